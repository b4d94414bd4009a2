import os
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from mutations import mutation

from songhanh.formats.blocks import Document
from songhanh.formats.limits import Limits
from songhanh.formats.official import lay_out
from songhanh.formats.opening import open_document, read_bytes
from songhanh.lib.words import Problem
from songhanh.reading.findings import findings
from songhanh.reading.parts import parts
from songhanh.reading.plan_calendar import plan_calendar
from songhanh.reading.proposals import propose
from songhanh.reading.read import read
from songhanh.reading.schema import to_json
from songhanh.reading.work_table import Source, work_table

COUNT = int(os.environ.get("SONGHANH_MUTATIONS", "500"))
STEP = 100
ON = date(2026, 11, 25)
LIMITS = Limits(seconds=20)


def outcome(name: str, data: bytes) -> str:
    """What comes of a file, read in this process so that a mistake of ours shows: a document, or a problem's code."""
    try:
        document = read_bytes(data, name)
    except Problem as found:
        problem = found
    else:
        for paragraph in document.paragraphs():
            assert 0 <= paragraph.place.start <= paragraph.place.end <= len(document.source)
        understand(document)
        return "document"
    assert problem.say("vi")
    assert problem.say("en")
    return problem.code


def understand(document: Document) -> None:
    """All that a command makes of a document, but for the typesetting: it must end, and soon."""
    begun = time.process_time()
    reading = read(document)
    plan = propose(reading.plan)
    assert to_json(plan, full=True)
    assert findings(document, plan, ON) is not None
    assert work_table(plan, document, Source("x", "0" * 64, ON), ON).sheets
    assert plan_calendar(plan, ON).events
    assert lay_out(parts(reading), ON)
    assert time.process_time() - begun < LIMITS.seconds


@pytest.mark.parametrize("first", range(0, COUNT, STEP))
def test_a_spoilt_file_is_a_document_or_a_problem(first: int) -> None:
    outcomes: Counter[str] = Counter()
    for seed in range(first, min(COUNT, first + STEP)):
        name, data = mutation(seed)
        try:
            outcomes[outcome(name, data)] += 1
        except Exception as error:
            error.add_note(f"mutation {seed} of {name}")
            raise
    # Spoilt is not lost: much of what is damaged inside can still be read.
    assert outcomes["document"] > 0.2 * outcomes.total()


@pytest.mark.parametrize("seed", [21931, 48130])
def test_what_once_broke_a_reader_does_so_no_more(seed: int) -> None:
    name, data = mutation(seed)
    assert outcome(name, data)


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_file_keeps_the_limits_in_its_child(seed: int, tmp_path: Path) -> None:
    name, data = mutation(1_000_000 + seed)
    path = tmp_path / name
    path.write_bytes(data)
    codes = set[str]()
    try:
        open_document(path, LIMITS)
    except Problem as problem:
        codes.add(problem.code)
    assert not codes & {"reader-failed", "too-slow", "too-much-memory"}
