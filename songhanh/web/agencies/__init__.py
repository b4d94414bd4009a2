"""The agency, its units, its people, its log."""
