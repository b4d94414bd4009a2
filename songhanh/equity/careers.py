"""Careers and pay of a register's people, for the studies: time to the first appointment, and what is paid."""

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from songhanh.equity.differences import Difference
from songhanh.equity.frames import Frame, frame_of
from songhanh.equity.pay_study import PayAsk, decompose, pay_gap
from songhanh.equity.register import Lazy, Register
from songhanh.equity.results import Remark, Result
from songhanh.equity.snapshot import LEADERS, EventKind
from songhanh.equity.survival_study import SurvivalAsk, careers
from songhanh.formats.data_files import from_columns
from songhanh.lib.months import whole_months
from songhanh.lib.words import Words

Row = dict[str, Any]
_CAREER = Words(
    "Thời gian từ khi tuyển dụng đến khi được bổ nhiệm lần đầu", "Time from recruitment to the first appointment"
)
_PAY = Words("Tiền lương của nữ so với nam", "Pay of women and men")
_PARTS = Words("Phân rã chênh lệch tiền lương", "The pay gap taken apart")
_OF_STAYING = Remark(
    "staying",
    Words(
        "Người thôi việc được tính đến ngày thôi việc: kết quả nói về những người ở lại.",
        "Who left is followed until then: the result speaks of those who stay.",
    ),
)


def first_appointment(register: Register, since: date | None = None) -> Difference:
    """How long until the first leading post: curves, log-rank and Cox, women against men, in months.

    With `since`, the day on which the register began, who was recruited before is followed from then on (late entry),
    and who had already been appointed is left out. Leaders whose first appointment is not known are left out too.
    """
    lives = [one for row in _lives(register) if (one := _life(row, register.day, since))]
    if not {"F", "M"} <= {one["sex"] for one in lives}:
        said = Words("Không đủ người của hai giới để so sánh.", "There are not people of both sexes to compare.")
        return Difference("first_appointment", _CAREER, Result("survival", _CAREER, "", {}, {"too_few": True}, [said]))
    ask = SurvivalAsk(sex="sex", women="F", men="M", time="time", event="event", entry="entry" if since else "")
    result = careers(_frame(lives), ask)
    return Difference("first_appointment", _CAREER, replace(result, remarks=[*result.remarks, _OF_STAYING]))


def _lives(register: Register) -> list[Row]:
    to_lead = nw.col("level_to").is_in([one.value for one in LEADERS])
    first = (
        register.events.filter((nw.col("kind") == EventKind.APPOINTMENT.value) & to_lead)
        .group_by("agency", "person")
        .agg(nw.col("starts").min().alias("first"))
    )
    columns = ("sex", "recruited", "departed", "present", "level", "first")
    rows: Lazy = register.people.filter(nw.col("sex").is_in(["F", "M"]), ~nw.col("recruited").is_null())
    found: list[Row] = rows.join(first, on=["agency", "person"], how="left").select(*columns).collect().rows(named=True)
    return found


def _life(row: Row, day: date, since: date | None) -> Row | None:
    """The months followed and whether the appointment came; None where that is not known or was over before."""
    first, begin = row["first"], row["recruited"]
    if first is None and row["level"] in LEADERS:
        return None
    end = first or row["departed"] or day
    if end <= begin or (first is None and row["departed"] is None and not row["present"]):
        return None
    entry = whole_months(begin, since) if since else 0
    time = max(1, whole_months(begin, end))
    if since and (end <= since or time <= entry):
        return None
    return {"sex": row["sex"], "time": float(time), "event": int(first is not None), "entry": float(entry)}


def _frame(rows: list[Row]) -> Frame:
    return frame_of(from_columns({name: [row[name] for row in rows] for name in rows[0]}))


def pay(register: Register, *, with_posts: bool = True) -> list[Difference]:
    """The gap raw, and explained by service alone and (with `with_posts`) by grade group and level too; taken apart.

    Pay of the month where at least half of the staff have one, else the coefficient with the allowance of the post and
    that beyond the scale. Grade and level may carry the inequality: both gaps are told, without and with them.
    """
    rows = _paid(register)
    if len(rows) < 2 or not {"F", "M"} <= {row["sex"] for row in rows}:
        said = Words("Không có số liệu tiền lương của cả hai giới.", "There is no pay of both sexes.")
        return [Difference("pay", _PAY, Result("pay-gap", _PAY, "", {}, {"too_few": True}, [said]))]
    frame = _frame(rows)
    plain = PayAsk(sex="sex", women="F", men="M", pay="pay", covariates=("service",))
    found = [Difference("pay", _PAY, pay_gap(frame, plain))]
    if with_posts:
        more = PayAsk(
            sex="sex", women="F", men="M", pay="pay", covariates=("service", "C(grade_group)", "C(level)"), runs=0
        )
        name = Words(f"{_PAY.vi}, tính cả ngạch và chức vụ", f"{_PAY.en}, grade and level held equal")
        found += [
            Difference("pay_with_posts", name, pay_gap(frame, more)),
            Difference("pay_parts", _PARTS, decompose(frame, more)),
        ]
    return found


def _paid(register: Register) -> list[Row]:
    """Sex, pay, service in years, grade group and level of the staff; who lacks one of them is not there."""
    columns = (
        "sex", "monthly_pay", "coefficient", "position_allowance", "beyond_scale", "recruited", "grade_group", "level",
    )  # fmt: skip
    there = register.people.filter(nw.col("present"), nw.col("sex").is_in(["F", "M"]))
    rows = list(there.select(*columns).collect().iter_rows(named=True))
    by_month = 2 * sum(row["monthly_pay"] is not None for row in rows) >= len(rows)
    found = []
    for row in rows:
        paid = row["monthly_pay"] if by_month else _coefficient(row)
        if paid and row["recruited"] and row["grade_group"]:
            years = whole_months(row["recruited"], register.day) / 12
            kept = {name: row[name] for name in ("sex", "grade_group", "level")}
            found.append(kept | {"pay": float(paid), "service": years})
    return found


def _coefficient(row: Row) -> float | None:
    if row["coefficient"] is None:
        return None
    return float(row["coefficient"]) * (1 + (row["beyond_scale"] or 0.0) / 100) + (row["position_allowance"] or 0.0)
