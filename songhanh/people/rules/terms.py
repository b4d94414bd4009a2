"""The term of a leading post: when it ends, the notice, what can follow; and for how long posts were held."""

from dataclasses import dataclass
from datetime import date

from songhanh.equity.snapshot import LEADERS, Level
from songhanh.law.answers import Answer
from songhanh.law.appointment import (
    FurtherTerm,
    appointment_rule,
    further_term,
    notice_by,
    term_ends,
    terms_answer,
)
from songhanh.law.tables import Basis
from songhanh.lib.months import whole_months
from songhanh.lib.words import Words
from songhanh.people.given import first_day
from songhanh.people.history import Span
from songhanh.people.kinds import FactKind
from songhanh.people.rules.retiring import Retiring, retiring
from songhanh.people.rules.told import NO_KIND, NO_TERM, Unknown, cite, en_day, vi_day
from songhanh.people.standing import Standing

_NO_RULE = Unknown(
    "term_rule",
    Words(
        "chưa có ngày hết thời hạn, và chưa có quy định của ngày bổ nhiệm trong bảng",
        "the term's end is not known, and no rule of the day of appointment is",
    ),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: when it ends (`counted` from the appointment, or as decided), the last day of notice, what can follow."""

    ends: date
    counted: bool
    basis: Basis
    notice: date | None
    notice_basis: Basis | None
    further: FurtherTerm | None
    terms: Answer | None

    @property
    def sentence(self) -> Words:
        """When it ends and how that is known."""
        vi, en = (
            ("tính từ ngày bổ nhiệm", "counted from the appointment") if self.counted else ("theo sổ", "as decided")
        )
        return Words(
            f"Hết thời hạn bổ nhiệm ngày {vi_day(self.ends)} ({vi}).", f"The term ends on {en_day(self.ends)} ({en})."
        )

    @property
    def why(self) -> Words:
        """The same, with the provision."""
        return cite(self.sentence, self.basis)

    @property
    def follows_sentence(self) -> Words:
        """What can follow it."""
        if self.further is None:
            return Words(
                "Chưa xác định được phương án tiếp theo: thiếu tháng nghỉ hưu, hoặc nghỉ hưu trước khi hết thời hạn.",
                "What can follow is not known: the month of retirement is missing, or comes first.",
            )
        words, until = self.further.kind.words, self.further.until
        return Words(f"{words.vi} (đến {until}).", f"{words.en} (until {until}).")

    @property
    def follows(self) -> Words:
        """The same, with the provision."""
        return cite(self.follows_sentence, self.further.basis) if self.further else self.follows_sentence


def term(one: Standing) -> Term | Unknown | None:
    """The term of the leading post held on the day; None where none is held or the staff have no such terms."""
    if not one.leads:
        return None
    kind = one.staff_kind
    if kind is None:
        return NO_KIND
    if appointment_rule(kind, one.day) is None:
        return None
    post = one.state(FactKind.POST)
    ends, appointed = (first_day(str(post.get(name, ""))) for name in ("term_until", "appointed"))
    if not ends and not appointed:
        return NO_TERM
    rule = appointment_rule(kind, appointed) if appointed else None
    counted = ends is None
    if ends is None:
        if rule is None or appointed is None:
            return _NO_RULE
        ends = term_ends(rule, appointed)
    then = appointment_rule(kind, ends) or rule
    if then is None:
        return _NO_RULE
    when, held = retiring(one), post.get("terms")
    further = further_term(then, ends, when.when.month) if isinstance(when, Retiring) else None
    return Term(
        ends, counted, (rule or then).basis, notice_by(then, ends), then.basis if then.notice_days else None, further,
        terms_answer(then, int(held)) if held else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """For how many months posts of a level or higher were held; `at_least`: it may be more, a first day is missing."""

    months: int
    at_least: bool


def held_since(one: Standing, level: Level) -> Held:
    """The months in posts of the level or a higher one until the day, added up."""
    rank = _rank(level)
    spans = [span for span in one.events(FactKind.POST) if _rank(_level(span)) >= rank]
    found = [(first_day(str(span.values.get("appointed", ""))) or span.starts, span) for span in spans]
    stretches: list[tuple[date, date]] = []
    for starts, until in sorted((starts, min(span.until or one.day, one.day)) for starts, span in found if starts):
        if stretches and starts <= stretches[-1][1]:
            starts, until = stretches[-1][0], max(until, stretches.pop()[1])  # noqa: PLW2901 - joined where they touch
        stretches.append((starts, until))
    return Held(sum(whole_months(*each) for each in stretches), not all(span.values.get("appointed") for span in spans))


def ever_led(one: Standing) -> bool:
    """Whether a leading post was held until the day, as far as the register knows."""
    return any(_level(span) in LEADERS for span in one.events(FactKind.POST))


def is_higher(level: Level, than: Level) -> bool:
    """Whether a post of the one level stands above one of the other."""
    return _rank(level) > _rank(than)


def _level(span: Span) -> Level:
    return Level(span.values.get("level", Level.NONE))


def _rank(level: Level) -> int:
    return -LEADERS.index(level) if level in LEADERS else -len(LEADERS)
