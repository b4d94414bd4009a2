"""Search over plans, tasks and documents, with or without marks."""

from dataclasses import dataclass

from django.db.models import Q

from songhanh.agencies.access import Viewer
from songhanh.lib.text import bare
from songhanh.plans.models import Plan, PlanDocument, Task

MOST = 30
_AROUND = 60  # letters shown on either side of a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A document with the words around the first hit."""

    document: PlanDocument
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, `MOST` of each kind."""

    words: str
    plans: tuple[Plan, ...]
    tasks: tuple[Task, ...]
    documents: tuple[Hit, ...]

    @property
    def number(self) -> int:
        """How many are shown."""
        return len(self.plans) + len(self.tasks) + len(self.documents)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more of a kind than are shown."""
        return MOST in (len(self.plans), len(self.tasks), len(self.documents))


def search(words: str, viewer: Viewer) -> Found:
    """What holds all the words ("hoi nghi" finds "hội nghị"), among what the viewer sees; three queries."""
    wanted = bare(words).split()[:8]
    if not wanted:
        return Found(words, (), (), ())
    every = Q()
    for word in wanted:
        every &= Q(folded__contains=word)
    plans = Plan.objects.visible_to(viewer).filter(every)
    tasks = Task.objects.visible_to(viewer).filter(every).select_related("plan", "lead").prefetch_related("occurrences")
    documents = PlanDocument.objects.visible_to(viewer).filter(every).select_related("plan").defer("shown", "findings")
    return Found(
        words, tuple(plans[:MOST]), tuple(tasks.order_by("-pk")[:MOST]),
        tuple(_hit(one, wanted) for one in documents.order_by("-pk")[:MOST]),
    )  # fmt: skip


def _hit(document: PlanDocument, wanted: list[str]) -> Hit:
    # The folded text has a letter for each of the source, so a place in one is the place in the other.
    phrase = " ".join(wanted)
    at = document.folded.find(phrase)
    length = len(phrase)
    if at < 0:
        at, length = document.folded.find(wanted[0]), len(wanted[0])
    text = document.source
    end = at + length
    return Hit(document, text[max(0, at - _AROUND) : at], text[at:end], text[end : end + _AROUND])
