"""What the register knows of a person: kinds of facts, their fields, and how sensitive each field is."""

from enum import StrEnum
from typing import NamedTuple

from songhanh.lib.words import Words


class FactKind(StrEnum):
    """Kinds of facts. Of those in `STATES` one holds at a time; of the others several may."""

    IDENTITY = "identity"
    POST = "post"
    PAY = "pay"
    RECRUITMENT = "recruitment"
    EDUCATION = "education"
    ETHNICITY = "ethnicity"
    PARTY = "party"
    POOL = "pool"
    TRAINING = "training"
    EVALUATION = "evaluation"
    DISCIPLINE = "discipline"
    LEAVE = "leave"
    DEPARTURE = "departure"


class Secrecy(StrEnum):
    """Who may read a field; all fields are counted for whoever may count, but discipline."""

    PERSONAL = "personal"  # whoever sees people
    SPECIAL = "special"  # whoever has that right; each reading is audited, kept only where the agency opens it
    SEALED = "sealed"  # whoever has that right and tells why; each reading is audited, never counted


class Field(NamedTuple):
    """A field of a fact: what it is called, and who may read it."""

    words: Words
    secrecy: Secrecy


class Kind(NamedTuple):
    """A kind of fact: what it is called, and its fields."""

    words: Words
    fields: dict[str, Field]


def _fields(secrecy: Secrecy = Secrecy.PERSONAL, /, **named: tuple[str, str]) -> dict[str, Field]:
    return {name: Field(Words(*both), secrecy) for name, both in named.items()}


KINDS: dict[FactKind, Kind] = {
    FactKind.IDENTITY: Kind(
        Words("Nhân thân", "Identity"),
        _fields(
            name=("Họ và tên", "Name"),
            other_name=("Tên gọi khác", "Other name"),
            staff_code=("Số hiệu", "Staff code"),
            sex=("Giới tính", "Sex"),
            birth=("Ngày sinh", "Date of birth"),
        ),
    ),
    FactKind.POST: Kind(
        Words("Vị trí công tác", "Post"),
        _fields(
            unit=("Mã đơn vị", "Code of the unit"),
            unit_name=("Phòng, đơn vị", "Unit"),
            position=("Chức vụ, chức danh", "Position"),
            level=("Cấp", "Level"),
            staff_kind=("Loại", "Kind of staff"),
            appointed=("Ngày bổ nhiệm", "Appointed on"),
            term_until=("Hết thời hạn bổ nhiệm", "Term ends on"),
            terms=("Số nhiệm kỳ liên tiếp", "Terms in a row"),
        ),
    ),
    FactKind.PAY: Kind(
        Words("Ngạch, bậc, lương", "Grade and pay"),
        _fields(
            grade=("Mã ngạch", "Grade"),
            grade_name=("Tên ngạch", "Name of the grade"),
            **{"class": ("Hạng", "Class")},
            step=("Bậc", "Step"),
            coefficient=("Hệ số lương", "Coefficient"),
            beyond_scale=("Vượt khung (%)", "Beyond the scale (%)"),
            step_from=("Hưởng bậc từ", "In the step from"),
            next_step=("Nâng lương lần sau", "Next step"),
            position_allowance=("Phụ cấp chức vụ", "Allowance of the post"),
            monthly_pay=("Tiền lương tháng (đồng)", "Pay of a month (VND)"),
            early=("Nâng trước thời hạn", "An early step"),
        ),
    ),
    FactKind.RECRUITMENT: Kind(
        Words("Tuyển dụng", "Recruitment"), _fields(recruited=("Ngày tuyển dụng", "Recruited on"))
    ),
    FactKind.EDUCATION: Kind(
        Words("Trình độ", "Education"),
        _fields(
            education=("Chuyên môn", "Education"),
            major=("Chuyên ngành", "Major"),
            political_theory=("Lý luận chính trị", "Political theory"),
            state_management=("Quản lý nhà nước", "State management"),
            foreign_language=("Ngoại ngữ", "Foreign language"),
            informatics=("Tin học", "Informatics"),
        ),
    ),
    FactKind.ETHNICITY: Kind(
        Words("Dân tộc", "Ethnicity"), _fields(Secrecy.SPECIAL, ethnicity=("Dân tộc", "Ethnicity"))
    ),
    FactKind.PARTY: Kind(
        Words("Đảng viên", "Party membership"),
        _fields(Secrecy.SPECIAL, party_joined=("Ngày vào Đảng", "Joined the Party on")),
    ),
    FactKind.POOL: Kind(
        Words("Quy hoạch", "Planning pool"),
        _fields(
            pool_round=("Nhiệm kỳ", "Round"),
            target_post=("Chức danh quy hoạch", "Target post"),
            target_level=("Cấp của chức danh", "Level of the target post"),
            reason=("Lý do đưa ra", "Why removed"),
        ),
    ),
    FactKind.TRAINING: Kind(
        Words("Đào tạo, bồi dưỡng", "Training"),
        _fields(
            course=("Khóa học", "Course"),
            training_kind=("Loại", "Kind"),
            hours=("Số giờ", "Hours"),
            training_result=("Kết quả", "Result"),
        ),
    ),
    FactKind.EVALUATION: Kind(
        Words("Xếp loại chất lượng", "Evaluation"), _fields(year=("Năm", "Year"), rating=("Xếp loại", "Rating"))
    ),
    FactKind.DISCIPLINE: Kind(
        Words("Kỷ luật", "Discipline"),
        _fields(Secrecy.SEALED, form=("Hình thức", "Form"), reason=("Lý do", "Reason")),
    ),
    FactKind.LEAVE: Kind(Words("Nghỉ", "Leave"), _fields(leave_type=("Loại nghỉ", "Type of leave"))),
    FactKind.DEPARTURE: Kind(Words("Thôi làm việc tại cơ quan", "Departure"), _fields(reason=("Lý do", "Reason"))),
}
# One at a time: what begins ends what was. Of all others each slot (a round and post, a course, a year) stands alone.
STATES = frozenset(
    {
        FactKind.IDENTITY, FactKind.POST, FactKind.PAY, FactKind.RECRUITMENT, FactKind.EDUCATION, FactKind.ETHNICITY,
        FactKind.PARTY,
    }
)  # fmt: skip
# Kept only where the agency opened them.
OPENED = {FactKind.ETHNICITY: "opens_ethnicity", FactKind.PARTY: "opens_party"}


def secrecy_of(kind: FactKind) -> Secrecy:
    """Who may read facts of the kind: all fields of a kind are alike."""
    return next(iter(KINDS[kind].fields.values())).secrecy
