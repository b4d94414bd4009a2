"""Differences between women and men that may be tested: decisions in which everybody concerned had a chance.

Each question takes its people from a snapshot, counts them by sex, outcome and stratum where the snapshot lies, and
leaves the rest to the study that answers such questions. Shares against a target are facts and stand nowhere here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from songhanh.equity.disparity_study import DisparityAsk, disparity
from songhanh.equity.frames import Frame, frame_of
from songhanh.equity.measures import counts
from songhanh.equity.populations import EXCELLENT, POPULATIONS
from songhanh.equity.register import Lazy, Register, Source, When, table
from songhanh.equity.results import Remark, Result
from songhanh.equity.segregation_study import SegregationAsk, spread
from songhanh.equity.snapshot import EventKind
from songhanh.equity.suppression import Rule
from songhanh.formats.data_files import from_columns
from songhanh.lib.words import Words

_SAME = ["agency", "person"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared: the rows considered with their `outcome` (1 or 0), and the column to compare within.

    `rows` must have the columns sex, outcome, unit, agency and `within`.
    """

    code: str
    name: Words
    rows: Callable[[Register, When], Lazy]
    within: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The answer to a question: what was asked, and the result of the study with its sentences."""

    code: str
    name: Words
    result: Result

    def sentence(self) -> Words:
        """The question and what may be said of it."""
        said = self.result.sentence()
        return Words(f"{self.name.vi}: {said.vi}", f"{self.name.en}: {said.en}")


def _outcome(rows: Lazy, had: nw.Expr) -> Lazy:
    return rows.with_columns(nw.when(had).then(nw.lit(1)).otherwise(nw.lit(0)).alias("outcome"))


def _appointed(register: Register, when: When) -> Lazy:
    considered = POPULATIONS["pool_or_appointed"].who(when)
    return _outcome(register.people.filter(considered), POPULATIONS["appointed"].who(when))


def _with_event(register: Register, happened: Lazy, group: str) -> Lazy:
    """The staff of the day, `outcome` telling whether they are in `happened`; `group` is its column to compare by."""
    mark = happened.select(*_SAME, nw.lit(1).alias("had"), nw.col(group).alias("before")).unique(_SAME)
    staff = register.people.filter(nw.col("present")).join(mark, on=_SAME, how="left")
    return _outcome(staff, nw.col("had") == 1)


def _trained(register: Register, when: When) -> Lazy:
    return _with_event(register, table(register, Source.TRAINED, ["unit"], when), "unit")


def _promoted(register: Register, when: When) -> Lazy:
    """Compared within the grade group from which one rises: of those who rose the group before."""
    risen = table(register, Source.EVENTS, (), when).filter(nw.col("kind") == EventKind.GRADE.value)
    staff = _with_event(register, risen, "group_from")
    return staff.with_columns(nw.coalesce(nw.col("before"), nw.col("grade_group")).alias("grade_group"))


def _early(register: Register, when: When) -> Lazy:
    steps = table(register, Source.EVENTS, (), when).filter(nw.col("kind") == EventKind.STEP.value)
    return _outcome(steps, nw.col("early"))


def _excellent(register: Register, when: When) -> Lazy:
    rated = table(register, Source.EVENTS, (), when).filter(
        nw.col("kind") == EventKind.EVALUATION.value, ~nw.col("rating").is_null()
    )
    return _outcome(rated, nw.col("rating") == EXCELLENT)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "appointment",
        Words(
            "Bổ nhiệm trong số người trong quy hoạch hoặc được bổ nhiệm trong kỳ",
            "Appointment of those in the pool or appointed in the window",
        ),
        _appointed,
        "unit",
    ),
    Question(
        "training",
        Words("Hoàn thành đào tạo, bồi dưỡng trong số người có mặt", "A course finished, of all staff"),
        _trained,
        "unit",
    ),
    Question(
        "early_step",
        Words("Nâng bậc trước thời hạn trong số lượt nâng bậc", "Early steps, of all steps"),
        _early,
        "group_to",
    ),
    Question(
        "promotion",
        Words(
            "Nâng ngạch, thăng hạng trong số người có mặt, theo nhóm ngạch",
            "Change of grade or class, of all staff, within grade groups",
        ),
        _promoted,
        "grade_group",
    ),
    Question(
        "evaluation",
        Words("Xếp loại xuất sắc trong số được xếp loại", "Rated excellent, of those rated"),
        _excellent,
        "unit",
    ),
)


def differences(
    register: Register, codes: Sequence[str] = (), *, when: When | None = None, units: str = "unit"
) -> list[Difference]:
    """The questions of these codes (all without), answered: together, within strata (Mantel-Haenszel, exact), by units.

    `units` is the column of the units that are each looked at, with p-values adjusted for how many they are: `unit` in
    an agency, `agency` above one. Under five women, men or events only counts are told.
    """
    chosen = [one for one in QUESTIONS if not codes or one.code in codes]
    return [_answered(one, register, when or register.year(), units) for one in chosen]


def _answered(question: Question, register: Register, when: When, units: str) -> Difference:
    within = units if question.within == "unit" else question.within
    frame = _frame(question.rows(register, when), list(dict.fromkeys(["sex", "outcome", within, units])))
    ask = DisparityAsk(
        sex="sex", women="F", men="M", outcome="outcome", yes="1", count="n", strata=(within,), units=units
    )
    return Difference(question.code, question.name, _compared(frame, ask))


def _compared(frame: Frame, ask: DisparityAsk) -> Result:
    there = set(frame.labels("sex"))
    if {"F", "M"} <= there and "1" in frame.labels("outcome"):
        return disparity(frame, ask)
    rows = frame.counts(["sex"], "n")
    held = {row["sex"]: row["total"] for row in rows}
    women, men = held.get("F", 0.0), held.get("M", 0.0)
    said = Words(
        f"Trong kỳ không có trường hợp nào để so sánh ({women:g} nữ, {men:g} nam được xét).",
        f"Nothing happened in the window that could be compared ({women:g} women and {men:g} men considered).",
    )
    return Result("disparity", Words("đếm", "counting"), "", {"first": women, "second": men}, {"too_few": True}, [said])


def _frame(rows: Lazy, by: Sequence[str]) -> Frame:
    """The counts of each combination as a table of the studies; an empty one has one row of nobody."""
    found: list[dict[str, Any]] = [
        {name: _text(row[name]) for name in by} | {"n": row["n"]} for row in counts(rows, by)
    ]
    found = found or [dict.fromkeys(by, "") | {"n": 0}]
    return frame_of(from_columns({name: [row[name] for row in found] for name in (*by, "n")}))


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def segregation(register: Register, units: str = "unit") -> Difference:
    """How unevenly women and men are spread over units, beside what chance alone gives."""
    people = register.people.filter(nw.col("present") & nw.col("sex").is_in(["F", "M"]))
    name = Words("Phân bố nữ và nam giữa các đơn vị", "Women and men over units")
    frame = _frame(people, ["sex", units])
    ask = SegregationAsk(sex="sex", women="F", men="M", unit=units, count="n")
    if not {"F", "M"} <= set(frame.labels("sex")):
        said = Words("Chỉ có một giới hoặc không có ai.", "There is one sex only, or nobody.")
        return Difference("segregation", name, Result("segregation", name, "", {}, {}, [said]))
    return Difference("segregation", name, spread(frame, ask))


_TELLS_OF_FEW = ("units", "each", "curves", "quarters")
_WITHHELD = Remark(
    "withheld",
    Words(
        "Có nhóm quá ít người: không nêu số liệu để không nhận ra từng người.",
        "A group has too few people: the figures are withheld so that nobody can be recognised.",
    ),
)


def for_others(difference: Difference, rule: Rule) -> Difference:
    """The difference for who may not see people: without tables by unit or stratum, withheld where a count is small."""
    result = difference.result
    if result.values.get("too_few") or any(rule.is_small(one) for one in _numbers(result)):
        said = Words("Số liệu quá ít để kết luận.", "The numbers are too few to conclude.")
        bare = Result(result.code, result.method, result.library, {}, {}, [said], remarks=[_WITHHELD])
        return replace(difference, result=bare)
    return replace(difference, result=replace(result, values=_without(result.values)))


def _numbers(result: Result) -> list[float]:
    """The counts of people that the sentences may tell."""
    table_ = result.values.get("table", {})
    told = [float(side[name]) for side in table_.values() for name in ("yes", "no")]
    names = ("first", "second", "events", "women", "men", "people", "used")
    return told + [float(result.counts[name]) for name in names if name in result.counts]


def _without(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without(one) if isinstance(one, Mapping) else one
        for name, one in values.items()
        if name not in _TELLS_OF_FEW
    }
