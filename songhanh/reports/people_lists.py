"""The register as a workbook: what the page shows, under headings by which the import knows its columns again."""

from collections.abc import Iterable
from datetime import date

from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet
from songhanh.people.kinds import FactKind
from songhanh.people.standing import Standing
from songhanh.people.wording import shown

_NUMBER = ColumnKind.NUMBER
K = FactKind
# Heading, width, kind of fact, field.
_COLUMNS: tuple[tuple[str, int, FactKind, str], ...] = (
    ("Số hiệu", 10, K.IDENTITY, "staff_code"),
    ("Họ và tên", 28, K.IDENTITY, "name"),
    ("Tên gọi khác", 22, K.IDENTITY, "other_name"),
    ("Giới tính", 9, K.IDENTITY, "sex"),
    ("Ngày sinh", 12, K.IDENTITY, "birth"),
    ("Đơn vị", 30, K.POST, "unit_name"),
    ("Chức vụ", 26, K.POST, "position"),
    ("Loại cán bộ", 14, K.POST, "staff_kind"),
    ("Ngày tuyển dụng", 12, K.RECRUITMENT, "recruited"),
    ("Ngày bổ nhiệm", 12, K.POST, "appointed"),
    ("Mã ngạch", 12, K.PAY, "grade"),
    ("Tên ngạch", 22, K.PAY, "grade_name"),
    ("Hạng", 8, K.PAY, "class"),
    ("Bậc", 6, K.PAY, "step"),
    ("Hệ số", 8, K.PAY, "coefficient"),
    ("Vượt khung (%)", 8, K.PAY, "beyond_scale"),
    ("Ngày hưởng", 12, K.PAY, "step_from"),
    ("Nâng lương lần sau", 12, K.PAY, "next_step"),
    ("Phụ cấp chức vụ", 10, K.PAY, "position_allowance"),
    ("Tổng tiền lương và phụ cấp một tháng", 14, K.PAY, "monthly_pay"),
    ("Trình độ chuyên môn", 16, K.EDUCATION, "education"),
    ("Chuyên ngành", 20, K.EDUCATION, "major"),
    ("Lý luận chính trị", 14, K.EDUCATION, "political_theory"),
    ("Quản lý nhà nước", 16, K.EDUCATION, "state_management"),
    ("Ngoại ngữ", 14, K.EDUCATION, "foreign_language"),
    ("Tin học", 14, K.EDUCATION, "informatics"),
)
_NUMBERS = {"step", "coefficient", "beyond_scale", "position_allowance", "monthly_pay"}


def register_workbook(agency: str, day: date, people: Iterable[Standing]) -> Workbook:
    """The people as of the day."""
    columns = (Column("STT", 6, _NUMBER), *(Column(head, width, _kind(name)) for head, width, _, name in _COLUMNS))
    rows = tuple((at, *_cells(one)) for at, one in enumerate(people, start=1))
    title = f"Danh sách cán bộ, công chức, viên chức {agency} tính đến ngày {day:%d/%m/%Y}"
    return Workbook(title, (Worksheet("Danh sách", columns, rows),))


def _kind(name: str) -> ColumnKind:
    return _NUMBER if name in _NUMBERS else ColumnKind.TEXT


def _cells(one: Standing) -> tuple[Value, ...]:
    return tuple(_cell(name, one.state(kind).get(name)) for _, _, kind, name in _COLUMNS)


def _cell(name: str, value: object) -> Value:
    """As the register has it: a day that is known to the month only is written so, not made whole."""
    if value is None or name in _NUMBERS:
        return value  # type: ignore[return-value]  # a number of the register
    return shown(name, value).vi
