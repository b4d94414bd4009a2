"""Staff lists for tests: given in, read, compared and stored as the product does it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from cast import NOW, Cast
from command import ROOT

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.people import jobs
from songhanh.people.actions.imports import confirm_import, receive_list
from songhanh.people.kinds import FactKind
from songhanh.people.models import Dropped, Entry, Fact, Import, Line, Person

REGISTERS = ROOT / "tests" / "data" / "registers"
Sheet = Iterable[Iterable[object]]
HEAD = (
    "STT",
    "Số hiệu",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Đơn vị",
    "Chức vụ",
    "Mã ngạch",
    "Bậc",
    "Hệ số",
    "Ngày hưởng",
)
OFFICE = [
    (
        1,
        "001",
        "Nguyễn Thị Hoa",
        "Nữ",
        "03/05/1975",
        "Văn phòng Sở",
        "Chánh Văn phòng",
        "01.002",
        3,
        "5,08",
        "01/03/2025",
    ),
    (
        2,
        "002",
        "Trần Văn Hùng",
        "Nam",
        "12/11/1980",
        "Văn phòng Sở",
        "Phó Chánh Văn phòng",
        "01.003",
        6,
        "3,99",
        "01/06/2024",
    ),
    (3, "003", "Lê Thị Lan", "Nữ", "20/08/1990", "Thanh tra Sở", "Thanh tra viên", "01.003", 3, "3,00", "01/09/2025"),
]


def as_csv(rows: Sheet = OFFICE, head: Iterable[str] = HEAD, title: str = "Tính đến ngày 31/10/2026") -> bytes:
    """A list as a program of the office writes it."""
    lines = [title, "", ";".join(head), *(";".join(map(str, row)) for row in rows)]
    return "\n".join(lines).encode()


def give(agency: Body, content: bytes, by: Viewer, name: str = "danh-sach.csv") -> Import:
    """Give a list in, and let the worker read and compare it."""
    found = receive_list(agency=agency, name=name, chunks=[content], by=by)
    assert jobs.read_waiting(by.at, "test/1/0")
    found.refresh_from_db()
    return found


def store(people: Cast, content: bytes | None = None, name: str = "danh-sach.csv") -> Import:
    """A list of An's agency that stands in the register."""
    by = people.viewer(people.ha)
    found = give(people.agency, content or as_csv(), by, name)
    assert found.state == Import.State.PREVIEW, found.problem_vi
    confirm_import(of=found.pk, by=by)
    found.refresh_from_db()
    return found


def person(name: str) -> Person:
    """The person of that name."""
    fact = Fact.objects.believed().get(kind=FactKind.IDENTITY, values__name=name)
    return fact.person


def register_rows() -> list[object]:
    """All that the tables of the register hold."""
    tables = (Person.objects, Fact.objects, Dropped.objects, Line.objects)
    return [list(one.order_by("pk").values()) for one in tables]


def clear_all(at: date | None = None) -> None:
    """Let the worker remove what is leaving."""
    while jobs.clear_leaving(NOW, "test/1/0"):
        pass
    assert not Entry.objects.filter(state=Entry.State.LEAVING).exists()


def real(name: str) -> Path:
    """A list as an office keeps it."""
    return next(REGISTERS.glob(f"{name}*[!n]"))
