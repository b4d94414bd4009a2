"""Who a line is about, without an identity number."""

import json
from typing import Any

import pytest
from cast import Cast

from people.lists import REGISTERS, give
from songhanh.people.actions.imports import choose, confirm_import
from songhanh.people.models import Fact, Import, Line, Person
from songhanh.people.models.register import FactRows
from songhanh.people.recognition import Doubt, Found, Known, People, births_agree, recognise

HOA = Known(1, "Nguyễn Thị Hoa", "", "1975-05-03", "F", "001", "Văn phòng", "Chánh Văn phòng")
HUNG = Known(2, "Trần Văn Hùng", "", "1980", "M", "", "Phòng Tổng hợp", "Chuyên viên")


def told(*known: Known, **line: str) -> Found:
    return recognise({"name": "Nguyễn Thị Hoa", **line}, People.of(known or (HOA, HUNG)))


def test_a_name_with_a_birth_date_that_agrees_is_the_person() -> None:
    for birth in ("1975-05-03", "1975-05", "1975"):
        assert told(birth=birth) == Found(1)


def test_a_typing_slip_in_a_mark_is_no_other_person() -> None:
    assert told(name="Nguyễn Thị Hoà", birth="1975-05-03") == Found(1)


def test_a_staff_code_with_the_name_is_the_person_and_with_another_name_a_doubt() -> None:
    assert told(staff_code="001") == Found(1)
    assert told(name="Vi Văn Long", staff_code="001").doubt is Doubt.CODE


def test_another_birth_date_is_another_person_unless_the_place_is_the_same() -> None:
    assert told(birth="1991-01-01", unit="Thanh tra Sở") == Found()
    assert told(birth="1957-05-03", unit="Văn phòng").doubt is Doubt.BIRTH


def test_without_a_birth_date_the_unit_decides() -> None:
    assert told(unit="Văn phòng") == Found(1)
    assert told(unit="Thanh tra Sở") == Found(doubt=Doubt.UNIT, candidates=(1,))


def test_two_of_one_name_are_told_apart_by_their_place_or_by_a_person() -> None:
    other = HOA._replace(person=3, birth="1975-05-03", unit="Thanh tra Sở", position="Thanh tra viên", staff_code="")
    assert told(HOA, other, birth="1975", unit="Thanh tra Sở") == Found(3)
    assert told(HOA, other, birth="1975") == Found(doubt=Doubt.SEVERAL, candidates=(1, 3))


def test_a_former_name_is_the_person_and_a_new_one_a_doubt() -> None:
    assert told(name="Nguyễn Thu Hoa", other_name="Nguyễn Thị Hoa", birth="1975") == Found(1)
    assert told(name="Nguyễn Thu Hoa", birth="1975-05-03", sex="F", unit="Văn phòng").doubt is Doubt.NAME


def test_another_sex_is_another_person() -> None:
    assert told(birth="1975-05-03", sex="M", unit="Thanh tra") == Found()


@pytest.mark.parametrize(
    ("one", "other", "agree"), [("1980", "1980-05", True), ("1980-05", "1980-06", False), ("", "1980", True)]
)
def test_dates_agree_where_neither_says_more_than_the_other_denies(one: str, other: str, agree: bool) -> None:
    assert births_agree(one, other) is agree
    assert births_agree(other, one) is agree


# Lists of the same people as the first list: they are to be known again.
FIRST = "01-trich-ngang-so.xlsx"
LATER = [
    "06-quy-hoach-2025-2030.xlsx",
    "08-danh-gia-xep-loai-2025.ods",
    "09-de-nghi-nang-bac-luong.xlsx",
    "10-boi-duong-2024.xlsx",
]


@pytest.mark.django_db
@pytest.mark.parametrize("later", LATER)
def test_nobody_of_a_real_list_is_taken_for_somebody_else(people: Cast, later: str) -> None:
    """By the truth that the lists come with: sure is right, and whom the program does not know it asks about."""
    settle(give_real(people, FIRST), people)
    known = people_by_place(Fact.objects.believed())
    numbers = {row["person"]: known.get(place(row)) for row in truth(FIRST)}
    found = give_real(people, later)
    doubtful = {(line.sheet, line.row) for line in Line.objects.filter(of_import=found)}
    fresh = set(Person.objects.filter(entry=found.entry).values_list("pk", flat=True))
    staged = people_by_place(Fact.objects.filter(entry=found.entry))
    wrong = []
    for row in truth(later):
        taken, expected = staged.get(place(row)), numbers.get(row["person"])
        if (row["sheet"], row["row"]) not in doubtful and taken is not None:
            right = taken == expected if expected else taken in fresh
            wrong += [] if right else [(row["name"], taken, expected)]
    assert wrong == []
    assert len(doubtful) <= 0.1 * len(truth(later))
    assert len(fresh) == len({row["person"] for row in truth(later)} - set(numbers))


def truth(name: str) -> list[dict[str, Any]]:
    told: dict[str, Any] = json.loads((REGISTERS / name).with_suffix(".expected.json").read_text("utf-8"))
    rows: list[dict[str, Any]] = told["rows"]
    return rows


def place(row: dict[str, Any]) -> str:
    return f"{row['sheet']}!{row['row']}"


def people_by_place(facts: FactRows) -> dict[str, int]:
    return dict(facts.values_list("place", "person"))


def give_real(people: Cast, name: str) -> Import:
    return give(people.agency, (REGISTERS / name).read_bytes(), people.viewer(people.ha), name)


def settle(found: Import, people: Cast) -> None:
    for line in Line.objects.filter(of_import=found, choice=""):
        choose(line=line.pk, choice="leave" if line.doubt == Doubt.TWICE else "new", by=people.viewer(people.ha))
    confirm_import(of=found.pk, by=people.viewer(people.ha))
