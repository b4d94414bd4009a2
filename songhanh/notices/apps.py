"""The Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices and mail."""

    name = "songhanh.notices"
    label = "notices"
