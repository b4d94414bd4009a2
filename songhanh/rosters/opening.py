"""Opening a staff list from outside: in a process of its own, under limits that the system enforces."""

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from songhanh.formats import problems
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.opening import load
from songhanh.lib.words import Problem, Words
from songhanh.rosters.roster import CellProblem, Ignored, People, Roster

# What taking in bytes that are no answer may raise.
_NO_ANSWER = (pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError, MemoryError)


def open_roster(
    path: Path, by_hand: Mapping[str, str | None] | None = None, today: date | None = None, limits: Limits = DEFAULT
) -> Roster:
    """The roster in the file at `path`, read in a child process; `by_hand` maps headings or letters of columns.

    Raises:
        Problem: whatever is wrong with the file, the mapping, or the reader; nothing else.
    """
    load(path, limits)
    asked = {"limits": limits._asdict(), "by_hand": dict(by_hand or {}), "today": (today or date.today()).isoformat()}
    command = [sys.executable, "-P", "-m", "songhanh.rosters.child", str(path)]
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=pickle.dumps(asked),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
            env=found,
        )
    except subprocess.TimeoutExpired as error:
        raise problems.too_slow(path.name) from error
    return _answer(done.stdout, done.returncode, path.name)


class _Plain(pickle.Unpickler):
    """Takes from the child lists, texts and numbers, no shape at all: a hostile file may have broken it."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name}")


def _answer(sent: bytes, code: int, name: str) -> Roster:
    if code or not sent:
        raise problems.reader_failed(name)
    try:
        told = _Plain(io.BytesIO(sent)).load()
        roster = _roster(told) if "problem" not in told else _raise(told["problem"], name)
        # Made here and not by who asks first: columns of different lengths are no answer.
        if not roster.entries:
            raise ValueError(name)
        return roster
    except _NO_ANSWER as error:
        raise problems.reader_failed(name) from error


def _raise(told: dict[str, Any], name: str) -> NoReturn:
    raise Problem(told["code"], Words(*told["what"]), Words(*told["remedy"]), told.get("where") or name)


def _roster(told: dict[str, Any]) -> Roster:
    return Roster(
        told["kind"],
        told["as_of"],
        told["agency"],
        told["needs_mapping"],
        told["mapping"],
        [People(*one) for one in told["people"]],
        [CellProblem(*one) for one in told["problems"]],
        [Ignored(*one) for one in told["ignored"]],
        told["ignored_sheets"],
    )


def plain(roster: Roster) -> dict[str, Any]:
    """The roster in lists, texts and numbers."""
    return {
        "kind": roster.kind,
        "as_of": roster.as_of,
        "agency": roster.agency,
        "needs_mapping": roster.needs_mapping,
        "mapping": roster.mapping,
        "people": [tuple(one) for one in roster.people],
        "problems": [tuple(one) for one in roster.problems],
        "ignored": [tuple(one) for one in roster.ignored],
        "ignored_sheets": roster.ignored_sheets,
    }
