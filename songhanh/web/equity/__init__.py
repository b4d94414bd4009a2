"""Where women and men stand: figures of snapshots, differences, what is to come."""
