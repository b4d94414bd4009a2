"""The process that reads one staff list: the file and the limits come in, lists and texts go out."""

import gc
import pickle
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from songhanh.formats import problems
from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.opening import load
from songhanh.formats.processes import bound
from songhanh.lib.words import Problem
from songhanh.rosters.opening import plain
from songhanh.rosters.read import no_person, read_sheets
from songhanh.rosters.roster import Roster
from songhanh.rosters.sources import sheets_of


def read_bytes(
    data: bytes, name: str, today: date, by_hand: Mapping[str, str | None] | None = None, limits: Limits = DEFAULT
) -> Roster:
    """The roster in `data`, read in this process; checked on the day that it states, else `today`.

    Raises:
        Problem: the bytes cannot be read, or hold no person.
    """
    try:
        roster = read_sheets(sheets_of(data, name, limits), today, by_hand)
    except MemoryError as error:
        raise problems.too_much_memory(name) from error
    if not any(one.rows for one in roster.people):
        raise no_person(name)
    return roster


def main() -> None:
    """Read the file that is named, under the limits that come in."""
    asked = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - from our own parent
    limits, path = Limits(**asked["limits"]), Path(sys.argv[1])
    # Nothing lives long here, and collecting garbage takes a third of the time.
    gc.disable()
    bound(limits.memory_mb, limits.seconds)
    told: dict[str, Any]
    try:
        told = plain(
            read_bytes(load(path, limits), path.name, date.fromisoformat(asked["today"]), asked["by_hand"], limits)
        )
    except Problem as problem:
        told = {
            "problem": {
                "code": problem.code,
                "what": tuple(problem.what),
                "remedy": tuple(problem.remedy),
                "where": problem.where,
            }
        }
    pickle.dump(told, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
