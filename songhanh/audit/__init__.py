"""The append-only log: who did what, when, chained so that a change to it is found."""
