"""What a page costs the server where an agency is at work: 400 tasks, 1,200 pieces of evidence.

    .venv/bin/python bench/pages.py [--times N]
    .venv/bin/python tests/postgres.py .venv/bin/python bench/pages.py

On an installation of its own: SQLite in a folder for temporary files, or the empty database that
SONGHANH_DATABASE_URL names. Everything is made by the program's own actions, in one transaction. Nothing is said
about how long a page may take; a page with more than 15 queries makes the exit code 1.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
TASKS, PIECES, STATES = 400, 1_200, 5
MOST_QUERIES = 15
SECRETARY = "lananh"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page takes: seconds by the clock and of the processor (medians), queries, bytes."""

    wall: float
    processor: float
    queries: int
    size: int


def main() -> int:
    """Make the agency, fetch every page, print the table."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=9, help="how often each page is fetched")
    times = options.parse_args().times
    with TemporaryDirectory(prefix="songhanh-bench-") as folder:
        os.environ |= {"SONGHANH_DATA": folder, "SONGHANH_ADDRESS": "http://127.0.0.1:8000"}
        readiness = import_module("songhanh.cli.django_start").started("readiness")
        readiness.reach()
        if readiness.applied():
            raise SystemExit("the database is not empty: nothing was done")
        print(_machine())
        addresses = _fill()
        over = _report(addresses, times)
    for line in over:
        print(f"more than {MOST_QUERIES} queries: {line}", file=sys.stderr)
    return 1 if over else 0


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    except OSError:
        kind = "unknown"
    vendor = import_module("django.db").connection.vendor
    python = sys.version.split()[0]
    return f"{os.cpu_count()} cores, {kind}, Python {python}, load {os.getloadavg()[0]:.1f}, {vendor}"


def _fill() -> dict[str, str]:
    """The demonstration, grown to its size; the pages to fetch, by what they are."""
    demo = import_module("songhanh.cli.site.demo")
    models = import_module("songhanh.plans.models")
    began = perf_counter()
    demo.is_made()
    plan = demo.make(SEED)
    with import_module("django.db").transaction.atomic():
        _grow(plan)
    draft = _draft(plan.agency)
    tasks, pieces = models.Task.objects.count(), models.Evidence.objects.count()
    entries = import_module("songhanh.audit.models").Entry.objects.count()
    took = perf_counter() - began
    print(f"{tasks} tasks, {pieces} pieces of evidence, {entries} entries in the log, made in {took:.0f} s\n")
    busiest = models.Task.objects.filter(plan=plan, evidence__isnull=False).order_by("-pk").first()
    return _addresses(plan, draft, busiest.pk)


def _grow(plan: Any) -> None:
    """Tasks of every kind up to the number, in all states, and evidence up to its number."""
    models, work = import_module("songhanh.plans.models"), import_module("songhanh.plans.actions.work")
    units = list(import_module("songhanh.agencies.models").Body.objects.filter(agency=plan.agency, kind="unit"))
    sections = sorted(set(models.Task.objects.filter(plan=plan).values_list("section", flat=True)))
    now = import_module("django.utils.timezone").now()
    by = _secretary(now - timedelta(days=200))
    tasks = list(models.Task.objects.filter(plan=plan))
    while len(tasks) < TASKS:
        tasks.append(_task(plan, units, sections, len(tasks), by))
    given, rounds = models.Evidence.objects.count(), 0
    while given < PIECES:
        for task in tasks[: PIECES - given]:
            _piece(task, rounds, _secretary(now - timedelta(days=150 - rounds)))
            given += 1
        rounds += 1
    for number, one in enumerate(models.Occurrence.objects.filter(task__in=tasks, state="not_started").order_by("pk")):
        for version, move in enumerate(("hand_in", "approve")[: number % STATES], one.version):
            work.move_occurrence(occurrence=one.pk, version=version, move=move, by=_secretary(now - timedelta(days=30)))


def _secretary(at: datetime) -> Any:
    user = import_module("songhanh.agencies.models").User.objects.get(username=SECRETARY)
    return import_module("songhanh.agencies.queries").viewer_of(user, at, "vi")


def _task(plan: Any, units: Sequence[Any], sections: Sequence[str], number: int, by: Any) -> Any:
    actions = import_module("songhanh.plans.actions.tasks")
    due = by.day + timedelta(days=20 + number * 7 % 220)
    setting = actions.TaskSetting(
        text=f"Tổ chức tập huấn, tuyên truyền về bình đẳng giới cho công chức, viên chức tại cơ sở, đợt {number}",
        lead=units[number % len(units)], partners=(units[(number + 1) % len(units)],), due=due,
        recurrence="monthly" if number % 20 == 0 else "", section=sections[number % len(sections)],
        directive=f"Công văn số {number}/CV", starts=due - timedelta(days=15),
    )  # fmt: skip
    return actions.add_task(agency=plan.agency, setting=setting, plan=plan, by=by)


def _piece(task: Any, number: int, by: Any) -> None:
    actions = import_module("songhanh.plans.actions.evidence")
    about = actions.About(f"Biên bản, danh sách người dự, lần {number + 1}", by.day, by.day)
    if number % 3 == 0:
        minutes = f"Biên bản nhiệm vụ {task.pk}, lần {number}\n".encode()
        actions.add_file(tasks=[task.pk], about=about, name="bien-ban.txt", chunks=[minutes], by=by)
    elif number % 3 == 1:
        actions.add_link(tasks=[task.pk], about=about, link="https://songhanh.example/tin", by=by)
    else:
        actions.add_text(tasks=[task.pk], about=about, text="Đã tổ chức tại hội trường cơ quan.", by=by)


def _draft(agency: Any) -> Any:
    """Next year's plan, read and not yet confirmed."""
    documents = import_module("songhanh.plans.actions.documents")
    by = _secretary(import_module("django.utils.timezone").now())
    text = SEED.read_text("utf-8").replace("2022", "2027").encode()
    document = documents.receive_document(agency=agency, name="ke-hoach-2027.txt", chunks=[text], by=by)
    import_module("songhanh.plans.jobs").read_document(document, by)
    document.refresh_from_db()
    return document.plan


