"""Cited documents: which one a citation means on a day, and its state in law on that day.

From `documents.csv`. A citation by number must agree in its year, because numbers begin again at 01
every year (NĐ 30/2020/NĐ-CP Điều 15); a citation by name means the document of that name that was in
force on the day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from songhanh.law.document_names import (
    Number,
    name_key,
    names_by_title,
    number_key,
    split_year,
    words_of_title,
)
from songhanh.law.tables import Basis, Status, day, rows, several
from songhanh.lib.text import fold
from songhanh.lib.words import Words

_READER_CUTS_TITLES_AT = 40  # characters of `Citation.title_starts`
_SAME_SUBJECT = 0.5  # share of a cited title's words that must stand in the document's own


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A row of `documents.csv`; days are None where unknown, `effective_to` is the last day in force."""

    id: str
    type: str
    number: str
    symbol: str
    title: str
    issuer: str
    issued: date | None
    effective_from: date | None
    effective_to: date | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    aliases: tuple[str, ...]
    basis: Basis

    @property
    def name(self) -> str:
        """How a sentence names it: "Luật Bình đẳng giới (số 73/2006/QH11)", "Nghị định số 30/2020/NĐ-CP"."""
        kind = self.type[:1].upper() + self.type[1:]
        if names_by_title(self.type):
            title = self.title if fold(self.title).startswith(fold(self.type)) else f"{kind} {self.title}"
            return f"{title} (số {self.symbol})"
        return f"{kind} số {self.symbol}" if self.symbol else f"{kind} {self.title}"

    @property
    def begins(self) -> date | None:
        """The first day in force; the day of issue where the first day was not looked up."""
        return self.effective_from or self.issued

    def holds(self, on: date) -> bool:
        """Whether it is in force on the day, as far as its days are known."""
        return (self.begins is None or self.begins <= on) and (self.effective_to is None or on <= self.effective_to)


