"""Who: the tree of agencies and units, the people who sign in, and what each may do where."""
