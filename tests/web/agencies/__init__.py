"""The pages of the agency."""
