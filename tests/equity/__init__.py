"""The measures, against published figures, other libraries, and people who try to compute back what was hidden."""
