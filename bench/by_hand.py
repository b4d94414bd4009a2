"""The figures of a nation-year as somebody would write them by hand: DuckDB's SQL in two forms, and pandas.

The conditions say again, independently, what `songhanh.equity.populations` says; the bench compares all sums.
"""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

FIRST, LAST = "2025-01-01", "2025-12-31"
_LEADS = "level IN ('agency_head', 'agency_deputy', 'unit_head', 'unit_deputy')"
_NEW = f"appointed BETWEEN DATE '{FIRST}' AND DATE '{LAST}' AND {_LEADS}"
_LATE = "(year(starts) * 12 + month(starts) - year(due) * 12 - month(due))"
_DUE = "kind = 'step' AND due IS NOT NULL AND NOT early"
LEVELS = ("agency_head", "agency_deputy", "unit_head", "unit_deputy")
PEOPLE = {
    "staff": "true",
    "pool": "in_pool",
    "pool_trained": "in_pool AND pool_trained",
    "leaders": _LEADS,
    "agency_leaders": "level IN ('agency_head', 'agency_deputy')",
    "unit_leaders": "level IN ('unit_head', 'unit_deputy')",
    **{f"level_{one}": f"level = '{one}'" for one in LEVELS},
    "prepared": f"(in_pool OR {_LEADS})",
    "prepared_trained": f"(in_pool OR {_LEADS}) AND pool_trained",
    "masters": "education = 'Thạc sĩ'",
    "doctors": "education = 'Tiến sĩ'",
    "appointed": _NEW,
    "pool_or_appointed": f"(in_pool OR ({_NEW}))",
}
EVENTS = {
    "recruitments": "kind = 'recruitment'",
    "appointments": f"kind = 'appointment' AND {_LEADS.replace('level', 'level_to', 1)}",
    **{f"appointments_{one}": f"kind = 'appointment' AND level_to = '{one}'" for one in LEVELS},
    "grade_changes": "kind = 'grade'",
    "steps": "kind = 'step'",
    "steps_due": _DUE,
    "steps_on_time": f"{_DUE} AND {_LATE} <= 0",
    "steps_late": f"{_DUE} AND {_LATE} > 0",
    "steps_early": "kind = 'step' AND early",
    "pool_entries": "kind = 'pool_entry'",
    "pool_removals": "kind = 'pool_removal'",
    "courses": "kind = 'training' AND completed",
    "rated": "kind = 'evaluation' AND rating IS NOT NULL",
    "rated_excellent": "kind = 'evaluation' AND rating = 'excellent'",
    "departures": "kind = 'departure'",
    "paternity_leaves": "kind = 'leave' AND leave_type = 'paternity'",
    "birth_leaves": "kind = 'leave' AND leave_type IN ('paternity', 'maternity')",
}
SUMS = {"months_late": (f"{_DUE} AND {_LATE} > 0", _LATE), "course_hours": ("kind = 'training' AND completed", "hours")}
_SEXES = {"F": "sex = 'F'", "M": "sex = 'M'", "U": "sex IS NULL"}
_WINDOW = f"starts BETWEEN DATE '{FIRST}' AND DATE '{LAST}'"
_TRAINED = f"SELECT DISTINCT agency, person, sex FROM {{events}} WHERE {_WINDOW} AND kind = 'training' AND completed"
_PLANNED = f"""
SELECT p.agency, p.sex, e.planned FROM {{people}} p JOIN (
    SELECT DISTINCT agency, person, level_to AS planned FROM (
        SELECT agency, person, pool_round, level_to,
               max(starts) FILTER (WHERE kind = 'pool_entry' AND (until IS NULL OR until >= DATE '{LAST}')) AS entered,
               max(starts) FILTER (WHERE kind = 'pool_removal') AS removed
        FROM {{events}} WHERE kind IN ('pool_entry', 'pool_removal') AND starts <= DATE '{LAST}'
        GROUP BY ALL) WHERE entered IS NOT NULL AND (removed IS NULL OR removed < entered)
) e USING (agency, person) WHERE p.present AND p.in_pool
"""


