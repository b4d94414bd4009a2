"""Dated reference data and the rules that need only values."""
