"""The roster as JSON: what `songhanh import-register --json` prints."""

from typing import Any

from songhanh.lib.words import Problem
from songhanh.rosters.roster import Roster
from songhanh.rosters.rules import RULES

# What other programs are told of a file that cannot be read.
_ERRORS = {"encrypted": "password", "broken": "truncated", "empty": "empty"}
_NO_TABLE = {"unknown-type", "not-a-spreadsheet", "zip-bomb", "too-deep"}


def to_json(roster: Roster) -> dict[str, Any]:
    """The roster in the schema of the command."""
    return {
        "about": {"kind": roster.kind, "as_of": roster.as_of, "agency": roster.agency},
        "needs_mapping_step": roster.needs_mapping,
        "mapping": roster.mapping,
        "ignored_sheets": roster.ignored_sheets,
        "problems": [
            {
                **one._asdict(),
                "severity": RULES[one.rule].severity.value,
                "what": RULES[one.rule].what._asdict(),
                "remedy": RULES[one.rule].remedy._asdict(),
            }
            for one in roster.problems
        ],
        "ignored_rows": [one._asdict() for one in roster.ignored],
        "rows": [{"sheet": one.sheet, "row": one.row, **one.values} for one in roster.entries],
    }


def error_of(problem: Problem) -> dict[str, str]:
    """What is told of a file that cannot be read: `password`, `truncated`, `empty`, `not_a_spreadsheet`, a code."""
    return {"error": "not_a_spreadsheet" if problem.code in _NO_TABLE else _ERRORS.get(problem.code, problem.code)}
