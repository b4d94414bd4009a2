"""Measurements; each file is a program of its own."""
