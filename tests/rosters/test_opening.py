"""A staff list is opened in a process of its own, and whatever happens there is told in a sentence."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from command import ROOT

from songhanh.formats.limits import Limits
from songhanh.lib.words import Problem, Words
from songhanh.rosters.child import read_bytes
from songhanh.rosters.opening import _answer, open_roster, plain
from songhanh.rosters.roster import CellProblem, Ignored, People, Roster
from songhanh.rosters.schema import error_of, to_json

DATA = ROOT / "tests" / "data" / "registers"
LIST = DATA / "05-moi-phong-mot-sheet.xlsx"


def test_the_child_reads_what_the_parent_would() -> None:
    found = open_roster(LIST, today=date(2026, 1, 1))
    assert found == read_bytes(LIST.read_bytes(), LIST.name, date(2026, 1, 1))
    assert len(found.entries) == 45


def test_a_mapping_goes_into_the_child() -> None:
    mapping = json.loads((DATA / "13-khong-co-tieu-de.expected.json").read_text(encoding="utf-8"))["mapping"]
    found = open_roster(DATA / "13-khong-co-tieu-de.xlsx", mapping)
    assert found.needs_mapping
    assert found.mapping == {column: target for column, target in mapping.items() if target}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("15-co-mat-khau.xlsx", "encrypted"),
        ("16-tai-ve-do-dang.xlsx", "broken"),
        ("17-ket-xuat-web.xls", "not-a-spreadsheet"),
        ("18-tep-rong.xls", "empty"),
        ("none.xlsx", "missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name: str, code: str) -> None:
    with pytest.raises(Problem) as told:
        open_roster(DATA / name)
    assert told.value.code == code
    assert name in told.value.say()


def test_a_form_that_nobody_filled_in_is_empty(tmp_path: Path) -> None:
    form = tmp_path / "mẫu.csv"
    form.write_text("STT;Họ và tên;Ngày sinh\n1;;\n2;;\n", encoding="utf-8")
    with pytest.raises(Problem) as told:
        open_roster(form)
    assert error_of(told.value) == {"error": "empty"}


def test_limits_hold_in_the_child() -> None:
    with pytest.raises(Problem) as told:
        open_roster(LIST, limits=Limits(cells=10))
    assert told.value.code == "too-many-cells"
    with pytest.raises(Problem) as told:
        open_roster(LIST, limits=Limits(seconds=0))
    assert told.value.code == "too-slow"


def test_only_plain_values_are_taken_from_the_child() -> None:
    uneven = plain(Roster(people=[People("S", [3, 4], {"name": ["Lê Văn An"]})]))
    nobody = plain(Roster())
    for sent in (b"", b"nonsense", *map(pickle.dumps, (Path("x"), {"kind": "staff"}, uneven, nobody))):
        with pytest.raises(Problem) as told:
            _answer(sent, 0, "x.xlsx")
        assert told.value.code == "reader-failed"


def test_the_roster_is_told_in_the_schema_of_the_command() -> None:
    roster = Roster(
        "staff",
        "2025-12-31",
        "Sở A",
        mapping={"Họ và tên": "name"},
        people=[People("S", [3], {"name": ["Lê Văn An"], "unit": [None]})],
        problems=[CellProblem("S", 3, "C", "missing_birth")],
        ignored=[Ignored("S", 1, "title")],
    )
    told = to_json(roster)
    assert told["about"] == {"kind": "staff", "as_of": "2025-12-31", "agency": "Sở A"}
    assert told["rows"] == [{"sheet": "S", "row": 3, "name": "Lê Văn An"}]
    assert told["ignored_rows"] == [{"sheet": "S", "row": 1, "kind": "title"}]
    assert {"rule": "missing_birth", "severity": "warning"}.items() <= told["problems"][0].items()
    assert plain(roster)["people"] == [("S", [3], {"name": ["Lê Văn An"], "unit": [None]})]


def test_an_error_that_has_no_name_of_its_own_is_told_by_its_code() -> None:
    assert error_of(Problem("too-big", Words("a", "b"), Words("c", "d"))) == {"error": "too-big"}
