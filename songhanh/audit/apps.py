"""The Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit log."""

    name = "songhanh.audit"
    label = "audit"
