"""The same functions give the same figures on Spark as on DuckDB (a long run: it needs Java and the extra `spark`)."""

import importlib
import importlib.util
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow.parquet as pq
import pytest

from equity.registers import DAY, Row, arrow, event, people
from songhanh.equity.careers import first_appointment, pay
from songhanh.equity.differences import differences, segregation
from songhanh.equity.figures import figures
from songhanh.equity.posts import holders
from songhanh.equity.register import Register, open_register
from songhanh.equity.snapshot import EVENTS, PEOPLE, EventKind

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed: apt install default-jre-headless"),
    pytest.mark.skipif(
        importlib.util.find_spec("pyspark") is None,
        reason="pip install -r requirements/spark.txt, as bin/test --deep does",
    ),
    pytest.mark.filterwarnings("ignore"),
]
BY: list[tuple[str, ...]] = [
    (), ("agency",), ("agency", "unit"), ("age_band",), ("level",), ("education",), ("ethnicity",), ("reason",),
    ("leave_type",),
]  # fmt: skip


def staff(chance: random.Random) -> list[Row]:
    return [
        people(
            person=str(at), agency="ab"[at % 2], unit=f"u{at % 3}", sex=chance.choice(["F", "M", "F", "M", None]),
            birth_month=date(1964 + at % 36, 1 + at % 12, 1), in_pool=chance.random() < 0.4,
            pool_trained=chance.random() < 0.5, present=chance.random() < 0.9,
            level=chance.choice(["none", "none", "unit_head", "unit_deputy", "agency_deputy"]),
            education=chance.choice(["Thạc sĩ", "Tiến sĩ", "Đại học", None]), ethnicity=chance.choice(["Kinh", "Tày"]),
            appointed=date(2021 + at % 5, 3, 1), recruited=date(2000 + at % 20, 2, 1), coefficient=2.34 + at % 7,
            grade_group="A1" if at % 3 else "B",
        )[0]
        for at in range(400)
    ]  # fmt: skip


def events(chance: random.Random) -> list[Row]:
    return [
        event(
            chance.choice(list(EventKind)), str(chance.randrange(400)), agency=chance.choice("ab"),
            sex=chance.choice(["F", "M", None]), unit=f"u{chance.randrange(3)}",
            starts=date(2024 + chance.randrange(2), 1 + chance.randrange(12), 15),
            due=chance.choice([None, date(2025, 1 + chance.randrange(12), 1)]), early=chance.random() < 0.1,
            completed=chance.random() < 0.8, hours=chance.choice([None, 8.0, 40.0]), pool_round="2025",
            level_to=chance.choice(["unit_head", "agency_deputy"]), group_from="B", group_to="A1",
            rating=chance.choice(["excellent", "good"]), leave_type=chance.choice(["paternity", "maternity"]),
            reason=chance.choice(["retirement", "resignation"]),
        )
        for _ in range(900)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, Register]]:
    """The same snapshot on DuckDB and on a local Spark."""
    folder, chance = tmp_path_factory.mktemp("spark"), random.Random(7)
    tables = {"people": arrow(PEOPLE, staff(chance)), "events": arrow(EVENTS, events(chance))}
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    duck = open_register(folder / "people.parquet", folder / "events.parquet", DAY)
    with spark(folder) as session:
        lazies = [nw.from_native(session.read.parquet(str(folder / f"{name}.parquet"))) for name in tables]
        yield duck, Register(lazies[0], lazies[1], DAY, duck.source)


def spark(folder: Path) -> Any:
    # Loaded by its name: the extra is not there in the ordinary run.
    builder = importlib.import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    told = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.local.dir": str(folder), "spark.sql.warehouse.dir": str(folder),
    }  # fmt: skip
    for name, value in told.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.mark.parametrize("by", BY, ids=lambda by: "-".join(by) or "all")
def test_every_figure_is_the_same(both: tuple[Register, Register], by: tuple[str, ...]) -> None:
    duck, on_spark = both
    expected = figures(duck, by=by)
    assert expected
    assert figures(on_spark, by=by) == expected


def test_every_study_is_the_same(both: tuple[Register, Register]) -> None:
    duck, on_spark = (
        [
            *(one.result.to_json() for one in differences(each)),
            segregation(each).result.to_json(),
            first_appointment(each).result.to_json(),
            *(one.result.to_json()["counts"] for one in pay(each)),
        ]
        for each in both
    )
    assert str(on_spark) == str(duck)


def test_leaders_and_pool_are_the_same(both: tuple[Register, Register]) -> None:
    duck, on_spark = (holders(each) for each in both)
    key = [sorted(map(str, one.people)) for one in (duck, on_spark)]
    assert key[0] == key[1]
    assert (duck.unknown, duck.pool_share) == (on_spark.unknown, on_spark.pool_share)
