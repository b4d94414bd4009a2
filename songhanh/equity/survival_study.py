"""Careers: how long until the first appointment (or any event), by group, within strata, other things equal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from songhanh.equity import cox, survival
from songhanh.equity.design import build, columns_of, parse
from songhanh.equity.frames import Column, Frame
from songhanh.equity.groups import Pair, in_order, label
from songhanh.equity.libraries import named
from songhanh.equity.models import dropped
from songhanh.equity.people import Groups, asked, pair_of
from songhanh.equity.results import Remark, Result
from songhanh.equity.survival_words import sentences_of
from songhanh.lib.words import Problem, Words

METHOD = Words(
    "thời gian đến sự kiện: Kaplan-Meier, log-rank, Cox", "time to an event: Kaplan-Meier, log-rank, Cox regression"
)
FEWEST_EVENTS = 5
EVENTS_PER_PARAMETER = 10


@dataclass(frozen=True, slots=True)
class SurvivalAsk(Groups):
    """`time` is how long each person was followed, `event` whether it happened (value `event_value`), `entry` when the
    following began; `strata` columns to compare within; `covariates` terms of a Cox model (the group is always in it);
    `at` times at which the curves are told, `until` the end of the restricted mean.
    """

    time: str = ""
    event: str = ""
    event_value: str = ""
    entry: str = ""
    strata: Sequence[str] = ()
    covariates: Sequence[str] = ()
    categorical: Sequence[str] = ()
    cluster: str = ""
    ties: str = "efron"
    interval: str = "log"
    test: str = "log-rank"
    power: float = 1.0
    transform: str = "km"
    at: Sequence[float] = ()
    until: float | None = None
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class _Data:
    """The people followed: lives, the label of each one's group, strata, columns, the frame."""

    lives: survival.Lives
    groups: Column
    strata: Column | None
    held: dict[str, Column]
    pair: Pair | None
    frame: Frame

    def names(self) -> list[str]:
        """The groups, the first of the pair first."""
        if self.pair is not None:
            return [self.pair.first, self.pair.second]
        return in_order(sorted(set(self.groups)))

    def of(self, mask: Any) -> "_Data":
        """Those whom the mask names."""
        held = {name: values[mask] for name, values in self.held.items()}
        strata = None if self.strata is None else self.strata[mask]
        return replace(self, lives=self.lives.of(mask), groups=self.groups[mask], strata=strata, held=held)


def careers(frame: Frame, ask: SurvivalAsk) -> Result:
    """Curves with medians, the log-rank test, and a Cox model of the group and the covariates.

    Without a group (`sex`) there is one curve, and a Cox model if covariates are given.

    Raises:
        Problem: what was asked for is not in the table, or the event is not clear.
    """
    data = _data(frame, ask)
    values: dict[str, Any] = {"curves": [_curve(data, name, ask) for name in data.names()]}
    remarks: list[Remark] = []
    if len(data.names()) > 1:
        values["log_rank"] = _log_rank(data, ask)
    if data.pair is not None:
        values["groups"] = data.pair.told()
    if data.pair is not None or ask.covariates:
        remarks += _model(data, ask, values)
    events = int(data.lives.event.sum())
    smallest = min((one["people"] for one in values["curves"]), default=0)
    values["too_few"] = bool(events < FEWEST_EVENTS or smallest < FEWEST_EVENTS)
    counts = {"rows": frame.rows, "people": len(data.lives.time), "events": events}
    counts["censored"] = counts["people"] - events
    return Result(
        "survival",
        METHOD,
        named("statsmodels", "scipy"),
        counts,
        values,
        sentences_of(data.pair, values, ask.covariates),
        {name: getattr(ask, name) for name in ("ties", "interval", "test", "level", "transform")},
        data.frame.left_out,
        remarks,
    )


def _data(frame: Frame, ask: SurvivalAsk) -> _Data:
    time, event = frame.named(asked(ask.time, "--time")), frame.named(asked(ask.event, "--event"))
    sex, entry, cluster = (frame.named(one) if one else "" for one in (ask.sex, ask.entry, ask.cluster))
    strata = [frame.named(one) for one in ask.strata]
    terms = parse(ask.covariates, frame, ask.categorical)
    happened = _happened(event, frame.labels(event), ask.event_value)
    needed = list(filter(None, [event, sex, *strata, *columns_of(terms), cluster]))
    held, kept = frame.complete(needed, [time, *([entry] if entry else [])])
    lives = survival.Lives(
        held[time],
        np.array([label(one) == happened for one in held[event]], dtype=np.float64),
        held[entry] if entry else None,
    )
    groups = np.array([label(one) for one in held[sex]] if sex else ["all"] * len(held[time]), dtype=object)
    layers = np.array(["|".join(label(held[one][at]) for one in strata) for at in range(len(groups))], dtype=object)
    pair = _pair(frame, ask) if sex else None
    data = _Data(lives, groups, layers if strata else None, held, pair, kept)
    return _usable(data)


