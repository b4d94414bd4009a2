"""The staff register: lists that come in, people and their history, what falls due."""
