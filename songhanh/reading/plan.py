"""What a plan says: the values that reading finds, each with where it stands and by which rule."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from songhanh.formats.blocks import Place
from songhanh.lib.words import Words

T = TypeVar("T")
Days = tuple[date, ...]


class Recurrence(StrEnum):
    """How often a task comes back (the codes of the JSON schema), the most frequent first."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    PERIODIC = "periodic"
    AD_HOC = "ad_hoc"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with its place in the source and the rule that gave it.

    `reason` is set where the value is a proposal: nothing in the text says it, and `place` is what
    the proposal is about. A value that is as written has no reason.
    """

    value: T
    place: Place
    rule: str
    reason: Words | None = None

    @property
    def proposed(self) -> bool:
        """Whether the value is a proposal and not as written."""
        return self.reason is not None


@dataclass(frozen=True, slots=True)
class When:
    """A day or period, both ends inclusive; None where that end is open. `as_written` is the phrase."""

    start: date | None
    end: date | None
    as_written: str


@dataclass(frozen=True, slots=True)
class Header:
    """The letterhead: each field None where the document does not say."""

    issuer: Found[str] | None = None
    parent_body: Found[str] | None = None
    number: Found[str] | None = None
    symbol: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[date] | None = None
    type: Found[str] | None = None
    subject: Found[str] | None = None
    open_month: int | None = None  # of a date line whose day is still to be filled in
    open_year: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document at its first mention; `mentions` are all the places, the first among them."""

    type: str
    number: str | None
    date: date | None
    issuer: str | None
    title_starts: str | None
    place: Place
    mentions: tuple[Place, ...]
    other_dates: Days = ()  # dates that later mentions give and that disagree


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading; `label` is joined from the outermost ("II.3.a")."""

    label: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody must do; `text` is the whole unit after its marker."""

    section: str | None
    text: str
    place: Place
    lead: tuple[Found[str], ...] = ()
    partners: tuple[Found[str], ...] = ()
    dates: tuple[Found[When], ...] = ()
    recurrence: Found[Recurrence] | None = None
    result: Found[str] | None = None  # "Sản phẩm" of a table of tasks
    # Proposals, where the plan leaves it open; never mixed with what is written.
    proposed_lead: Found[str] | None = None
    proposed_date: Found[When] | None = None

    @property
    def starts(self) -> str:
        """The first 60 characters, by which people and the scorer know the task."""
        return " ".join(self.text.replace("*", "").split())[:60].rstrip()


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is a goal."""

    section: str | None
    text: str
    comparator: str  # ">=", "<=", "="
    value: float
    unit: str
    by: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Signer:
    """The signature block."""

    authority: Found[str] | None = None
    position: Found[str] | None = None
    name: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was understood of one document."""

    header: Header
    citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    recipients: tuple[Found[str], ...]
    signer: Signer
