"""The commands as a person meets them; a package, so that its files may bear the names of others below tests/."""
