"""My desk: what is late, what is due, what waits for me; and the search."""
