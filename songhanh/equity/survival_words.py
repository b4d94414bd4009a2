"""What may be said of careers: of those who stay, with their number, never an average of those already there."""

import math
from collections.abc import Sequence
from typing import Any

from songhanh.equity.groups import Pair
from songhanh.equity.wording import TOO_FEW, capital, chance, count, number, span
from songhanh.lib.words import Words

LEVEL = 0.05


def sentences_of(pair: Pair | None, values: dict[str, Any], covariates: Sequence[str]) -> list[Words]:
    """The medians, whether the curves differ, and the hazard ratio of the group."""
    curves = values["curves"]
    if not curves or not any(one["people"] for one in curves):
        return [Words("Không có dòng nào đủ số liệu.", "No row has all its values.")]
    if not any(one["events"] for one in curves):
        return [
            Words("Chưa có sự kiện nào xảy ra: không có gì để so sánh.", "No event has happened: nothing to compare.")
        ]
    found = [_median(one, _name(pair, one["group"])) for one in curves]
    if pair is not None and not all(one["people"] for one in curves):
        there = next(one for one in curves if one["people"])
        name = _name(pair, there["group"])
        return [
            *found,
            Words(f"Chỉ có {name.vi}: không so sánh được.", f"There are only {name.en}: nothing to compare."),
        ]
    if values["too_few"]:
        return [*found, TOO_FEW]
    if "log_rank" in values:
        found.append(_differ(values["log_rank"]))
    if pair is not None and "cox" in values:
        found += _hazard(pair, values, covariates)
    return found


def _name(pair: Pair | None, group: str) -> Words:
    if pair is not None:
        return {pair.first: pair.first_name, pair.second: pair.second_name}.get(group, Words(group, group))
    return Words("chung", "all") if group == "all" else Words(group, group)


def _median(curve: dict[str, Any], name: Words) -> Words:
    people = count(curve["people"])
    events = count(curve["events"])
    name = capital(name)
    time = curve["median"]["time"]
    if not math.isfinite(time):
        return Words(
            f"{name.vi}: {people.vi} người, {events.vi} sự kiện, chưa đến một nửa có sự kiện.",
            f"{name.en}: {people.en} people, {events.en} events, fewer than half have had it.",
        )
    shown = number(time, 1)
    between = (
        span(curve["median"]["low"], curve["median"]["high"], 1) if math.isfinite(curve["median"]["low"]) else shown
    )
    return Words(
        f"{name.vi}: {people.vi} người, {events.vi} sự kiện, trung vị thời gian {shown.vi} ({between.vi}).",
        f"{name.en}: {people.en} people, {events.en} events, median time {shown.en} ({between.en}).",
    )


def _differ(found: dict[str, Any]) -> Words:
    p = chance(found["p"])
    if found["p"] < LEVEL:
        return Words(
            f"Trong số những người còn làm việc, chênh lệch giữa các nhóm khó do ngẫu nhiên ({p.vi}).",
            f"Among those who stay, chance alone would hardly make the groups differ so much ({p.en}).",
        )
    return Words(
        f"Chênh lệch giữa các nhóm có thể do ngẫu nhiên ({p.vi}); chưa đủ căn cứ kết luận có hoặc không.",
        f"The difference between the groups may be chance ({p.en}); nothing can be concluded either way.",
    )


def _hazard(pair: Pair, values: dict[str, Any], covariates: Sequence[str]) -> list[Words]:
    own = values["cox"]["coefficients"][0]
    ratio, between, p = number(own["hazard_ratio"], 2), span(*own["hazard_ratio_interval"]), chance(own["p"])
    a, b = pair.first_name, pair.second_name
    held = ", ".join(covariates)
    given = Words(f" sau khi tính đến {held}", f" with {held} taken into account") if held else Words("", "")
    found = [
        Words(
            f"Tốc độ xảy ra sự kiện của {a.vi} bằng {ratio.vi} lần của {b.vi}{given.vi} ({between.vi}; {p.vi}).",
            f"The event comes to {a.en} at {ratio.en} times the pace of {b.en}{given.en} ({between.en}; {p.en}).",
        )
    ]
    checked = values.get("proportional_hazards", {}).get(own["name"])
    if checked and checked["p"] < LEVEL:
        p = chance(checked["p"])
        found.append(
            Words(
                f"Tỷ lệ này thay đổi theo thời gian ({p.vi}): xem đường cong, không dùng một con số.",
                f"This ratio changes over time ({p.en}): look at the curves, do not use one figure.",
            )
        )
    return found
