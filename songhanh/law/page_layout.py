"""Layout of administrative documents: NĐ 30/2020/NĐ-CP, Phụ lục I, II, III, from `document_format.toml`.

The names are those of the table. Lengths are millimetres and sizes points unless the name says
otherwise; a pair is the smallest and the largest that is allowed.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from songhanh.law.tables import Status, day, tree

Pair = tuple[float, float]
_NO_SIZE: Pair = (0, 0)
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sourced:
    """The provision, how well it is known, the id in `sources.csv`."""

    legal_basis: str
    status: Status
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(_Sourced):
    """The sheet and its margins (Phụ lục I Phần I Mục I k1–k6)."""

    size: str
    width: float
    height: float
    orientation: str
    landscape_allowed: str
    margin_top: Pair
    margin_bottom: Pair
    margin_left: Pair
    margin_right: Pair
    font: str
    charset: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber(_Sourced):
    """The page number (Phụ lục I Phần I Mục I k7); `first` is the number of the first page."""

    first: int
    digits: str
    size: Pair
    style: str
    place: str
    first_page_shown: bool
    annex_numbered_separately: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(_Sourced):
    """One element of a document; `box` is its number in the decree's drawing. What the decree leaves open is empty."""

    box: str
    name: str
    text: str = ""
    pattern: str = ""
    case: str = ""
    size: Pair = _NO_SIZE
    preferred: float = 0
    bold: bool = False
    italic: bool = False
    align: str = ""
    place: str = ""
    rule_below: str = ""
    first_line_indent_cm: Pair = _NO_SIZE
    paragraph_gap_min_pt: float = 0
    line_spacing: Pair = _NO_SIZE
    line_start: str = ""
    line_end: str = ""
    last_line: str = ""
    last_line_end: str = ""
    with_addressee_first: str = ""
    cite: str = ""
    several: str = ""
    used_in: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    color: str = ""
    frames_mm: tuple[str, ...] = ()
    digital: str = ""
    separate_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(_Sourced):
    """The head of an appendix (Phụ lục I Phần I Mục III k1)."""

    word: str
    word_size: float
    word_bold: bool
    word_case: str
    numbering: str
    title_case: str
    title_size: Pair
    title_bold: bool
    reference: str
    reference_italic: bool
    must_be_named_in_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering(_Sourced):
    """How parts, items, numbers and days are written (Điều 15; Phụ lục I Phần I Mục II k3, k4, k6)."""

    division: str
    chapter: str
    section_in_legal: str
    section_in_plan: str
    article: str
    clause: str
    point: str
    point_letters: tuple[str, ...]
    number_leading_zero: str
    day_leading_zero: str
    month_leading_zero: tuple[int, ...]
    year_restart: str
    unique: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationForm(_Sourced):
    """What the first and a later mention of a document must give (Mục II k6 b)."""

    first: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol(_Sourced):
    """Number and symbol (Mục II k3)."""

    document: str
    letter: str
    samples: tuple[str, ...]
    no_year: bool
    no_year_note: str
    separators: tuple[str, ...]
    tolerant_regex: str
    committee_series: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(_Sourced):
    """A mark of the right to sign: TM., Q., KT., TL., TUQ. (Mục II k7 b)."""

    short: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Types(_Sourced):
    """Kinds of documents and their abbreviations (Phụ lục III Mục I; Điều 7)."""

    table: MappingProxyType[str, str]
    without_symbol: tuple[str, ...]
    outside_decree: MappingProxyType[str, str]
    templates: MappingProxyType[str, str]

    def abbreviation(self, type_: str) -> str | None:
        """The abbreviation of a type ("Kế hoạch" gives "KH"), None where it has none."""
        key = type_[:1].upper() + type_[1:].lower()
        return self.table.get(key) or self.outside_decree.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(_Sourced):
    """The scan of a paper document (Phụ lục I Phần II Mục I k2)."""

    format: str
    color: bool
    min_dpi: int
    scale_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitals(_Sourced):
    """Capital letters (Phụ lục II)."""

    special: tuple[str, ...]
    units: str
    days: str
    document_names: str
    agency_names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLayout(_Sourced):
    """The layout in force from `valid_from` to `valid_to` (both inclusive, None = open)."""

    valid_from: date | None
    valid_to: date | None
    page: Page
    page_number: PageNumber
    elements: tuple[Element, ...]
    annex: Annex
    numbering: Numbering
    citation: CitationForm
    symbol: Symbol
    authorities: tuple[Authority, ...]
    types: Types
    scan: Scan
    capitals: Capitals
    _by_name: dict[str, Element] = field(default_factory=dict, repr=False, compare=False)

    def element(self, name: str) -> Element:
        """The element of that name, as the table writes it ("Quốc hiệu"); KeyError where there is none."""
        return self._by_name[name]


@cache
def layouts() -> tuple[DocumentLayout, ...]:
    """Every layout that is known, the oldest first."""
    return (_layout(tree("document_format")),)


def layout(on: date) -> DocumentLayout:
    """The layout for a document of that day; the oldest one known for earlier days (see its `valid_from`)."""
    known = layouts()
    begun = [one for one in known if one.valid_from is None or one.valid_from <= on]
    return begun[-1] if begun else known[0]


def _layout(table: dict[str, Any]) -> DocumentLayout:
    elements = tuple(_part(Element, one) for one in table["element"])
    number = dict(table["page_number"])
    number["first"] = number.pop("from")
    return DocumentLayout(
        legal_basis=table["legal_basis"],
        status=Status(table["status"]),
        source=table["source"],
        valid_from=day(table["valid_from"]),
        valid_to=day(table["valid_to"]),
        page=_part(Page, table["page"]),
        page_number=_part(PageNumber, number),
        elements=elements,
        annex=_part(Annex, table["annex"]),
        numbering=_part(Numbering, table["numbering"]),
        citation=_part(CitationForm, table["citation"]),
        symbol=_part(Symbol, table["symbol"]),
        authorities=tuple(_part(Authority, one) for one in table["authority"]),
        types=_part(Types, table["types"]),
        scan=_part(Scan, table["scan"]),
        capitals=_part(Capitals, table["capitals"]),
        _by_name={one.name: one for one in elements},
    )


def _part(shape: type[Part], table: dict[str, Any]) -> Part:
    """A row as `shape`; a key that the shape does not know is a TypeError, so that the two never drift apart."""
    values = {key: _frozen(value) for key, value in table.items()}
    values["status"] = Status(values["status"])
    return shape(**values)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
