"""The lists of pages as workbooks: the rows that the page shows, no more."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from songhanh.agencies.access import VIETNAM
from songhanh.agencies.models import Body
from songhanh.agencies.queries import Person
from songhanh.formats.workbook import Column, ColumnKind, Value, Workbook, Worksheet
from songhanh.notices.queries import Told
from songhanh.plans.models import Plan, PlanDocument
from songhanh.plans.queries.search import Found

_DAY, _NUMBER = ColumnKind.DATE, ColumnKind.NUMBER
_PLANS = (
    Column("Năm", 8, _NUMBER), Column("Kế hoạch", 80), Column("Cơ quan", 34), Column("Số", 18),
    Column("Ngày ban hành", 14, _DAY), Column("Tình trạng", 16),
)  # fmt: skip
_DOCUMENTS = (
    Column("Tệp", 50), Column("Kế hoạch", 70), Column("Nhập ngày", 14, _DAY), Column("Người nhập", 26),
    Column("Dung lượng (byte)", 16, _NUMBER), Column("Tình trạng", 16),
)  # fmt: skip
_PEOPLE = (Column("Họ và tên", 28), Column("Chức vụ", 28), Column("Vai trò", 60), Column("Đăng nhập", 14))
_MAIL = (Column("Thư điện tử", 34),)
_LOG = (
    Column("Số", 8, _NUMBER), Column("Thời điểm", 20), Column("Người thực hiện", 28), Column("Nội dung", 60),
    Column("Về", 60), Column("Ghi chú", 50),
)  # fmt: skip
_NOTICES = (Column("Thời điểm", 20), Column("Thông báo", 100), Column("Tình trạng", 12))
_TASKS = (Column("Mã", 9), Column("Nhiệm vụ", 80), Column("Chủ trì", 30), Column("Năm kế hoạch", 12, _NUMBER))
_HITS = (Column("Tệp", 50), Column("Đoạn tìm thấy", 90))
_STATES = {
    PlanDocument.State.READ: "Đã đọc", PlanDocument.State.FAILED: "Không đọc được",
    PlanDocument.State.READING: "Đang đọc", PlanDocument.State.WAITING: "Chờ đọc",
}  # fmt: skip


def plans_workbook(plans: Iterable[Plan]) -> Workbook:
    """The list of plans."""
    return Workbook("Kế hoạch", (Worksheet("Kế hoạch", _PLANS, tuple(_plan(one) for one in plans)),))


def _plan(one: Plan) -> tuple[Value, ...]:
    state = "Đang thực hiện" if one.state == Plan.State.ISSUED else "Dự thảo"
    return (one.year, one.title, one.agency.name, one.number, one.issued_on, state)


def documents_workbook(documents: Iterable[PlanDocument]) -> Workbook:
    """The documents that were given in."""
    rows = tuple(
        (
            one.name, one.plan.title if one.plan else "", _day(one.given_at),
            one.given_by.full_name if one.given_by else "", one.size, _STATES[PlanDocument.State(one.state)],
        )
        for one in documents
    )  # fmt: skip
    return Workbook("Văn bản đã nhập", (Worksheet("Văn bản", _DOCUMENTS, rows),))


def people_workbook(agency: Body, people: Iterable[Person], *, with_mail: bool) -> Workbook:
    """The people of an agency with their roles; mail for those who see it on the page."""
    rows = tuple(_person(one, with_mail=with_mail) for one in people)
    columns = (*_PEOPLE, *_MAIL) if with_mail else _PEOPLE
    return Workbook(f"Người dùng {agency.name}", (Worksheet("Người dùng", columns, rows),))


def _person(one: Person, *, with_mail: bool) -> tuple[Value, ...]:
    roles = "; ".join(f"{role.role.vi} ({role.body})" for role in one.roles) or "Không còn vai trò"
    row = (one.user.full_name, one.user.post, roles, "" if one.user.is_active else "Đã khóa")
    return (*row, one.user.email) if with_mail else row


def log_workbook(agency: Body, lines: Iterable[tuple[int, datetime, str, str, str, str]]) -> Workbook:
    """Entries of the log: number, moment, who, what, about what, remark."""
    rows = tuple((one[0], _moment(one[1]), *one[2:]) for one in lines)
    return Workbook(f"Nhật ký {agency.name}", (Worksheet("Nhật ký", _LOG, rows),))


def notices_workbook(notices: Iterable[Told]) -> Workbook:
    """One's own notices."""
    rows = tuple((_moment(one.at), one.words.vi, "Đã đọc" if one.is_read else "Chưa đọc") for one in notices)
    return Workbook("Thông báo", (Worksheet("Thông báo", _NOTICES, rows),))


def search_workbook(found: Found) -> Workbook:
    """What a search found, a sheet for each kind."""
    tasks: Sequence[tuple[Value, ...]] = [
        (one.code, one.text, one.lead.called if one.lead else "", one.plan.year if one.plan else None)
        for one in found.tasks
    ]
    hits = tuple((one.document.name, f"…{one.before}{one.found}{one.after}…") for one in found.documents)
    return Workbook(
        f"Tìm {found.words}"[:100],
        (
            Worksheet("Kế hoạch", _PLANS, tuple(_plan(one) for one in found.plans)),
            Worksheet("Nhiệm vụ", _TASKS, tuple(tasks)),
            Worksheet("Văn bản", _HITS, hits),
        ),
    )


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m/%Y, %H:%M}"
