"""The Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The staff register and its history."""

    name = "songhanh.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
