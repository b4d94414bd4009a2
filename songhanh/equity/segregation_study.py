"""How unevenly two groups are spread over units, beside what chance alone gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from songhanh.equity import segregation
from songhanh.equity.frames import Frame
from songhanh.equity.groups import Pair, in_order
from songhanh.equity.libraries import named
from songhanh.equity.people import Groups, Split, asked, split, unknown
from songhanh.equity.results import Result
from songhanh.equity.wording import number
from songhanh.lib.words import Words

METHOD = Words("mức tách biệt của hai nhóm giữa các đơn vị", "segregation of two groups over units")


@dataclass(frozen=True, slots=True)
class SegregationAsk(Groups):
    """`unit` is the column of units; `by` columns (a year) for each value of which the indices are told apart."""

    unit: str = ""
    by: Sequence[str] = ()
    runs: int = segregation.RUNS
    seed: int = 20260308


def spread(frame: Frame, ask: SegregationAsk) -> Result:
    """D and its kin with the D expected by chance; people of neither group are left out.

    Raises:
        Problem: what was asked for is not in the table.
    """
    unit = asked(ask.unit, "--unit")
    held = split(frame, ask, [unit, *ask.by])
    first, second, others = held.total()
    names = in_order(list({name[0] for name in held.rows}))
    values = _figures(held, None, ask) | {"units": _units(held, names)}
    if ask.by:
        parts = sorted({name[1:] for name in held.rows})
        values["groups"] = [{"by": list(part)} | _figures(held, part, ask) for part in parts]
    counts = {"rows": frame.rows, "units": len(names), "first": first, "second": second, "unknown": others}
    return Result(
        "segregation",
        METHOD,
        named("numpy", "duckdb"),
        counts,
        values,
        [_sentence(held.pair, values, len(names), first, second)],
        {"runs": ask.runs, "seed": ask.seed},
        held.frame.left_out,
        unknown(others),
    )


def _figures(held: Split, part: tuple[str, ...] | None, ask: SegregationAsk) -> dict[str, Any]:
    sums: dict[str, Any] = {}
    for name, each in held.rows.items():
        if part is None or name[1:] == part:
            sums[name[0]] = sums.get(name[0], np.zeros(3)) + np.array(each)
    first, second = ([float(each[side]) for each in sums.values()] for side in (0, 1))
    return segregation.indices(first, second) | {
        "by_chance": segregation.by_chance(first, second, runs=ask.runs, seed=ask.seed)
    }


def _units(held: Split, names: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for unit in names:
        rows = [each for name, each in held.rows.items() if name[0] == unit]
        first, second = sum(one[0] for one in rows), sum(one[1] for one in rows)
        share = first / (first + second) if first + second else None
        found.append({"unit": unit, "first": first, "second": second, "share": share})
    return found


def _sentence(pair: Pair, values: dict[str, Any], units: int, first: float, second: float) -> Words:
    a, b = pair.first_name, pair.second_name
    if not (first and second):
        there = a if first else b
        if not (first or second):
            return Words("Không có người nào để tính.", "There is nobody to count.")
        return Words(
            f"Chỉ có {there.vi}: không tính được mức tách biệt.", f"There are only {there.en}: no segregation."
        )
    d, moved = number(values["D"], 2), number(100 * values["D"], 0)
    text = Words(
        f"Chỉ số tách biệt D giữa {units} đơn vị là {d.vi}: khoảng {moved.vi}% {a.vi} (hoặc {b.vi}) phải chuyển "
        "đơn vị thì hai giới mới phân bố như nhau.",
        f"The dissimilarity D over {units} units is {d.en}: about {moved.en}% of {a.en} (or {b.en}) would have to "
        "change units for both to be spread alike.",
    )
    chance = values["by_chance"]
    if not chance:
        return text
    mean, high = number(chance["expected_D"], 2), number(chance["D_95th_percentile"], 2)
    beyond = values["D"] > chance["D_95th_percentile"]
    vi = "cao hơn mức ngẫu nhiên" if beyond else "không cao hơn mức ngẫu nhiên có thể tạo ra"
    en = "above what chance makes" if beyond else "no more than chance can make"
    return Words(
        f"{text.vi} Nếu xếp người ngẫu nhiên, D bình quân {mean.vi}, 95% trường hợp không quá {high.vi}: {vi}.",
        f"{text.en} With people placed at random D is {mean.en} on average and at most {high.en} in 95%: {en}.",
    )
