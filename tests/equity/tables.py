"""Tables for the tests: the files of the reference cases, and ones made on the spot."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from command import ROOT

from songhanh.equity.frames import Frame, frame_of
from songhanh.formats.data_files import from_columns, open_data

FOLDER = ROOT / "tests" / "data" / "equity"


def file(name: str) -> Path:
    """A file of the reference cases."""
    return FOLDER / name


def opened(name: str) -> Frame:
    """A file of the reference cases as a frame."""
    return frame_of(open_data(file(name)))


def made(**columns: Any) -> Frame:
    """A frame of these columns."""
    return frame_of(from_columns(columns, "bảng"))


@cache
def expected(case: str) -> dict[str, dict[str, Any]]:
    """What a reference case must give, by id."""
    told = json.loads((FOLDER / case / "expected.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in told["values"]}
