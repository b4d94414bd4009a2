"""All figures of a nation-year against the same written by hand in DuckDB's SQL and in pandas, in one run.

    .venv/bin/python bench/equity.py [--years 10] [--agencies 24000]

Each program is a process of its own: warm (after one run that is not counted), the least of its runs, processor time of
all its threads and the clock, and the most memory it ever held. The figures of all are compared before any time counts.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

from bench import by_hand
from bench.nation import AGENCIES, make
from songhanh.equity.careers import first_appointment, pay
from songhanh.equity.differences import differences, segregation
from songhanh.equity.figures import Counts, count
from songhanh.equity.populations import POPULATIONS
from songhanh.equity.register import Register, open_register

DAY = date(2025, 12, 31)
_RUNS = 7
_SIDES = {"F": "F", "M": "M", None: "U"}


def _files(folder: Path, years: int) -> tuple[str, str]:
    """The tables of so many years, as DuckDB names them."""
    many = ["[" + ", ".join(f"'{folder}/{name}-{one}.parquet'" for one in range(years)) + "]" for name in _TABLES]
    return f"read_parquet({many[0]})", f"read_parquet({many[1]})"


_TABLES = ("people", "events")


def _register(folder: Path, years: int) -> Register:
    if years == 1:
        return open_register(folder / "people-0.parquet", folder / "events-0.parquet", DAY, source="bench")
    connection = duckdb.connect()
    lazies = [nw.from_native(connection.sql(f"SELECT * FROM {one}")) for one in _files(folder, years)]
    return Register(lazies[0], lazies[1], DAY, "bench")


def _ours(folder: Path, years: int) -> Callable[[], Counts]:
    register = _register(folder, years)
    return lambda: count(register, POPULATIONS, ["agency"])


def _sums(counts: Counts) -> dict[str, float]:
    found: dict[str, float] = {}
    for frame in counts.frames.values():
        names = [one for one in frame.columns if one in POPULATIONS]
        for row in frame.group_by("sex").agg(*(nw.col(one).sum() for one in names)).iter_rows(named=True):
            found |= {f"{name}.{_SIDES[row['sex']]}": float(row[name]) for name in names}
    return found


def _in_sql(form: Callable[[str, str], list[str]]) -> Callable[[Path, int], Callable[[], list[Any]]]:
    def made(folder: Path, years: int) -> Callable[[], list[Any]]:
        connection, queries = duckdb.connect(), form(*_files(folder, years))
        return lambda: by_hand.run(connection, queries)

    return made


def _pandas(folder: Path, _: int) -> Callable[[], dict[str, float]]:
    held = by_hand.load(folder / "people-0.parquet", folder / "events-0.parquet")
    return lambda: by_hand.by_pandas(*held)


def _pandas_reading(folder: Path, _: int) -> Callable[[], dict[str, float]]:
    files = folder / "people-0.parquet", folder / "events-0.parquet"
    return lambda: by_hand.by_pandas(*by_hand.load(*files))


PROGRAMS: dict[str, tuple[Callable[[Path, int], Callable[[], Any]], Callable[[Any], dict[str, float]]]] = {
    "ours": (_ours, _sums),
    "sql, one scan": (_in_sql(by_hand.one_scan), by_hand.sums),
    "sql, one each": (_in_sql(by_hand.one_each), by_hand.sums),
    "pandas, in memory": (_pandas, dict),
    "pandas, reading": (_pandas_reading, dict),
}


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _child(program: str, folder: Path, years: int, runs: int) -> None:
    """Measure one program and print it as JSON."""
    made, told = PROGRAMS[program]
    work = made(folder, years)
    sums = {name: value for name, value in told(work()).items() if value}
    busy, clock = [], []
    for _ in range(runs):
        before, begin = _busy(), time.perf_counter()
        work()
        busy.append(_busy() - before)
        clock.append(time.perf_counter() - begin)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"busy": min(busy), "clock": min(clock), "memory": memory, "sums": sums}))


def _measured(program: str, folder: Path, years: int = 1, runs: int = _RUNS) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.equity", "--child", program, "--folder", str(folder)]
    done = subprocess.run(
        [*command, "--years", str(years), "--runs", str(runs)],
        cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _compare(found: dict[str, dict[str, Any]]) -> None:
    """All programs must give the same figures."""
    (first, mine), *others = ((name, one["sums"]) for name, one in found.items())
    for name, sums in others:
        wrong = {each for each in mine.keys() | sums.keys() if abs(mine.get(each, 0) - sums.get(each, 0)) > 1e-6}
        if wrong:
            raise SystemExit(f"{first} and {name} differ: {sorted(wrong)[:5]}")


def _nation_year(folder: Path) -> None:
    found: dict[str, dict[str, Any]] = {}
    # Twice in turn, so that what else the machine does falls on all alike; the least of both.
    for _ in range(2):
        for program in PROGRAMS:
            one = _measured(program, folder, runs=2 if program == "pandas, reading" else _RUNS)
            known = found.get(program, one)
            found[program] = one | {name: min(one[name], known[name]) for name in ("busy", "clock", "memory")}
    _compare(found)
    ours = found["ours"]
    print(f"{len(POPULATIONS)} populations by sex and agency, {len(ours['sums'])} sums alike in all programs\n")
    print("program            | processor |    clock |   memory | processor/ours | memory/ours")
    for program, one in found.items():
        ratios = one["busy"] / ours["busy"], one["memory"] / ours["memory"]
        print(
            f"{program:18} | {one['busy']:7.2f} s | {one['clock']:6.2f} s | {one['memory']:5.0f} MB "
            f"| {ratios[0]:12.2f} × | {ratios[1]:9.2f} ×"
        )


def _growth(folder: Path, years: int) -> None:
    print("\nyears | people      | processor | s a year | memory")
    for many in dict.fromkeys([1, 2, 5, years]):
        if many <= years:
            one = _measured("ours", folder, many, 3)
            people = int(sum(one["sums"].get(f"staff.{sex}", 0) for sex in "FMU"))
            busy = one["busy"]
            print(f"{many:5} | {people:11,} | {busy:7.2f} s | {busy / many:6.2f} s | {one['memory']:4.0f} MB")


def _tests(folder: Path) -> None:
    """The statistics apart: of the whole nation by agency, and of one agency by unit."""
    print("\nstatistics                      | processor")
    nation = _register(folder, 1)
    agency = nation.of("a000007")
    works: dict[str, Callable[[], object]] = {
        "five questions, one agency": lambda: differences(agency),
        "segregation, one agency": lambda: segregation(agency),
        "first appointment, one agency": lambda: first_appointment(agency),
        "pay, one agency": lambda: pay(agency),
    }
    for question in ("appointment", "promotion", "evaluation"):
        works[f"{question}, nation"] = lambda code=question: differences(nation, [code], units="agency")  # type: ignore[misc]
    for name, work in works.items():
        before = _busy()
        work()
        print(f"{name:31} | {_busy() - before:7.2f} s")


def main() -> None:
    """Make a nation, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--agencies", type=int, default=AGENCIES)
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=_RUNS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        _child(asked.child, asked.folder, asked.years, asked.runs)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, asked.years, asked.agencies)
        _nation_year(folder)
        _growth(folder, asked.years)
        _tests(folder)


if __name__ == "__main__":
    main()
