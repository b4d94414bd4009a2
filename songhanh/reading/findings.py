"""What is wrong with a plan before it is signed: all checks together, the gravest first."""

from datetime import date

from songhanh.formats.blocks import Document
from songhanh.reading.check_citations import check_citations
from songhanh.reading.check_form import check_form
from songhanh.reading.check_spelling import check_spelling
from songhanh.reading.check_work import check_work
from songhanh.reading.finding import Finding, Severity
from songhanh.reading.plan import Plan

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def findings(document: Document, plan: Plan, on: date, superior: Plan | None = None) -> tuple[Finding, ...]:
    """The findings on a plan, errors first, each kind in the order of the text.

    Cited documents and bodies are judged on the day `on`; the form by the rules of the day of the
    document. A plan that was given its proposals (`proposals.propose`) has them in the remedies.
    """
    found = (
        *check_form(document, plan, on),
        *check_citations(document, plan, on),
        *check_work(plan, on, superior),
        *check_spelling(document, plan),
    )
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.place.start, one.code)))
