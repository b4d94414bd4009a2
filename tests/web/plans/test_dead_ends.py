"""No page offers what the person may not do, and none says two things of one day."""

from datetime import date

import pytest
from cast import Cast
from fetching import Pages
from imported import issued, office_task

from songhanh.plans.actions.tasks import move_due


def test_only_who_prepares_plans_is_offered_the_import(people: Cast, page: Pages) -> None:
    assert "Nhập kế hoạch" in page("/ke-hoach/", people.an).words
    for who in (people.em, people.khai, people.chi):
        assert "Nhập kế hoạch" not in page("/ke-hoach/", who).words
        assert "/van-ban/" not in page("/ke-hoach/", who).html


def test_the_search_stands_in_the_menu_and_asks_on_its_own_page(people: Cast, page: Pages) -> None:
    found = page("/tim/", people.em)
    nav = next(one for one in found.tree.iter("nav") if one.get("id") == "nav")
    assert "/tim/" in [one.get("href") for one in nav.iter("a")]
    main = next(one for one in found.tree.iter("main"))
    assert "q" in [one.get("name") for one in main.iter("input")]
    assert "Không thấy kết quả" not in found.words
    assert "Không thấy kết quả" in page("/tim/?q=khongcogi", people.em).words


@pytest.mark.parametrize("rest", ["", "bao-cao/", "?xem=thoi-gian"])
def test_without_scripts_no_button_prints(people: Cast, page: Pages, rest: str) -> None:
    found = page(f"/ke-hoach/{issued(people).pk}/{rest}", people.an)
    printing = [one for one in found.tree.iter("button") if one.get("data-print") is not None]
    assert [one.get("class") for one in printing if "js-only" not in one.get("class", "")] == []
    assert printing


def test_a_task_that_is_done_once_has_one_due_day_on_its_page(people: Cast, page: Pages) -> None:
    task = office_task(people, issued(people))
    time = task.occurrences.get()
    assert time.due is not None
    first, due = f"{time.due:%d/%m/%Y}", date(2026, 12, 24)
    move_due(occurrence=time.pk, version=time.version, due=due, reason="Bận", by=people.viewer(people.an))
    found = page(f"/nhiem-vu/{task.pk}/", people.em)
    days = [" ".join("".join(one.itertext()).split()) for one in found.tree.iter("dd")]
    assert [one for one in days if first in one] == []
    assert len([one for one in days if "24/12/2026" in one]) == 2
