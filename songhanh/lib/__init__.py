"""Vietnamese text, dates and periods, sentences for people: the standard library only."""
