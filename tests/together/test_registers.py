"""Lists that come in at once: nobody is lost, nobody is entered twice, and the register stands on whole lists."""

import json
from contextlib import ExitStack

from installation import Installation

PROCESSES = 4

# Each brings ten people whom all bring and ten of its own, and confirms as soon as nobody else was quicker.
BRINGER = """
import sys
from django.utils import timezone
from songhanh.agencies.access import Viewer
from songhanh.agencies.queries import agency_by_code
from songhanh.people.actions.imports import Stale, compare_again, confirm_import, receive_list
from songhanh.people.jobs import claim, read_list
from songhanh.people.models import Import
number = int(sys.argv[1])
head = "Họ và tên;Giới tính;Ngày sinh;Đơn vị"
alike = [f"Lò Văn Chung{chr(97 + at)};Nam;{10 + at}/05/1980;Văn phòng" for at in range(10)]
own = [f"Vi Thị Riêng{chr(97 + number)}{chr(97 + at)};Nữ;{10 + at}/0{number + 1}/1990;Thanh tra" for at in range(10)]
content = "\\n".join([head, *alike, *own]).encode()
agency = agency_by_code("SKHDT")
found = receive_list(agency=agency, name=f"{number}.csv", chunks=[content], by=Viewer.program(timezone.now()))
for attempt in range(50):
    claimed = claim(found.pk, timezone.now(), f"test/{number}/{attempt}")
    read_list(claimed, Viewer.program(timezone.now()))
    state = Import.objects.get(pk=found.pk)
    assert state.state == "preview", state.problem_vi
    try:
        confirm_import(of=found.pk, by=Viewer.program(timezone.now()))
        break
    except Stale:
        compare_again(of=found.pk, by=Viewer.program(timezone.now()))
else:
    raise SystemExit("never stored")
print("stored", attempt)
"""
LOOK = """
import json
from collections import Counter
from songhanh.audit.queries import prove
from songhanh.people.jobs import clear_leaving
from songhanh.people.kinds import FactKind
from songhanh.people.models import Entry, Fact, Person
from django.utils import timezone
while clear_leaving(timezone.now(), "test/9/9"):
    pass
names = Counter(fact.values["name"] for fact in Fact.objects.believed().filter(kind=FactKind.IDENTITY))
print(json.dumps({
    "names": len(names), "most": max(names.values()), "people": Person.objects.count(),
    "stand": sorted(Entry.objects.filter(state="stands").values_list("number", flat=True)),
    "staged": Entry.objects.filter(state__in=["staged", "leaving"]).count(),
    "broken": [one.agency for one in prove() if one.broken is not None],
}))
"""


def test_lists_of_the_same_people_brought_at_once_make_one_register(installation: Installation) -> None:
    with ExitStack() as stack:
        started = [stack.enter_context(installation.start(BRINGER, number)) for number in range(PROCESSES)]
        told = [one.communicate(timeout=300) for one in started]
    assert [(one.returncode, err) for one, (_, err) in zip(started, told, strict=True)] == [(0, "")] * PROCESSES
    found = json.loads(installation.python(LOOK))
    people = 10 + 10 * PROCESSES
    assert (found["names"], found["most"], found["people"]) == (people, 1, people)
    assert found["stand"] == list(range(1, PROCESSES + 1))
    assert (found["staged"], found["broken"]) == (0, [])
