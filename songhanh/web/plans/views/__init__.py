"""The views of plans, by subject."""
