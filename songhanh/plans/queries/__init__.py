"""What pages, files and reports need of plans, by subject."""
