"""The measures on the web: every figure with its parts, hidden where it is small, own targets, what is to come."""

from datetime import timedelta

import pytest
from cast import NOW, Cast
from fetching import Pages
from people.lists import REGISTERS, give, person, store

from songhanh.people.actions.events import enter_fact
from songhanh.people.actions.imports import choose, confirm_import
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.history import Statement
from songhanh.people.kinds import FactKind
from songhanh.people.models import Fact, Line, OwnTarget, Snapshot

pytestmark = pytest.mark.django_db


def with_snapshots(people: Cast) -> list[Snapshot]:
    """A real list of 58 people and its planning pool, on two days."""
    found = []
    for at, name in enumerate(("01-trich-ngang-so.xlsx", "06-quy-hoach-2025-2030.xlsx")):
        by = people.viewer(people.ha, NOW + timedelta(days=at))
        given = give(people.agency, (REGISTERS / name).read_bytes(), by, name)
        for line in Line.objects.filter(of_import=given, choice=""):
            choose(line=line.pk, choice="leave" if line.doubt == "twice" else "new", by=by)
        confirm_import(of=given.pk, by=by)
        found.append(take_snapshot(agency=people.agency, day=by.day, by=by))
    return found


def test_a_figure_opens_its_parts_its_day_and_its_source(page: Pages, people: Cast) -> None:
    _, newest = with_snapshots(people)
    told = page("/can-bo-nu/", by=people.ha).words
    for expected in ("Tử số", "Mẫu số", "Định nghĩa", newest.people_digest[:12], "Quyết định số 2282/QĐ-TTg"):
        assert expected in told
    assert f"nữ trong {newest.present}" in told
    assert "Từ quy hoạch đến bổ nhiệm" in told


def test_whoever_only_counts_sees_no_small_number_and_no_name(page: Pages, people: Cast) -> None:
    with_snapshots(people)
    seen, counted = page("/can-bo-nu/", by=people.ha).html, page("/can-bo-nu/", by=people.an).html
    assert ">ẩn<" not in seen
    assert "/so-can-bo/?nhom=pool&amp;ngay=" in seen
    assert "/so-can-bo/?nhom=pool" not in counted
    assert ">ẩn<" in counted
    assert "Vì sao có ô ẩn?" in counted
    names = [fact.values["name"] for fact in Fact.objects.believed().filter(kind=FactKind.IDENTITY)]
    for path in ("", "du-bao/", "khac-biet/"):
        told = page(f"/can-bo-nu/{path}", by=people.an).html
        assert [name for name in names if name in told] == []
    page("/can-bo-nu/", by=people.em, status=403)
    page("/can-bo-nu/", by=people.binh)
    page(f"/can-bo-nu/?co-quan={people.agency.pk}", by=people.binh, status=404)


def test_the_workbook_has_every_table(page: Pages, people: Cast) -> None:
    with_snapshots(people)
    page("/can-bo-nu/", by=people.an)
    answer = page.client.get("/can-bo-nu/?tep=xlsx")
    assert answer.headers["Content-Type"].endswith("sheet")
    assert answer.content[:2] == b"PK"


def test_an_earlier_day_can_be_chosen(page: Pages, people: Cast) -> None:
    first, _ = with_snapshots(people)
    assert first.people_digest[:12] in page(f"/can-bo-nu/?chot={first.pk}", by=people.ha).words


def test_without_a_snapshot_it_says_what_to_do(page: Pages, people: Cast) -> None:
    assert "Chưa có bản chốt" in page("/can-bo-nu/", by=people.an).words
    store(people)
    page("/can-bo-nu/chot/", by=people.ha, post={"day": "2026-11-09"})
    assert Snapshot.objects.get().present == 3
    assert "chưa đến" in page("/can-bo-nu/chot/", by=people.ha, post={"day": "2099-01-01"}, status=422).words


def test_the_agency_sets_a_target_of_its_own_with_its_basis(page: Pages, people: Cast) -> None:
    with_snapshots(people)
    typed = {"measure": "NB-1.2.unit", "year": 2026, "percent": "45"}
    assert "căn cứ" in page("/can-bo-nu/muc-rieng/", by=people.an, post=typed, status=422).words.lower()
    page("/can-bo-nu/muc-rieng/", by=people.an, post={**typed, "reason": "Nghị quyết 12-NQ/ĐU"})
    assert OwnTarget.objects.get().percent == 45
    assert "mục tiêu 45% của cơ quan" in page("/can-bo-nu/", by=people.an).words
    page("/can-bo-nu/muc-rieng/", by=people.ha, status=403)


def test_what_if_works_as_a_plain_form(page: Pages, people: Cast) -> None:
    with_snapshots(people)
    plain = page("/can-bo-nu/du-bao/", by=people.an)
    asked = page("/can-bo-nu/du-bao/?nu=100&dich=60&them=2&roi=10&cap=unit&het=1", by=people.an)
    assert plain.words != asked.words
    assert "2030" in asked.words
    page("/can-bo-nu/du-bao/?nu=900", by=people.an, status=422)


def test_differences_are_told_in_sentences(page: Pages, people: Cast) -> None:
    with_snapshots(people)
    told = page("/can-bo-nu/khac-biet/", by=people.ha).words
    assert "Phương pháp" in told
    assert "Không thấy khác biệt chưa có nghĩa là bình đẳng" in told


def test_whoever_sees_the_people_sees_the_share_of_a_small_pool(page: Pages, people: Cast) -> None:
    store(people)
    for name in ("Nguyễn Thị Hoa", "Lê Thị Lan", "Trần Văn Hùng"):
        said = Statement(FactKind.POOL, {"pool_round": "2025-2030"}, NOW.date(), NOW.date(), slot="2025-2030|")
        enter_fact(person=person(name).pk, said=said, by=people.viewer(people.ha))
    take_snapshot(agency=people.agency, day=NOW.date(), by=people.viewer(people.ha))
    assert "66,7%" in page("/can-bo-nu/du-bao/", by=people.ha).words
    assert "66,7%" not in page("/can-bo-nu/du-bao/", by=people.an).words
