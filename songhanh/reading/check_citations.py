"""Cited documents: their state in law on a day, and what the text says of them that cannot be or does not agree."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from songhanh.formats.blocks import Document, Place
from songhanh.law.document_names import name_key, number_key, words_of_title
from songhanh.law.documents import DocumentState, LegalDocument, StateKind, describe, find, state
from songhanh.law.tables import Status
from songhanh.lib.words import Words
from songhanh.reading.cited_law import cited_law
from songhanh.reading.finding import Finding, Rule, Severity, tell
from songhanh.reading.plan import Citation, Plan

_SAME_SUBJECT = 0.8  # share of the shorter title's words that two titles of one document have in common
_PROGRAMME = r"chiến\s+lược|chương\s+trình|đề\s+án|dự\s+án"
_PERIOD = re.compile(
    rf"(?P<name>(?:{_PROGRAMME})(?:(?!{_PROGRAMME}|giai\s+đoạn)[^.;:()]){{5,160}}?)\s*,?\s+"
    r"(?P<period>giai\s+đoạn\s+(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4}))",
    re.IGNORECASE,
)


def check_citations(document: Document, plan: Plan, on: date) -> Iterator[Finding]:
    """What law knows against a citation on the day `on`, and citations that do not agree with one another."""
    written = plan.header.date.value if plan.header.date else on
    for citation in plan.citations:
        known = cited_law(citation, plan.header, on)
        if known:
            yield from _state_in_law(citation, state(known, on))
            yield from _day_in_law(citation, known)
        yield from _impossible_days(citation, written)
    yield from _same_number_two_days(plan)
    yield from _two_periods(document, on)


def _state_in_law(citation: Citation, told: DocumentState) -> Iterator[Finding]:
    if told.may_be_cited:
        return
    # A row that was not verified is shown and never stands in the way.
    severity = Severity.NOTE if told.status is Status.UNVERIFIED else None
    successors = ", ".join(one.name for one in told.successors)
    code = "citation-replaced" if successors else _OVER[told.kind]
    basis = told.document.basis.legal_basis
    if basis == "self":
        basis = told.document.name
    yield tell(RULES, code, citation.place, basis, severity, state=describe(told), successors=successors)


_OVER = {
    StateKind.REPLACED: "citation-expired",
    StateKind.EXPIRED: "citation-expired",
    StateKind.NOT_YET_IN_FORCE: "citation-not-yet",
}


def _day_in_law(citation: Citation, known: LegalDocument) -> Iterator[Finding]:
    if citation.date and known.issued and citation.date != known.issued:
        severity = Severity.NOTE if known.basis.status is Status.UNVERIFIED else None
        values = {"name": known.name, "issued": f"{known.issued:%d/%m/%Y}", "found": f"{citation.date:%d/%m/%Y}"}
        yield tell(RULES, "citation-day", citation.place, "", severity, **values)


def _impossible_days(citation: Citation, written: date) -> Iterator[Finding]:
    name = _name(citation)
    if citation.date and citation.date > written:
        yield tell(RULES, "citation-in-future", citation.place, name=name, found=f"{citation.date:%d/%m/%Y}")
    number = number_key(citation.number) if citation.number else None
    if citation.date and number and number.year and number.year != citation.date.year:
        values = {"name": name, "year": str(number.year), "found": f"{citation.date:%d/%m/%Y}"}
        yield tell(RULES, "citation-year", citation.place, "", None, **values)
    if citation.date and citation.other_dates:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in (citation.date, *citation.other_dates))
        yield tell(RULES, "citation-two-days", citation.place, name=name, days=days)


def _same_number_two_days(plan: Plan) -> Iterator[Finding]:
    """Two entries with one number: within a year a number is given once, of two years it may be two documents."""
    by_number = defaultdict(list)
    for citation in plan.citations:
        if citation.number and citation.date:
            by_number[number_key(citation.number) or citation.number].append((citation.date, citation))
    for same in by_number.values():
        for (day, first), (other, second) in combinations(same, 2):
            if day != other and (day.year == other.year or _one_subject(first, second)):
                days = f"{day:%d/%m/%Y}, {other:%d/%m/%Y}"
                yield tell(RULES, "citation-two-days", second.place, name=_name(first), days=days)


def _one_subject(first: Citation, second: Citation) -> bool:
    words, others = words_of_title(first.title_starts or ""), words_of_title(second.title_starts or "")
    fewer = min(len(words), len(others))
    return fewer > 0 and len(words & others) >= _SAME_SUBJECT * fewer


def _two_periods(document: Document, on: date) -> Iterator[Finding]:
    """A strategy or programme that the text gives two periods: one finding, at the first that differs."""
    found: dict[str, dict[tuple[str, str], Place]] = defaultdict(dict)
    names: dict[str, str] = {}
    for paragraph in document.paragraphs():
        for match in _PERIOD.finditer(paragraph.text):
            key = name_key(match["name"])
            names.setdefault(key, " ".join(match["name"].split()))
            found[key].setdefault((match["first"], match["last"]), paragraph.at(*match.span("period")))
    for key, periods in found.items():
        if len(periods) > 1:
            place = list(periods.values())[1]
            written = ", ".join(f"{first}-{last}" for first, last in periods)
            known = _official(key, periods, on)
            # Without the name in law a second period may well be a stage of the first.
            severity, official = (None, known) if known else (Severity.NOTE, _LOOK_IT_UP)
            yield tell(RULES, "two-periods", place, "", severity, name=names[key], periods=written, official=official)


def _official(name: str, periods: dict[tuple[str, str], Place], on: date) -> Words | None:
    """What law says the document is called, if it knows one of the names."""
    for first, last in periods:
        known = find(None, None, f"{name} giai đoạn {first}-{last}", None, on)
        if known:
            return Words(f"Tên chính thức: {known.title} ({known.name}).", f"In law: {known.title} ({known.name}).")
    return None


_LOOK_IT_UP = Words("Đối chiếu với văn bản gốc.", "Compare with the document itself.")


def _name(citation: Citation) -> str:
    return (
        f"{citation.type} số {citation.number}" if citation.number else f"{citation.type} {citation.title_starts or ''}"
    )


RULES = {
    "citation-replaced": Rule(
        Severity.ERROR,
        Words("{state}", "{state}"),
        Words(
            "Viện dẫn {successors}, trừ khi nói về việc đã làm theo văn bản cũ.",
            "Cite {successors}, unless it is about what was done under the old one.",
        ),
    ),
    "citation-expired": Rule(
        Severity.WARNING,
        Words("{state}", "{state}"),
        Words("Kiểm tra văn bản thay thế trước khi viện dẫn.", "Look for what came after it before citing it."),
    ),
    "citation-not-yet": Rule(
        Severity.ERROR,
        Words("{state}", "{state}"),
        Words("Viện dẫn văn bản đang có hiệu lực.", "Cite what is in force."),
    ),
    "citation-day": Rule(
        Severity.ERROR,
        Words(
            "{name} ban hành ngày {issued}, văn bản ghi {found}.",
            "{name} was issued on {issued}, the text says {found}.",
        ),
        Words("Sửa ngày thành {issued}.", "Make the date {issued}."),
    ),
    "citation-in-future": Rule(
        Severity.ERROR,
        Words("{name} ghi ngày {found}, sau ngày của văn bản này.", "{name} is dated {found}, after this document."),
        Words("Kiểm tra lại ngày ban hành.", "Check the date of issue."),
    ),
    "citation-year": Rule(
        Severity.ERROR,
        Words("{name}: số có năm {year} nhưng ghi ngày {found}.", "{name}: the number says {year}, the date {found}."),
        Words("Kiểm tra lại số hoặc ngày.", "Check the number or the date."),
    ),
    "citation-two-days": Rule(
        Severity.ERROR,
        Words("{name} được viện dẫn với nhiều ngày: {days}.", "{name} is cited with several dates: {days}."),
        Words("Thống nhất một ngày ban hành.", "Give it one date."),
    ),
    "two-periods": Rule(
        Severity.WARNING,
        Words("{name} được ghi nhiều giai đoạn: {periods}.", "{name} is given several periods: {periods}."),
        Words("Thống nhất một giai đoạn. {official}", "Give it one period. {official}"),
    ),
}
