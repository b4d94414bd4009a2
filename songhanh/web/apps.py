"""The Django app that holds templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "songhanh.web"
    label = "web"
