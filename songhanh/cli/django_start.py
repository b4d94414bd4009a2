"""Django, started for the commands that need it, and the modules that can be loaded only then."""

import os
from importlib import import_module
from typing import Any

_MODULES = {
    "work": "songhanh.cli.site.work",
    "first": "songhanh.cli.site.first",
    "proofs": "songhanh.cli.site.proofs",
    "backups": "songhanh.cli.site.backups",
    "examination": "songhanh.cli.site.examination",
    "readiness": "songhanh.cli.site.readiness",
    "imports": "songhanh.cli.site.imports",
    "demo": "songhanh.cli.site.demo",
    "register": "songhanh.cli.site.register",
    "measuring": "songhanh.cli.site.measuring",
}


def started(name: str) -> Any:
    """The module of that name in the table, with Django ready for it; the settings may raise Problem."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.wiring.settings")
    import_module("django").setup()
    return import_module(_MODULES[name])
