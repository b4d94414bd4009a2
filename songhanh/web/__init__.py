"""The pages: HTML with htmx, every form without JavaScript too."""
