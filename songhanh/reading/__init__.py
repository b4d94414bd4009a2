"""From the blocks of a plan to its meaning, in small stages."""
