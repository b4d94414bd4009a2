"""Reports that need the statistics stack, which takes seconds to load: loaded when the first page or command asks."""

from importlib import import_module
from typing import Any


def measures() -> Any:
    """The module `reports.measures`."""
    return import_module("songhanh.reports.measures")


def differences() -> Any:
    """The module `reports.differences`."""
    return import_module("songhanh.reports.differences")
