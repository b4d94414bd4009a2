"""From a staff list of 10,000 lines (XLSX) to all indicators on the page: processor time of each part.

    .venv/bin/python bench/measuring.py [lines]

Read and checked, stored, snapshot taken, the page of measures drawn for who sees people and, hidden, for who counts.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.rosters import write_list


def _spent() -> float:
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def main() -> None:
    """Run all of it and print the table."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SONGHANH_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.wiring.settings")
        file = Path(folder) / "ds.xlsx"
        write_list(file, lines)
        import django  # noqa: PLC0415 - the settings are chosen first

        django.setup()
        _measure(file, lines)


def _measure(file: Path, lines: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from songhanh.agencies.access import Viewer  # noqa: PLC0415
    from songhanh.agencies.actions import found_agency  # noqa: PLC0415
    from songhanh.cli.main import main as command  # noqa: PLC0415
    from songhanh.people.actions.snapshots import take_snapshot  # noqa: PLC0415
    from songhanh.reports import lazy  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    by = Viewer.program(timezone.now())
    agency = found_agency(code="SNV", name="Sở Nội vụ", by=by)
    counts = Viewer(0, "", "vi", (), by.at)
    before = _spent()
    wall = time.perf_counter()
    parts = {}

    def part(name: str) -> None:
        nonlocal before
        parts[name], before = _spent() - before, _spent()

    sys.stdout, kept = open(os.devnull, "w"), sys.stdout  # noqa: SIM115, PTH123 - what the command tells is not wanted
    command(["import-register", str(file), "--agency", "SNV"])
    sys.stdout = kept
    part("read, checked, stored")
    snapshot = take_snapshot(agency=agency, day=by.day, by=by)
    part("snapshot taken")
    module = lazy.measures()
    part("statistics loaded")
    found = module.measured(snapshot, by)
    part("all figures, nothing hidden")
    hidden = module.measured(snapshot, counts)
    part("all figures, small ones hidden")
    assert len(found.figures) == len(hidden.figures) > 30
    for name, seconds in parts.items():
        print(f"{name:32} {seconds:6.2f} s")
    together, passed = sum(parts.values()), time.perf_counter() - wall
    print(f"{'together':32} {together:6.2f} s processor, {passed:.2f} s wall, {lines} lines")


if __name__ == "__main__":
    main()