def _usable(data: _Data) -> _Data:
    """The data without people of neither group, and without times that are none."""
    keep = data.lives.time >= 0
    if data.lives.entry is not None:
        keep &= data.lives.entry < data.lives.time
    frame = data.frame.without(
        "no-time",
        int((~keep).sum()),
        Words("thời gian âm, hoặc kết thúc trước khi bắt đầu", "a time below 0, or an end before the beginning"),
    )
    if data.pair is not None:
        known = (data.groups == data.pair.first) | (data.groups == data.pair.second)
        frame = frame.without("other", int((keep & ~known).sum()), Words("không thuộc hai nhóm", "of neither group"))
        keep &= known
    return replace(data.of(keep), frame=frame)


def _pair(frame: Frame, ask: SurvivalAsk) -> Pair | None:
    """The two groups; None where there are more than two and none was chosen."""
    try:
        return pair_of(frame, ask)
    except Problem as problem:
        if problem.code != "which-groups" or ask.women or ask.men or ask.first or ask.second:
            raise
        return None


def _happened(column: str, values: Sequence[str], asked_for: str) -> str:
    """The value that means that the event happened: 1 of 0 and 1, 2 of 1 and 2 as R has it."""
    there = {value for value in values if value}
    if asked_for:
        return asked_for
    if there <= {"0", "1"}:
        return "1"
    if there == {"1", "2"}:
        return "2"
    shown = ", ".join(in_order(sorted(there)))
    what = Words(
        f"chưa rõ giá trị nào của cột “{column}” là đã xảy ra sự kiện ({shown}).",
        f"which value of column “{column}” means that the event happened is not clear ({shown}).",
    )
    raise Problem("which-value", what, Words("Chọn bằng --event-value GIÁ_TRỊ.", "Say it with --event-value VALUE."))


def _curve(data: _Data, name: str, ask: SurvivalAsk) -> dict[str, Any]:
    mine = data.lives.of(data.groups == name)
    curve = survival.kaplan_meier(mine, interval=ask.interval, level=ask.level)
    found: dict[str, Any] = {"group": name, "people": curve.people, "events": int(mine.event.sum())}
    found["median"] = curve.quantile()
    if len(mine.time):
        until = float(mine.time.max()) if ask.until is None else ask.until
        found["restricted_mean"] = curve.mean_until(until)
        found["followed_to"] = float(mine.time.max())
    found["at"] = [curve.at(time) for time in ask.at]
    found["steps"] = {
        "time": curve.times,
        "survival": curve.survival,
        "low": curve.low,
        "high": curve.high,
        "at_risk": curve.at_risk,
        "events": curve.events,
    }
    return found


def _log_rank(data: _Data, ask: SurvivalAsk) -> dict[str, Any]:
    found = survival.log_rank(data.lives, data.groups, strata=data.strata, weights=ask.test, power=ask.power)
    found["groups"] = survival.expected(data.lives, data.groups, data.names(), data.strata)
    return found


def _model(data: _Data, ask: SurvivalAsk, values: dict[str, Any]) -> list[Remark]:
    terms = parse(ask.covariates, data.frame, ask.categorical)
    if not len(data.lives.time) or not data.lives.event.any():
        return []
    design = build(terms, data.held)
    columns, names = [design.matrix], list(design.names)
    if data.pair is not None:
        own = data.groups == data.pair.first
        if own.all() or not own.any():
            return []
        columns, names = [own[:, None], *columns], [f"{data.frame.named(ask.sex)}={data.pair.first}", *names]
    matrix = np.column_stack(columns).astype(np.float64)
    if not names:
        return list(dropped(design.dropped))
    clusters = data.held[data.frame.named(ask.cluster)] if ask.cluster else None
    codes = None if data.strata is None else np.unique(data.strata.astype(str), return_inverse=True)[1]
    fitted = cox.fit(data.lives, matrix, names, strata=codes, ties=ask.ties, clusters=clusters, level=ask.level)
    values["cox"] = fitted.values
    values["proportional_hazards"] = cox.proportional(
        data.lives, matrix, names, fitted.beta, strata=codes, ties=ask.ties, transform=ask.transform
    )
    return [*fitted.remarks, *dropped(design.dropped), *_few(fitted.values, len(names))]


def _few(found: dict[str, Any], parameters: int) -> list[Remark]:
    if found["events"] >= EVENTS_PER_PARAMETER * parameters:
        return []
    vi = "Mô hình Cox có dưới 10 sự kiện cho mỗi tham số: hệ số không chắc chắn."
    return [Remark("few-events", Words(vi, "The Cox model has fewer than 10 events a parameter: it is not reliable."))]
