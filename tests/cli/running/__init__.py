"""The commands that run a site."""
