"""The Django app."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies and people."""

    name = "songhanh.agencies"
    label = "agencies"
