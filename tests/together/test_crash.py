"""kill -9 at any moment: after the next start nothing that was acknowledged is missing, nothing is half there."""

import json
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from installation import SEED, Installation
from mail_server import MailServer, mail_server

ORDINARY, DEEP = 20, 500
_LISTS = ("missing", "broken", "orphans", "lost_files", "half_written")

# The next start with its sweep, and everything that must hold after it.
LOOK = """
import json, sys
from songhanh.agencies.files import file_store
from songhanh.audit.queries import prove
from songhanh.cli.site.waiting import named
from songhanh.cli.site.work import work
from songhanh.notices.models import Mail
from songhanh.plans.models import Evidence, Item, Occurrence, Plan, PlanDocument, Task
work(once=True)
kinds = {"document": PlanDocument, "plan": Plan, "task": Task, "evidence": Evidence}
missing = []
for line in json.loads(sys.argv[1]):
    kind, pk = line.split()
    if kind == "confirmed":
        there = Item.objects.filter(pk=pk, state="confirmed").exists()
    elif kind == "done":
        there = Occurrence.objects.filter(pk=pk, state="done").exists()
    else:
        there = kinds[kind].objects.filter(pk=pk).exists()
    missing += [] if there else [line]
kept = set(file_store().digests())
print(json.dumps({
    "missing": missing,
    "broken": [one.agency for one in prove() if one.broken is not None],
    "orphans": sorted(kept - named()),
    "lost_files": sorted(one for one in named() if not file_store().whole(one)),
    "half_written": [one.name for one in (file_store().root / "dang-ghi").glob("*")],
    "unread": PlanDocument.objects.exclude(state="read").count(),
    "empty_plans": Plan.objects.exclude(pk__in=Item.objects.values("plan")).count(),
    "without_times": Task.objects.filter(occurrences=None).count(),
    "sending": Mail.objects.filter(state="sending").count(),
    "sent": Mail.objects.filter(state="sent").count(),
    "unknown": Mail.objects.filter(state="unknown").count(),
}), flush=True)
"""
# What an office does all day; a line is printed only when the program was told that it is done.
WORK = """
from django.utils import timezone
from songhanh.agencies.models import Body, User
from songhanh.agencies.queries import viewer_of
from songhanh.lib.workers import worker_name
from songhanh.notices.actions import tell
from songhanh.notices.jobs import send_waiting
from songhanh.lib.words import Words
from songhanh.plans.actions.desk import confirm_items
from songhanh.plans.actions.documents import receive_document
from songhanh.plans.actions.evidence import About, add_file
from songhanh.plans.actions.tasks import TaskSetting, add_task
from songhanh.plans.actions.work import move_occurrence
from songhanh.plans.jobs import read_waiting
number, text = sys.argv[2], open(sys.argv[3], encoding="utf-8").read()
agency = Body.objects.get(code="CO-QUAN")
user = User.objects.get(username="lananh")
unit = Body.objects.filter(agency=agency).first()

def ack(*words):
    print(*words, flush=True)

def by():
    return viewer_of(user, timezone.now(), "vi")

ack("ready")
for turn in range(1000):
    name = f"{number}-{turn}"
    document = receive_document(agency=agency, name=f"{name}.txt", chunks=[f"{text}\\n{name}".encode()], by=by())
    ack("document", document.pk)
    read_waiting(timezone.now(), worker_name())
    document.refresh_from_db()
    if document.plan_id:
        ack("plan", document.plan_id)
        seen = list(Item.objects.filter(plan=document.plan_id).values_list("pk", "version"))
        for pk, version in seen[:3]:
            confirm_items(plan=document.plan_id, items=[(pk, version)], by=by())
            ack("confirmed", pk)
    task = add_task(agency=agency, setting=TaskSetting(text=name, lead=unit, directive="CV 1"), by=by())
    ack("task", task.pk)
    piece = add_file(tasks=[task.pk], about=About(name), name="a.txt", chunks=[f"Minh chứng {name}".encode()], by=by())
    ack("evidence", piece.pk)
    time = task.occurrences.get()
    move_occurrence(occurrence=time.pk, version=time.version, move="hand_in", by=by())
    move_occurrence(occurrence=time.pk, version=time.version + 1, move="approve", by=by())
    ack("done", time.pk)
    while send_waiting(timezone.now(), worker_name()):
        pass
"""


@pytest.fixture
def office(demonstration: Installation) -> Installation:
    demonstration.python(
        "from songhanh.agencies.models import User\n"
        "User.objects.update(mail='at_once', email='ai-do@so.example')\n"
    )  # fmt: skip
    return demonstration


@pytest.mark.parametrize("rounds", [ORDINARY, pytest.param(DEEP, marks=pytest.mark.deep)])
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(office: Installation, rounds: int) -> None:
    drawn = random.Random(rounds)
    acknowledged: list[str] = []
    with mail_server() as mail:
        address = {"SONGHANH_MAIL_URL": f"smtp://127.0.0.1:{mail.port}"}
        for number in range(rounds):
            with office.start(LOOK + WORK, json.dumps(acknowledged), number, SEED, **address) as process:
                must_be_whole(line(process), mail)
                acknowledged = killed(process, drawn.uniform(0.0, 0.9))
        must_be_whole(office.python(LOOK, json.dumps(acknowledged), **address), mail)


def must_be_whole(told: str, mail: MailServer) -> None:
    """What the look after a start found."""
    seen = json.loads(told)
    sent, unknown = seen.pop("sent"), seen.pop("unknown")
    expected: dict[str, object] = {"unread": 0, "empty_plans": 0, "without_times": 0, "sending": 0}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    assert seen == expected | lists
    # What was sent arrived once; of what nobody knows it arrived at most once.
    assert sent <= len(mail.mails) <= sent + unknown


def killed(process: "subprocess.Popen[str]", after: float) -> list[str]:
    """Let the office work for a while, kill it, and tell what it had acknowledged."""
    assert line(process) == "ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    told, _ = process.communicate(timeout=60)
    # The kill may cut the last line in two: what was not told whole was not acknowledged.
    return told.splitlines() if told.endswith("\n") else told.splitlines()[:-1]


def line(process: "subprocess.Popen[str]") -> str:
    """The next line that it prints; where it ended before, why."""
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told, process.stderr.read() if process.stderr else ""
    return told


def test_the_files_of_the_office_are_where_the_rows_say(office: Installation) -> None:
    folder = Path(office.folder) / "tep"
    assert not list((folder / "dang-ghi").glob("*"))
