"""The log and its proof."""
