"""Every write to plans, by subject."""
