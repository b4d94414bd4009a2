"""The Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, tasks, evidence, targets."""

    name = "songhanh.plans"
    label = "plans"