class StateKind(StrEnum):
    """What a document is on a day."""

    IN_FORCE = "in_force"
    AMENDED = "amended"  # in force, with changes
    NOT_YET_IN_FORCE = "not_yet_in_force"
    REPLACED = "replaced"
    EXPIRED = "expired"  # over, and nothing stands in its place
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The state of `document` on the day `on`.

    `chain` is what came after it, step by step, to `successors`: those of the chain that are in force
    on the day. A document that is still in force and has successors was replaced in part.
    """

    document: LegalDocument
    on: date
    kind: StateKind
    chain: tuple[LegalDocument, ...] = ()
    successors: tuple[LegalDocument, ...] = ()
    amendments: tuple[LegalDocument, ...] = ()  # begun by that day

    @property
    def status(self) -> Status:
        """How well the row is known that says so."""
        return self.document.basis.status

    @property
    def may_be_cited(self) -> bool:
        """Whether nothing is known against citing it on the day."""
        return self.kind in (StateKind.IN_FORCE, StateKind.AMENDED, StateKind.UNKNOWN)


@cache
def documents() -> dict[str, LegalDocument]:
    """Every document by its id."""
    return {row["id"]: _document(row) for row in rows("documents")}


def find(
    number: str | None,
    type_: str | None,
    title: str | None,
    issued: date | None,
    on: date,
) -> LegalDocument | None:
    """The document that a citation of the day `on` means, or None where it is not known for certain.

    `number` with its symbol ("62/KH-UBND"), or None for what is cited by name; `title` may be cut
    after 40 characters, as `Citation.title_starts` is. A local document (its issuer is a province or
    a department) is found only by its own day of issue: others have the same number.
    """
    key = number_key(number) if number else None
    if key is not None:
        return _by_number(key, title, issued, on)
    name = " ".join(part for part in (type_, number or title) if part)
    found = _by_name(name, issued, on)
    return found if found or number or not title else _by_name(title, issued, on)


def state(document: LegalDocument, on: date) -> DocumentState:
    """The state of the document on the day: with its amendments, or with what came after it."""
    begins, ends = document.begins, document.effective_to
    if begins is None and (ends is None or on <= ends):
        return DocumentState(document, on, StateKind.UNKNOWN)
    if begins is not None and on < begins:
        return DocumentState(document, on, StateKind.NOT_YET_IN_FORCE)
    chain = tuple(_after(document, on))
    successors = tuple(one for one in chain if one.holds(on))
    if ends is not None and ends < on:
        kind = StateKind.REPLACED if any(_begun(chain, on)) else StateKind.EXPIRED
        return DocumentState(document, on, kind, chain, successors)
    amendments = tuple(_begun((documents()[id_] for id_ in document.amended_by), on))
    kind = StateKind.AMENDED if amendments else StateKind.IN_FORCE
    return DocumentState(document, on, kind, chain, successors, amendments)


def describe(state: DocumentState) -> Words:
    """One sentence on the state, as a clerk would write it; what is not verified says so."""
    vi, en = _SENTENCES[state.kind]
    marks_vi, marks_en = _MARKS[state.status]
    return Words(
        f"{vi.format(**_values(state, '%d/%m/%Y'))}{marks_vi}.", f"{en.format(**_values(state, '%d %B %Y'))}{marks_en}."
    )


_SENTENCES = {
    StateKind.IN_FORCE: (
        "{name} còn hiệu lực vào ngày {on}{part_vi}",
        "{name} is in force on {on}{part_en}",
    ),
    StateKind.AMENDED: (
        "{name} còn hiệu lực vào ngày {on}, đã được sửa đổi, bổ sung bởi {amendments}{part_vi}",
        "{name} is in force on {on}, as amended by {amendments}{part_en}",
    ),
    StateKind.NOT_YET_IN_FORCE: (
        "{name} chưa có hiệu lực vào ngày {on}; có hiệu lực từ ngày {begins}",
        "{name} is not yet in force on {on}; it takes effect on {begins}",
    ),
    StateKind.REPLACED: (
        "{name} hết hiệu lực từ ngày {over}, được thay thế bởi {successors}",
        "{name} ceased to have effect on {over} and was replaced by {successors}",
    ),
    StateKind.EXPIRED: (
        "{name} hết hiệu lực hoặc hết giai đoạn thực hiện từ ngày {over}; chưa tìm thấy văn bản thay thế vào ngày {on}",
        "{name} ceased to have effect, or its period ended, on {over}; no successor on {on} was found",
    ),
    StateKind.UNKNOWN: (
        "Chưa có dữ liệu về thời điểm có hiệu lực của {name}",
        "Nothing is known of the days on which {name} is in force",
    ),
}
_MARKS = {
    Status.VERIFIED: ("", ""),
    Status.COMPUTED: ("", ""),
    Status.SECONDARY: (" (theo nguồn thứ cấp)", " (from a secondary source)"),
    Status.UNVERIFIED: (" (chưa kiểm chứng)", " (not verified)"),
}


def _values(state: DocumentState, form: str) -> dict[str, str]:
    document, ends = state.document, state.document.effective_to
    part = ", ".join(one.name for one in state.successors)
    return {
        "name": document.name,
        "on": state.on.strftime(form),
        "begins": document.begins.strftime(form) if document.begins else "",
        "over": (ends + timedelta(days=1)).strftime(form) if ends else "",
        "amendments": ", ".join(one.name for one in state.amendments),
        "successors": ", ".join(one.name for one in state.successors or state.chain),
        "part_vi": f", đã được thay thế một phần bởi {part}" if part else "",
        "part_en": f", replaced in part by {part}" if part else "",
    }


def _begun(chain: Iterable[LegalDocument], on: date) -> Iterator[LegalDocument]:
    """Those of the chain that began by the day; one without any day never did."""
    return (one for one in chain if one.begins is not None and one.begins <= on)


def _after(document: LegalDocument, on: date) -> Iterator[LegalDocument]:
    """What replaced the document, breadth first, each once; beyond one in force on the day nothing is asked."""
    table, seen, waiting = documents(), {document.id}, list(document.replaced_by)
    while waiting:
        id_ = waiting.pop(0)
        if id_ in seen:
            continue
        seen.add(id_)
        yield table[id_]
        if not table[id_].holds(on):
            waiting.extend(table[id_].replaced_by)


@cache
def _numbers() -> dict[tuple[str, str], tuple[LegalDocument, ...]]:
    index = defaultdict(list)
    for one in documents().values():
        key = number_key(one.symbol) if one.symbol else None
        if key is not None:
            index[key.serial, key.symbol].append(one)
    return {key: tuple(found) for key, found in index.items()}


@cache
def _names() -> dict[str, tuple[LegalDocument, ...]]:
    index: dict[str, dict[str, LegalDocument]] = defaultdict(dict)
    for one in documents().values():
        for name in (one.title, f"{one.type} {one.title}", one.symbol, *one.aliases):
            for key in {name_key(name), split_year(name_key(name))[0]} - {""}:
                index[key][one.id] = one
    return {key: tuple(found.values()) for key, found in index.items()}


def _by_number(key: Number, title: str | None, issued: date | None, on: date) -> LegalDocument | None:
    found = _numbers().get((key.serial, key.symbol), ())
    fitting = [one for one in found if _year_fits(one, key, issued, on) and _subject_fits(one, key, title, issued)]
    return _of_the_day(fitting, on)


def _year_fits(one: LegalDocument, key: Number, issued: date | None, on: date) -> bool:
    own = number_key(one.symbol)
    if key.year is not None and own is not None and own.year is not None:
        return key.year == own.year
    if _local(one):
        return issued is not None and issued == one.issued
    year = key.year or (issued.year if issued else None)
    if one.issued is None or year is None:
        return one.issued is None or one.issued <= on
    return one.issued.year == year


def _subject_fits(one: LegalDocument, key: Number, title: str | None, issued: date | None) -> bool:
    """Whether the title cited can be that of the document; asked only where no year tells documents apart."""
    if not title or key.year or issued:
        return True
    cited = words_of_title(title)
    own = words_of_title(" ".join((one.title, *one.aliases)))
    return len(cited & own) >= _SAME_SUBJECT * len(cited)


def _local(one: LegalDocument) -> bool:
    return one.issuer.startswith(("UBND", "Sở", "Hội đồng nhân dân"))


def _by_name(name: str, issued: date | None, on: date) -> LegalDocument | None:
    whole = name_key(name)
    key, year = split_year(whole)
    found = _names().get(whole) or _names().get(key) or _by_beginning(key)
    year = issued.year if issued else year
    if year is not None:
        found = tuple(one for one in found if one.issued is None or one.issued.year == year)
    return _of_the_day([one for one in found if not _local(one)], on)


def _by_beginning(key: str) -> tuple[LegalDocument, ...]:
    """The documents whose name begins with a title that the reader has cut short."""
    if len(key) < _READER_CUTS_TITLES_AT - 5:
        return ()
    found = {one.id: one for name, named in _names().items() if name.startswith(key) for one in named}
    return tuple(found.values())


def _of_the_day(found: list[LegalDocument], on: date) -> LegalDocument | None:
    """Of several documents with one name the one in force on the day, else the last that began by then."""
    if len(found) < 2:
        return found[0] if found else None
    holding = [one for one in found if one.effective_from and one.holds(on)]
    begun = holding or list(_begun(found, on)) or found
    return max(begun, key=lambda one: one.begins or date.min)


def _document(row: dict[str, str]) -> LegalDocument:
    return LegalDocument(
        id=row["id"],
        type=row["type"],
        number=row["number"],
        symbol=row["symbol"],
        title=row["title"],
        issuer=row["issuer"],
        issued=day(row["issued"]),
        effective_from=day(row["effective_from"]),
        effective_to=day(row["effective_to"]),
        replaced_by=several(row["replaced_by"]),
        amended_by=several(row["amended_by"]),
        aliases=several(row["aliases"]),
        basis=Basis.of(row),
    )