def _addresses(plan: Any, draft: Any, task: int) -> dict[str, str]:
    board = f"/ke-hoach/{plan.pk}/"
    return {
        "my desk": "/",
        "notices": "/thong-bao/",
        "which task": "/tien-do/",
        "search": "/tim/?q=tap+huan",
        "plans": "/ke-hoach/",
        "board by section": board,
        "board by unit": f"{board}?xem=don-vi",
        "board by time": f"{board}?xem=thoi-gian",
        "board, overdue only": f"{board}?han=qua-han",
        "targets": f"{board}chi-tieu/",
        "progress report": f"{board}bao-cao/",
        "progress report, DOCX": f"{board}bao-cao.docx",
        "progress report, PDF": f"{board}bao-cao.pdf",
        "plan as XLSX": f"{board}xuat.xlsx",
        "reading desk, in effect": f"{board}doc/",
        "reading desk, draft": f"/ke-hoach/{draft.pk}/doc/",
        "documents": "/van-ban/",
        "task": f"/nhiem-vu/{task}/",
        "task, amend": f"/nhiem-vu/{task}/dieu-chinh/",
        "evidence to use again": f"/nhiem-vu/{task}/minh-chung/da-co/",
        "month": "/lich/",
        "year as a list": "/lich/?xem=danh-sach",
        "agency": "/co-quan/",
        "log": "/nhat-ky/",
        "log, the proof": "/nhat-ky/kiem-chung/",
        "my account": "/tai-khoan/",
    }


def _report(addresses: dict[str, str], times: int) -> list[str]:
    """Print the table; the pages with too many queries."""
    client = import_module("django.test").Client(SERVER_NAME="127.0.0.1", raise_request_exception=True)
    user = import_module("songhanh.agencies.models").User.objects.get(username=SECRETARY)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    over = []
    print(f"{'page':<26} | {'clock':>10} | {'processor':>10} | {'queries':>7} | {'size':>9}")
    for name, address in addresses.items():
        found = _cost(client, address, times)
        row = f"{name:<26} | {found.wall * 1000:>7.1f} ms | {found.processor * 1000:>7.1f} ms"
        print(f"{row} | {found.queries:>7} | {found.size / 1000:>6.0f} kB", flush=True)
        if found.queries > MOST_QUERIES:
            over.append(f"{address} ({found.queries})")
    return over


def _cost(client: "Client", address: str, times: int) -> Cost:
    """The first fetch warms up and counts the queries; the others are timed."""
    connection = import_module("django.db").connection
    with import_module("django.test.utils").CaptureQueriesContext(connection) as asked:
        size = _fetch(client, address)
    queries = len(asked)  # now: the next request empties their list
    clock, processor = [], []
    for _ in range(times):
        began, worked = perf_counter(), process_time()
        _fetch(client, address)
        clock.append(perf_counter() - began)
        processor.append(process_time() - worked)
    return Cost(median(clock), median(processor), queries, size)


def _fetch(client: "Client", address: str) -> int:
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return len(response.content)


if __name__ == "__main__":
    sys.exit(main())
