"""One document model (blocks) with its readers and writers."""
