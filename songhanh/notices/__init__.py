"""What people must be told: stored with the change, shown on the desk, sent later."""
