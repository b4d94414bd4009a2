"""A step of pay before its time: the ground is chosen, the quota told; a page shows the education that is kept."""

import pytest
from cast import Cast
from fetching import Pages
from people.lists import HEAD, OFFICE, as_csv, person, store

from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact

pytestmark = pytest.mark.django_db
HUNG = str(OFFICE[1][2])


def asked(page: Pages, people: Cast, **typed: str) -> str:
    """What the rules say of the step."""
    path = f"/so-can-bo/nguoi/{person(HUNG).pk}/ghi/nang-bac/"
    post = {"step": "7", "on": "2026-12-31", "buoc": "xem", **typed}
    return page(path, by=people.ha, post=post, HX_Request="true").html


def test_an_achievement_is_told_with_the_quota_of_the_staff(page: Pages, people: Cast) -> None:
    more = [(at, f"{at:03}", f"Hà Văn {at}", "Nam", "01/02/1985", *OFFICE[1][5:]) for at in range(4, 24)]
    store(people, as_csv([*OFFICE, *more], HEAD))
    told = asked(page, people, early="on", ground="early-achievement")
    assert "tối đa 2 người trong 23 người" in told
    assert "TT 08/2013/TT-BNV" in told


def test_before_retirement_there_is_no_quota(page: Pages, people: Cast) -> None:
    store(people)
    told = asked(page, people, early="on", ground="early-retirement")
    assert "Trong năm tối đa" not in told
    assert "còn thiếu" in told or "đã đến hạn" in told
    assert told != asked(page, people, early="on", ground="early-achievement")


def test_a_step_in_its_time_asks_for_no_ground(page: Pages, people: Cast) -> None:
    store(people)
    assert "Đến hạn ngày 01/06/2027" in asked(page, people)
    path = f"/so-can-bo/nguoi/{person(HUNG).pk}/ghi/nang-bac/"
    assert "Căn cứ nâng trước thời hạn" in page(path, by=people.ha).words
    page(path, by=people.ha, post={"step": "7", "on": "2027-06-01"})
    fact = Fact.objects.believed().get(person=person(HUNG), kind=FactKind.PAY, until=None)
    assert "early" not in fact.values


def test_a_persons_page_shows_the_education_that_is_kept(page: Pages, people: Cast) -> None:
    head = (*HEAD, "Trình độ chuyên môn", "Chuyên ngành")
    store(people, as_csv([(*one, "Thạc sĩ", "Quản lý công") for one in OFFICE], head))
    words = page(f"/so-can-bo/nguoi/{person(HUNG).pk}/", by=people.ha).words
    facts = words.partition("Thông tin ngày")[2].partition("Quá trình")[0]
    assert "Quản lý công" in facts
