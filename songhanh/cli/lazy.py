"""What a command may need and most runs do not, loaded when it is first used."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from songhanh.formats.blocks import Document
from songhanh.lib.words import Language
from songhanh.reading.plan import Plan

_MODULES = {
    "summary": "songhanh.cli.summary",
    "propose": "songhanh.reading.proposals",
}


def summary(document: Document, plan: Plan, name: str, on: date, language: Language) -> Iterator[str]:
    """The lines of `songhanh.cli.summary`."""
    yield from _function("summary")(document, plan, name, on, language)


def propose(plan: Plan) -> Plan:
    """The plan with the proposals of `songhanh.reading.proposals`."""
    proposed: Plan = _function("propose")(plan)
    return proposed


def _function(name: str) -> Any:
    return getattr(import_module(_MODULES[name]), name)
