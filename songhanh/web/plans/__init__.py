"""Plans: import, reading desk, board, tasks, calendar, targets."""
