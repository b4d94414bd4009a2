"""The words for sex and kind of staff are those that lists and laws use."""

from reference_data import sheet

from songhanh.law.staff import Sex, StaffKind


def test_sexes_are_those_of_the_schedule() -> None:
    assert {one.value for one in Sex} == {row["sex"] for row in sheet("retirement")}
    assert [one.words.vi for one in Sex] == ["Nam", "Nữ"]


def test_kinds_of_staff_are_those_of_the_glossary() -> None:
    glossary = {row["vi"]: row["en"] for row in sheet("glossary")}
    assert all(glossary[one.words.vi] == one.value for one in StaffKind)
