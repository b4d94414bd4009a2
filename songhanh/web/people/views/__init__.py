"""The views of the register, by subject."""