def _counted(name: str, condition: str, amount: str = "") -> str:
    what = f"sum({amount})" if amount else "count(*)"
    return ", ".join(f'{what} FILTER (WHERE {condition} AND {sex}) AS "{name}.{code}"' for code, sex in _SEXES.items())


def _planned(level: str) -> str:
    return f"planned = '{level}'"


def one_scan(people: str, events: str) -> list[str]:
    """One query for each table, every figure a FILTER in it."""
    stock = ", ".join(_counted(name, condition) for name, condition in PEOPLE.items())
    flows = [_counted(name, condition) for name, condition in EVENTS.items()]
    flows += [_counted(name, *both) for name, both in SUMS.items()]
    planned = ", ".join(_counted(f"planned_{one}", _planned(one)) for one in LEVELS)
    trained = _TRAINED.format(events=events)
    pool = _PLANNED.format(people=people, events=events)
    return [
        f"SELECT agency, {stock} FROM {people} WHERE present GROUP BY agency",
        f"SELECT agency, {', '.join(flows)} FROM {events} WHERE {_WINDOW} GROUP BY agency",
        f"SELECT agency, {_counted('trained_people', 'true')} FROM ({trained}) GROUP BY agency",
        f"SELECT agency, {planned} FROM ({pool}) GROUP BY agency",
    ]


def one_each(people: str, events: str) -> list[str]:
    """A query for each figure."""
    found = [
        f"SELECT agency, {_counted(name, 'true')} FROM {people} WHERE present AND {condition} GROUP BY agency"
        for name, condition in PEOPLE.items()
    ]
    for name, (condition, amount) in ({name: (one, "") for name, one in EVENTS.items()} | SUMS).items():
        counted = _counted(name, "true", amount)
        found.append(f"SELECT agency, {counted} FROM {events} WHERE {_WINDOW} AND {condition} GROUP BY agency")
    trained, pool = _TRAINED.format(events=events), _PLANNED.format(people=people, events=events)
    found.append(f"SELECT agency, {_counted('trained_people', 'true')} FROM ({trained}) GROUP BY agency")
    for one in LEVELS:
        counted = _counted(f"planned_{one}", "true")
        found.append(f"SELECT agency, {counted} FROM ({pool}) WHERE {_planned(one)} GROUP BY agency")
    return found


def run(connection: duckdb.DuckDBPyConnection, queries: list[str]) -> list[Any]:
    """Run them; a table of Arrow each, a row an agency."""
    return [connection.sql(query).to_arrow_table() for query in queries]


def sums(tables: list[Any]) -> dict[str, float]:
    """The sum over all agencies of each figure and sex."""
    return {
        name: float(np.nansum(table[name].to_numpy(zero_copy_only=False).astype(np.float64)))
        for table in tables
        for name in table.column_names[1:]
    }


