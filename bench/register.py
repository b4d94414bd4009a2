"""What it costs to read, check and store a staff list of 60,000 lines × 25 cells, six facts a person, against calamine.

    .venv/bin/python bench/register.py [lines]

The bare read and the import are processes of their own, in turn, the least of three; processor time with children,
wall clock, the largest process. Then, on that register: everybody as of a day, a page of the list, one person.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.rosters import BARE, write_list

_RUNS = 3


def _setup(folder: Path) -> None:
    os.environ["SONGHANH_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.wiring.settings")
    import django  # noqa: PLC0415 - the settings are chosen first

    django.setup()


def _empty(folder: Path) -> None:
    """A database with one agency that keeps ethnicity, so that a person has six facts."""
    _setup(folder)
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from songhanh.agencies.access import Viewer  # noqa: PLC0415
    from songhanh.agencies.actions import found_agency  # noqa: PLC0415
    from songhanh.people.actions.settings import open_fields  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    by = Viewer.program(timezone.now())
    agency = found_agency(code="SNV", name="Sở Nội vụ", by=by)
    open_fields(agency=agency, ethnicity=True, party=False, by=by)


def _store(folder: Path, file: Path) -> None:
    """Read, check, compare and store, as `songhanh import-register` does; the longest write transaction."""
    _setup(folder)
    from django.db import connection, transaction  # noqa: PLC0415

    from songhanh.cli.main import main as command  # noqa: PLC0415

    longest, begun = 0.0, 0.0
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def entering(self: transaction.Atomic) -> None:
        nonlocal begun
        if not connection.in_atomic_block:
            begun = time.perf_counter()
        enter(self)

    def leaving(self: transaction.Atomic, *told: object) -> None:
        nonlocal longest
        leave(self, *told)  # type: ignore[arg-type]
        if not connection.in_atomic_block:
            longest = max(longest, time.perf_counter() - begun)

    transaction.Atomic.__enter__ = entering  # type: ignore[method-assign]
    transaction.Atomic.__exit__ = leaving  # type: ignore[method-assign]
    sys.stdout, kept = open(os.devnull, "w"), sys.stdout  # noqa: SIM115, PTH123 - what the command tells is not wanted
    command(["import-register", str(file), "--agency", "SNV"])
    sys.stdout = kept
    print(json.dumps({"longest": longest}))


def _ask(folder: Path) -> None:
    """The register as of a day, a page of the list, one person's history: seconds and queries of each."""
    _setup(folder)
    from django.db import connection, reset_queries  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from songhanh.agencies.access import Viewer  # noqa: PLC0415
    from songhanh.agencies.queries import agency_by_code  # noqa: PLC0415
    from songhanh.people.models import Fact, Person  # noqa: PLC0415
    from songhanh.people.queries.due import standings  # noqa: PLC0415
    from songhanh.people.queries.people_list import Filters, page_of  # noqa: PLC0415
    from songhanh.people.queries.person import history  # noqa: PLC0415

    connection.force_debug_cursor = True
    by = Viewer.program(timezone.now())
    agency, day = agency_by_code("SNV"), date.today()
    asked: dict[str, Callable[[], object]] = {
        "everybody as of a day": lambda: standings(agency, by, day),
        "a page of the list": lambda: page_of(agency, by, day, Filters()),
        "a page, found by name": lambda: page_of(agency, by, day, Filters("nguyen hoa")),
        "one person's history": lambda: history(Person.objects.select_related("agency").latest("pk")),
    }
    found: dict[str, object] = {"facts": Fact.objects.count(), "people": Person.objects.count()}
    for name, ask in asked.items():
        took = []
        for _ in range(_RUNS):
            reset_queries()
            before = time.perf_counter()
            ask()
            took.append(time.perf_counter() - before)
        found[name] = [min(took), len(connection.queries)]
    print(json.dumps(found))


def _measured(command: list[str]) -> tuple[float, float, float, str]:
    """Processor seconds with children, wall seconds, megabytes of the largest process, what it printed."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024); print(done.stdout.decode())"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes, _, told = done.stdout.decode().partition("\n")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - wall, float(megabytes), told.strip()


def main() -> None:
    """Run all of it and print the table."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    me = [sys.executable, __file__]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ds.xlsx"
        write_list(file, lines)
        bare, ours = [], []
        for run in range(_RUNS):
            data = Path(folder) / f"data{run}"
            data.mkdir()
            subprocess.run([*me, "--empty", str(data)], check=True)
            bare.append(_measured([sys.executable, "-c", BARE, str(file)]))
            ours.append(_measured([*me, "--store", str(data), str(file)]))
        asked = json.loads(subprocess.run([*me, "--ask", str(data)], stdout=subprocess.PIPE, check=True).stdout)
    least = [min(one[:2] for one in some) for some in (bare, ours)]
    told = [json.loads(one[3]) for one in ours]
    print(f"{lines} lines, {asked['people']} people, {asked['facts']} facts")
    print(f"calamine alone      {least[0][0]:6.2f} s processor {least[0][1]:6.2f} s wall")
    print(f"read, check, store  {least[1][0]:6.2f} s processor {least[1][1]:6.2f} s wall")
    print(f"ratio               {least[1][0] / least[0][0]:6.2f}             {least[1][1] / least[0][1]:6.2f}")
    print(f"largest process     {max(one[2] for one in ours):6.0f} MB")
    print(f"longest transaction {max(one['longest'] for one in told):6.2f} s")
    for name, (seconds, queries) in ((k, v) for k, v in asked.items() if isinstance(v, list)):
        print(f"{name:22} {1000 * seconds:8.1f} ms {queries:3} queries")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--empty", folder]:
            _empty(Path(folder))
        case ["--store", folder, file]:
            _store(Path(folder), Path(file))
        case ["--ask", folder]:
            _ask(Path(folder))
        case _:
            main()
