"""What law knows of the documents that a plan cites."""

from datetime import date

from songhanh.law.documents import LegalDocument, find
from songhanh.reading.plan import Citation, Header
from songhanh.reading.years import written_on


def cited_law(citation: Citation, header: Header, on: date) -> LegalDocument | None:
    """The document that a citation means; of several with one name that of the day of the plan, not that of `on`."""
    return find(citation.number, citation.type, citation.title_starts, citation.date, written_on(header, on))
