"""What is told to people, and the mails that carry it."""
