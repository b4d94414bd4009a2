"""Staff lists: their cells, headings and rows, and the people that are read of them."""
