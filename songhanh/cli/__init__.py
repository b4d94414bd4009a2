"""The songhanh commands."""
