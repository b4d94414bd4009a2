"""What is written into the register."""