def load(people: Path, events: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables with the columns that the figures need, repeated text as categories."""
    first = pd.read_parquet(
        people,
        columns=["agency", "person", "sex", "present", "in_pool", "pool_trained", "level", "education", "appointed"],
    )
    second = pd.read_parquet(
        events,
        columns=[
            "agency", "person", "sex", "kind", "starts", "until", "due", "level_to", "pool_round", "rating",
            "leave_type", "hours", "early", "completed",
        ],
    )  # fmt: skip
    for frame, days in ((first, ["appointed"]), (second, ["starts", "until", "due"])):
        for name in frame.columns:
            if name in days:
                frame[name] = pd.to_datetime(frame[name])
            elif not pd.api.types.is_bool_dtype(frame[name]) and not pd.api.types.is_numeric_dtype(frame[name]):
                frame[name] = frame[name].astype("category")
        # A sex that is not known is a group of its own.
        frame["sex"] = frame["sex"].cat.add_categories("U").fillna("U")
    return first, second


def by_pandas(people: pd.DataFrame, events: pd.DataFrame) -> dict[str, float]:
    """The same figures with one flag a figure and one grouping a table."""
    staff = people[people["present"]]
    found = _grouped(staff, _stock(staff))
    inside = events[(events["starts"] >= FIRST) & (events["starts"] <= LAST)]
    found |= _grouped(inside, _flows(inside))
    courses = inside[(inside["kind"] == "training") & inside["completed"]]
    people_ = courses[["agency", "person", "sex"]].drop_duplicates()
    found |= _grouped(people_, {"trained_people": pd.Series(True, people_.index)})
    pool = _pool(people, events)
    return found | _grouped(pool, {f"planned_{one}": pool["level_to"] == one for one in LEVELS})


def _grouped(frame: pd.DataFrame, flags: dict[str, Any]) -> dict[str, float]:
    table = pd.DataFrame({"agency": frame["agency"], "sex": frame["sex"], **flags})
    sums = table.groupby(["agency", "sex"], observed=True).sum()
    told = sums.groupby("sex", observed=True).sum()
    return {f"{name}.{sex}": float(told.loc[sex, name]) for name in flags for sex in told.index}


def _stock(staff: pd.DataFrame) -> dict[str, Any]:
    leads, pool, trained = staff["level"].isin(LEVELS), staff["in_pool"], staff["pool_trained"]
    new = (staff["appointed"] >= FIRST) & (staff["appointed"] <= LAST) & leads
    return {
        "staff": pd.Series(True, staff.index),
        "pool": pool,
        "pool_trained": pool & trained,
        "leaders": leads,
        "agency_leaders": staff["level"].isin(LEVELS[:2]),
        "unit_leaders": staff["level"].isin(LEVELS[2:]),
        **{f"level_{one}": staff["level"] == one for one in LEVELS},
        "prepared": pool | leads,
        "prepared_trained": (pool | leads) & trained,
        "masters": staff["education"] == "Thạc sĩ",
        "doctors": staff["education"] == "Tiến sĩ",
        "appointed": new,
        "pool_or_appointed": pool | new,
    }


def _flows(inside: pd.DataFrame) -> dict[str, Any]:
    kind, starts, due = inside["kind"], inside["starts"].dt, inside["due"].dt
    step, course, rated, leave = (kind == one for one in ("step", "training", "evaluation", "leave"))
    known = step & inside["due"].notna() & ~inside["early"]
    late = starts.year * 12 + starts.month - due.year * 12 - due.month
    appointed, finished = kind == "appointment", course & inside["completed"]
    return {
        "recruitments": kind == "recruitment",
        "appointments": appointed & inside["level_to"].isin(LEVELS),
        **{f"appointments_{one}": appointed & (inside["level_to"] == one) for one in LEVELS},
        "grade_changes": kind == "grade",
        "steps": step,
        "steps_due": known,
        "steps_on_time": known & (late <= 0),
        "steps_late": known & (late > 0),
        "steps_early": step & inside["early"],
        "pool_entries": kind == "pool_entry",
        "pool_removals": kind == "pool_removal",
        "courses": finished,
        "rated": rated & inside["rating"].notna(),
        "rated_excellent": rated & (inside["rating"] == "excellent"),
        "departures": kind == "departure",
        "paternity_leaves": leave & (inside["leave_type"] == "paternity"),
        "birth_leaves": leave & inside["leave_type"].isin(["paternity", "maternity"]),
        "months_late": late.where(known & (late > 0), 0),
        "course_hours": inside["hours"].where(finished, 0),
    }


def _pool(people: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    same = ["agency", "person", "pool_round", "level_to"]
    moves = events[events["kind"].isin(["pool_entry", "pool_removal"]) & (events["starts"] <= LAST)]
    open_ = moves["until"].isna() | (moves["until"] >= LAST)
    entered = moves[(moves["kind"] == "pool_entry") & open_].groupby(same, observed=True)["starts"].max()
    removed = moves[moves["kind"] == "pool_removal"].groupby(same, observed=True)["starts"].max()
    both = pd.concat({"entered": entered, "removed": removed}, axis=1).reset_index()
    held = both[both["entered"].notna() & (both["removed"].isna() | (both["removed"] < both["entered"]))]
    levels = held[["agency", "person", "level_to"]].drop_duplicates()
    pool = people.loc[people["present"] & people["in_pool"], ["agency", "person", "sex"]]
    # The categories of both tables differ; text joins what is alike.
    keys = ["agency", "person"]
    return pool.astype(dict.fromkeys(keys, "str")).merge(levels.astype(dict.fromkeys(keys, "str")), on=keys)
