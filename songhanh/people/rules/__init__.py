"""What the law says of the people of a register, as of a day: pure functions of a `Standing`."""
