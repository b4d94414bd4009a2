"""The shape of a finding, and the rule that it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from songhanh.formats.blocks import Place
from songhanh.lib.words import Words


class Severity(StrEnum):
    """How much a finding matters, the gravest first; a note never stands in the way of signing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, what to do about it, where it stands, and the provision that says so (empty = good practice)."""

    code: str
    severity: Severity
    what: Words
    remedy: Words
    place: Place
    legal_basis: str = ""


class Rule(NamedTuple):
    """What a code says; the sentences have fields for the values of a finding ("{name}")."""

    severity: Severity
    what: Words
    remedy: Words


def tell(
    rules: dict[str, Rule],
    code: str,
    place: Place,
    legal_basis: str = "",
    severity: Severity | None = None,
    **values: str | Words,
) -> Finding:
    """The finding `code` with its values in the sentences; `severity` where it is not that of the rule."""
    rule = rules[code]
    return Finding(
        code, severity or rule.severity, _fill(rule.what, values), _fill(rule.remedy, values), place, legal_basis
    )


def _fill(sentence: Words, values: dict[str, str | Words]) -> Words:
    vi = {key: value.vi if isinstance(value, Words) else value for key, value in values.items()}
    en = {key: value.en if isinstance(value, Words) else value for key, value in values.items()}
    return Words(sentence.vi.format(**vi), sentence.en.format(**en))
