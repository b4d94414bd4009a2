"""Rules of people, without a database."""
