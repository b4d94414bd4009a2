"""How rules of people answer: met, not met, or not to be told because something is missing; with the article."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from songhanh.law.answers import Answer, article
from songhanh.law.tables import Basis, Status
from songhanh.lib.words import Words


class Outcome(StrEnum):
    """How an answer came out."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOTE = "note"  # what follows from it, with nothing to be met

    @property
    def words(self) -> Words:
        """As a form says it."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.MET: Words("Đủ điều kiện", "Met"),
    Outcome.NOT_MET: Words("Không đủ điều kiện", "Not met"),
    Outcome.UNKNOWN: Words("Chưa xác định được", "Cannot be told"),
    Outcome.NOTE: Words("Lưu ý", "To be noted"),
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is missing, so that a rule cannot be asked: said plainly, never guessed."""

    code: str
    what: Words


NO_SEX = Unknown("sex", Words("chưa có giới tính", "the sex is not known"))
NO_BIRTH = Unknown("birth", Words("chưa có ngày sinh", "the date of birth is not known"))
NO_KIND = Unknown(
    "staff_kind",
    Words("chưa rõ là cán bộ, công chức hay viên chức", "whether cadre, civil servant or public employee is not known"),
)
NO_GRADE = Unknown("grade", Words("chưa có mã ngạch, chức danh", "the grade is not known"))
NO_STEP = Unknown("step", Words("chưa có bậc lương", "the step of pay is not known"))
NO_STEP_DAY = Unknown("step_from", Words("chưa có ngày hưởng bậc lương", "since when the step is held is not known"))
NO_TERM = Unknown(
    "term_until",
    Words("chưa có ngày bổ nhiệm, ngày hết thời hạn bổ nhiệm", "neither the appointment nor the term's end is known"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer about somebody: how it came out, one sentence why, and what it rests on (None: nothing was asked)."""

    rule: str
    outcome: Outcome
    why: Words
    basis: Basis | None = None

    @classmethod
    def of(cls, rule: str, answer: Answer) -> "Told":
        """An answer of the law."""
        return cls(rule, Outcome.MET if answer.met else Outcome.NOT_MET, answer.why, answer.basis)

    @classmethod
    def noted(cls, rule: str, why: Words, basis: Basis | None = None) -> "Told":
        """What follows."""
        return cls(rule, Outcome.NOTE, why, basis)

    @classmethod
    def missing(cls, rule: str, unknown: Unknown, basis: Basis | None = None) -> "Told":
        """That it cannot be told, and why."""
        why = Words(f"Chưa xác định được: {unknown.what.vi}.", f"It cannot be told: {unknown.what.en}.")
        return cls(rule, Outcome.UNKNOWN, why, basis)

    @property
    def article(self) -> Words:
        """The provision, with a mark where nobody checked it; empty where none was asked."""
        return article(self.basis) if self.basis else Words("", "")

    @property
    def sentence(self) -> Words:
        """Why, with the provision."""
        return cite(self.why, self.basis) if self.basis else self.why

    @property
    def verified(self) -> bool:
        """Whether somebody checked the provision."""
        return self.basis is not None and is_verified(self.basis)

    @property
    def blocks(self) -> bool:
        """Whether what is proposed must not go on without a reason; an unverified rule never blocks."""
        return self.outcome is Outcome.NOT_MET and self.verified


def is_verified(basis: Basis) -> bool:
    """Whether the row is more than remembered."""
    return basis.status is not Status.UNVERIFIED


def cite(sentence: Words, *bases: Basis) -> Words:
    """The sentence, ended by the provisions on which it rests, each once."""
    found = [article(one) for one in dict.fromkeys(bases)]
    vi, en = (" ".join(one.say(language) for one in found) for language in ("vi", "en"))
    return Words(f"{sentence.vi.rstrip('.')} {vi}.", f"{sentence.en.rstrip('.')} {en}.")


def vi_day(day: date) -> str:
    """A day as Vietnamese documents write it."""
    return f"{day:%d/%m/%Y}"


def en_day(day: date) -> str:
    """A day in English."""
    return f"{day:%d %B %Y}".lstrip("0")
