"""A form that somebody else's change overtook: what stands now is shown beside it, and sent once more it is taken."""

from typing import Any

import pytest
from cast import Cast
from fetching import Page, Pages
from imported import issued, office_task

from songhanh.plans.actions.tasks import TaskSetting, amend_task, move_due
from songhanh.plans.actions.work import report_progress
from songhanh.plans.models import Occurrence, Task


@pytest.fixture
def task(people: Cast) -> Task:
    return office_task(people, issued(people))


def sent_again(page: Page, path: str) -> dict[str, Any]:
    """What the browser sends when the form of that address is sent as it stands."""
    form = next(one for one in page.tree.iter("form") if (one.get("action") or path) == path and is_own(one))
    values: dict[str, Any] = {}
    for one in form.iter():
        name = one.get("name")
        if one.tag == "textarea":
            values[name] = one.text or ""
        elif one.tag == "input" and name and (one.get("type") != "checkbox" or one.get("checked") is not None):
            values[name] = one.get("value", "")
        elif one.tag == "select":
            values[name] = next((o.get("value") for o in one.iter("option") if o.get("selected") is not None), "")
    return values


def is_own(form: Any) -> bool:
    return any(one.get("name") == "version" for one in form.iter("input"))


def progress(people: Cast, time: Occurrence) -> None:
    """Em reports while the other form is open."""
    report_progress(occurrence=time.pk, version=time.version, percent=35, text="Đã mời", by=people.viewer(people.em))


def test_progress_is_taken_when_it_is_sent_once_more(people: Cast, page: Pages, task: Task) -> None:
    time = task.occurrences.get()
    progress(people, time)
    path = f"/lan-thuc-hien/{time.pk}/tien-do/"
    typed = {"version": time.version, "percent": 60, "text": "Đã họp"}
    refused = page(path, people.giang, typed, status=409)
    assert "Giá trị đang được lưu" in refused.words
    assert "35%" in refused.words
    again = sent_again(refused, path)
    assert (again["percent"], again["text"].strip()) == ("60", "Đã họp")
    page(path, people.giang, again)
    assert Occurrence.objects.get(pk=time.pk).percent == 60


def test_a_cancellation_with_its_reason_is_taken_when_it_is_sent_once_more(
    people: Cast, page: Pages, task: Task
) -> None:
    time = task.occurrences.get()
    progress(people, time)
    path = f"/lan-thuc-hien/{time.pk}/cancel/buoc/"
    refused = page(path, people.an, {"version": time.version, "reason": "Gộp với lớp khác"}, status=409)
    assert "Giá trị đang được lưu" in refused.words
    assert "Đang thực hiện" in refused.words
    page(path, people.an, sent_again(refused, path))
    assert Occurrence.objects.get(pk=time.pk).reason == "Gộp với lớp khác"


def test_another_due_day_is_taken_when_it_is_sent_once_more(people: Cast, page: Pages, task: Task) -> None:
    time = task.occurrences.get()
    by = people.viewer(people.khai)
    move_due(occurrence=time.pk, version=time.version, due=by.day.replace(day=20), reason="Bận", by=by)
    path = f"/lan-thuc-hien/{time.pk}/lui-han/"
    typed = {"version": time.version, "due": "2026-12-15", "reason": "Chờ kinh phí"}
    refused = page(path, people.an, typed, status=409)
    assert "20/11/2026" in refused.words
    page(path, people.an, sent_again(refused, path))
    assert str(Occurrence.objects.get(pk=time.pk).due) == "2026-12-15"


def test_an_amendment_shows_what_differs_and_is_taken_when_it_is_sent_once_more(
    people: Cast, page: Pages, task: Task
) -> None:
    path = f"/nhiem-vu/{task.pk}/dieu-chinh/"
    typed = sent_again(page(path, people.an), path) | {"text": "Nội dung của An", "reason": "Theo công văn 12"}
    theirs = TaskSetting(text="Nội dung của Khải", lead=people.inspectors, due=task.due, directive="CV 9")
    amend_task(task=task.pk, version=task.version, setting=theirs, reason="Khác", by=people.viewer(people.khai))
    refused = page(path, people.an, typed, status=409)
    assert "Nội dung của Khải" in refused.words
    assert "CV 9" in refused.words
    again = sent_again(refused, path)
    assert again["text"].strip() == "Nội dung của An"
    page(path, people.an, again)
    task.refresh_from_db()
    assert (task.text, task.lead) == ("Nội dung của An", people.office)
