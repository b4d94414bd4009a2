"""What an item may hold, and what becomes of it when it is split or merged."""

import pytest

from songhanh.lib.words import Problem
from songhanh.plans.desk_rules import cleaned, heading, joined_values, parted_values
from songhanh.plans.drafting import FIELDS


def test_only_the_fields_of_the_kind_are_kept() -> None:
    assert cleaned("section", {"label": "I", "title": "x", "lead": ["y"]}) == {"label": "I", "title": "x"}


def test_a_target_is_a_number_by_a_year() -> None:
    values = {"text": "Nữ", "comparator": ">=", "value": "40,5", "unit": "%", "by": "2030"}
    assert cleaned("target", values)["value"] == 40.5
    assert cleaned("target", values)["by"] == 2030
    for wrong in ({"value": "nhiều"}, {"comparator": "~"}, {"by": "30"}):
        with pytest.raises(Problem):
            cleaned("target", {**values, **wrong})


def test_parts_keep_all_but_the_words() -> None:
    values = {"text": "a; b", "lead_unit": 1, "due": "2026-06-30"}
    assert parted_values("task", values, ["a", " b "]) == [{**values, "text": "a"}, {**values, "text": "b"}]
    with pytest.raises(Problem):
        parted_values("task", values, ["a", " "])
    with pytest.raises(Problem):
        parted_values("section", values, ["a", "b"])


def test_what_is_merged_loses_nothing() -> None:
    first = {"text": "a.", "lead": ["X"], "lead_unit": 1, "starts": "2026-02-01", "due": "2026-03-01"}
    second = {
        "text": "b",
        "lead": ["Y"],
        "lead_unit": 2,
        "starts": "2026-01-01",
        "due": "2026-06-01",
        "partners": ["Z"],
    }
    found = joined_values([("task", first), ("task", second)])
    assert found["text"] == "a; b"
    assert (found["starts"], found["due"]) == ("2026-01-01", "2026-06-01")
    assert (found["lead_unit"], found["partner_units"]) == (1, [2])
    assert found["lead"] == ["X", "Y"]
    assert found["partners"] == ["Z"]


def test_only_tasks_are_merged() -> None:
    with pytest.raises(Problem):
        joined_values([("task", {"text": "a"}), ("section", {"title": "b"})])


@pytest.mark.parametrize("kind", FIELDS)
def test_an_item_without_values_has_a_heading_too(kind: str) -> None:
    assert isinstance(heading(kind, {}), str)


def test_a_law_without_number_is_called_by_its_name() -> None:
    assert heading("citation", {"type": "Luật", "title": "Bình đẳng giới"}) == "Luật Bình đẳng giới"
    assert heading("citation", {"type": "Kế hoạch", "number": "62/KH-UBND", "title": "x"}) == "Kế hoạch 62/KH-UBND"
