"""The register of `songhanh demo`: two years of lists, events, snapshots, and something on each list that falls due."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from installation import SEED, Installation

from songhanh.cli.site.demo_papers import Letterhead, staff_list
from songhanh.cli.site.demo_roll import roll
from songhanh.law.staff import Sex
from songhanh.rosters.opening import open_roster

SIGN_IN = ("lananh", "khai", "huy", "bich", "ha", "tuan", "lan", "minh")
LOOK = """
import json
from collections import Counter
from django.utils import timezone
from songhanh.agencies.models import Body, User
from songhanh.agencies.queries import viewer_of
from songhanh.people.models import Fact, Import, Line, Snapshot
from songhanh.people.queries.due import due_counts
agency = Body.objects.get(code="CO-QUAN")
ha = viewer_of(User.objects.get(username="ha"), timezone.now(), "vi")
print(json.dumps({
    "lists": Counter(f"{one.kind} {one.state}" for one in Import.objects.all()),
    "newest": Import.objects.first().summary | {"problems": Import.objects.first().problems},
    "lines": [[one.doubt, one.choice, len(one.candidates)] for one in Line.objects.all()],
    "snapshots": [[str(one.day), one.present, one.women] for one in Snapshot.objects.order_by("day")],
    "facts": Counter(Fact.objects.believed().values_list("kind", flat=True)),
    "due": due_counts(agency, ha),
    "version": Import.objects.first().seen_version,
}))
"""


def seen(of: Installation) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(of.python(LOOK))
    return found


def test_two_years_of_a_register_are_there_and_a_list_waits(demonstration: Installation) -> None:
    found = seen(demonstration)
    assert found["lists"] == {
        "staff stored": 3, "pool stored": 1, "training stored": 2, "evaluation stored": 1, "staff preview": 1,
    }  # fmt: skip
    newest = found["newest"]
    assert (newest["new"], newest["doubts"], newest["unknown_units"]) == (1, 1, {})
    assert [problem[3] for problem in newest["problems"]] == ["impossible_date"]
    assert found["lines"] == [["birth", "", 1]]
    facts = found["facts"]
    assert (facts["leave"], facts["departure"]) == (2, 1)
    assert facts["pool"] > 15
    assert facts["evaluation"] > 50


def test_its_snapshots_tell_of_two_years(demonstration: Installation) -> None:
    snapshots = seen(demonstration)["snapshots"]
    assert len(snapshots) == 7
    first, last = (date.fromisoformat(snapshots[at][0]) for at in (0, -1))
    assert (last - first).days > 650
    assert (date.today() - last).days <= 31
    assert all(50 <= present <= 60 and 0.4 <= women / present <= 0.5 for _, present, women in snapshots)


def test_each_list_that_falls_due_has_something(demonstration: Installation) -> None:
    due = seen(demonstration)["due"]
    assert len(due) == 7
    assert [code for code, count in due.items() if not count] == []


def test_a_second_run_keeps_it_and_the_log_is_whole(demonstration: Installation) -> None:
    before = seen(demonstration)
    again = demonstration("demo", SEED)
    assert "Giữ nguyên dữ liệu" in again.out
    assert seen(demonstration) == before
    assert demonstration("verify-audit").code == 0


@pytest.mark.parametrize("today", [date(2026, 11, 1), date(2027, 1, 31), date(2028, 2, 29), date(2030, 12, 31)])
def test_the_people_are_plausible_on_any_day(today: date, tmp_path_factory: pytest.TempPathFactory) -> None:
    known = {username: f"Người {username}" for username in SIGN_IN}
    units = ["Văn phòng", "Phòng Tổ chức cán bộ", "Thanh tra", "Công đoàn", "Ban Vì sự tiến bộ của phụ nữ Sở"]
    for given in (units, [*units, "Phòng Tổng hợp", "Trung tâm Xúc tiến", "Chi cục Thủy lợi"]):
        people = roll(given, known, today)
        assert len({one.name for one in people}) == len(people) >= 55
        women = sum(one.sex is Sex.FEMALE for one in people)
        assert 0.38 < women / len(people) <= 0.5
        for days in (745, 366, 2):
            day = today - timedelta(days=days)
            paper = tmp_path_factory.mktemp("list") / "danh-sach.csv"
            paper.write_bytes(staff_list(Letterhead("Ủy ban nhân dân tỉnh", "Sở Thử"), people, day, today))
            read = open_roster(paper, {}, today)
            assert (read.kind, read.as_of, read.problems) == ("staff", day.isoformat(), [])
            assert len(read.entries) == sum(one.is_there(day) for one in people)
