"""The measures: where women and men stand, which differences chance may make, and what can be reached."""
