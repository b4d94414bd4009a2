"""What the commands do that run a site; loaded only after Django was started (cli/django_start.py)."""
