"""Plans: documents that were read, what was confirmed of them, and the work that became of it."""
