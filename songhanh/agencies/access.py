"""Rights: one list of what can be done, roles as data, and the viewer who asks.

Permission is asked at three gates: the route (`gate.page`), the rows (`visible_to`), the write (`by.require`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from songhanh.lib.words import Language, Problem, Words

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Permission(StrEnum):
    """What can be done; the value is stored nowhere and shown to nobody."""

    ACCOUNT = "account"  # one's own account; whoever is signed in
    PLAN_SEE = "plan_see"
    PLAN_PREPARE = "plan_prepare"  # import, confirm, edit a draft
    PLAN_ISSUE = "plan_issue"
    PLAN_AMEND = "plan_amend"
    TASK_ADD = "task_add"
    TASK_DO = "task_do"  # progress, steps, evidence, hand in
    TASK_APPROVE = "task_approve"
    TASK_REMIND = "task_remind"
    TASK_COMMENT = "task_comment"
    EVIDENCE_SEE = "evidence_see"
    TARGET_REPORT = "target_report"
    REPORT_MAKE = "report_make"
    AUDIT_SEE = "audit_see"
    AGENCY_SEE = "agency_see"
    AGENCY_EDIT = "agency_edit"
    PEOPLE_EDIT = "people_edit"  # those who sign in, their roles and passwords
    REGISTER_COUNT = "register_count"  # figures of the staff register, small ones suppressed
    REGISTER_DUE = "register_due"  # what falls due and the pools: people for who sees them, numbers for who counts
    REGISTER_SEE = "register_see"  # the people themselves
    REGISTER_SPECIAL = "register_special"  # ethnicity, Party membership; each reading is audited
    REGISTER_SEALED = "register_sealed"  # discipline; each reading is audited with its reason
    REGISTER_EDIT = "register_edit"  # lists, events, corrections, snapshots
    REGISTER_OPEN = "register_open"  # which special fields the agency keeps


class Role(StrEnum):
    """A role, as stored with a grant."""

    SECRETARY = "secretary"
    UNIT_HEAD = "unit_head"
    PERSONNEL = "personnel"
    DIRECTOR = "director"
    STAFF = "staff"
    OVERSEER = "overseer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class RoleRow(NamedTuple):
    """A role: its name, and what it may do in its branch."""

    name: Words
    may: frozenset[Permission]


P = Permission
_EVERYBODY = frozenset({P.ACCOUNT, P.PLAN_SEE, P.AGENCY_SEE})
ROLES: dict[Role, RoleRow] = {
    Role.SECRETARY: RoleRow(
        Words("Thư ký", "Secretary"),
        _EVERYBODY
        | {P.PLAN_PREPARE, P.PLAN_ISSUE, P.PLAN_AMEND, P.TASK_ADD, P.TASK_DO, P.TASK_APPROVE, P.TASK_REMIND}
        | {P.TASK_COMMENT, P.EVIDENCE_SEE, P.TARGET_REPORT, P.REPORT_MAKE, P.AUDIT_SEE, P.REGISTER_COUNT}
        | {P.REGISTER_DUE},
    ),
    Role.UNIT_HEAD: RoleRow(
        Words("Trưởng đơn vị", "Head of unit"),
        _EVERYBODY
        | {P.TASK_DO, P.TASK_APPROVE, P.TASK_COMMENT, P.EVIDENCE_SEE, P.REPORT_MAKE, P.REGISTER_SEE}
        | {P.REGISTER_DUE},
    ),
    Role.PERSONNEL: RoleRow(
        Words("Công chức tổ chức cán bộ", "Personnel officer"),
        _EVERYBODY
        | {P.TASK_DO, P.TASK_COMMENT, P.EVIDENCE_SEE, P.TARGET_REPORT, P.REPORT_MAKE, P.REGISTER_COUNT}
        | {P.REGISTER_SEE, P.REGISTER_SPECIAL, P.REGISTER_SEALED, P.REGISTER_EDIT, P.REGISTER_DUE},
    ),
    Role.DIRECTOR: RoleRow(
        Words("Lãnh đạo cơ quan", "Director"),
        _EVERYBODY
        | {P.PLAN_ISSUE, P.PLAN_AMEND, P.TASK_ADD, P.TASK_APPROVE, P.TASK_REMIND, P.TASK_COMMENT}
        | {P.EVIDENCE_SEE, P.REPORT_MAKE, P.AUDIT_SEE, P.REGISTER_COUNT, P.REGISTER_SEE, P.REGISTER_SPECIAL}
        | {P.REGISTER_SEALED, P.REGISTER_OPEN, P.REGISTER_DUE},
    ),
    Role.STAFF: RoleRow(
        Words("Công chức, viên chức", "Member of staff"), _EVERYBODY | {P.TASK_DO, P.TASK_COMMENT, P.EVIDENCE_SEE}
    ),
    Role.OVERSEER: RoleRow(
        Words("Theo dõi cấp tỉnh", "Provincial overseer"),
        _EVERYBODY | {P.TASK_REMIND, P.TASK_COMMENT, P.REPORT_MAKE, P.REGISTER_COUNT, P.REGISTER_DUE},
    ),
    Role.AUDITOR: RoleRow(
        Words("Kiểm tra, giám sát", "Auditor"),
        _EVERYBODY | {P.EVIDENCE_SEE, P.AUDIT_SEE, P.REPORT_MAKE, P.REGISTER_COUNT, P.REGISTER_DUE},
    ),
    Role.ADMINISTRATOR: RoleRow(
        Words("Quản trị hệ thống", "Administrator"),
        frozenset({P.ACCOUNT, P.AGENCY_SEE, P.AGENCY_EDIT, P.PEOPLE_EDIT, P.AUDIT_SEE}),
    ),
}
# What whoever works in a unit may do in the whole of its agency.
AGENCY_WIDE = frozenset({P.ACCOUNT, P.PLAN_SEE, P.AGENCY_SEE, P.REPORT_MAKE, P.REGISTER_COUNT, P.REGISTER_DUE})

REASONS: dict[Permission, Words] = {
    P.ACCOUNT: Words("Cần đăng nhập.", "You must sign in."),
    P.PLAN_SEE: Words("Tài khoản này không xem được kế hoạch.", "This account cannot see plans."),
    P.PLAN_PREPARE: Words("Chỉ thư ký nhập và xác nhận kế hoạch.", "Only the secretary imports and confirms plans."),
    P.PLAN_ISSUE: Words(
        "Chỉ thư ký hoặc lãnh đạo cơ quan đưa kế hoạch vào thực hiện.",
        "Only the secretary or the director puts a plan into effect.",
    ),
    P.PLAN_AMEND: Words(
        "Chỉ thư ký hoặc lãnh đạo cơ quan điều chỉnh kế hoạch đã ban hành.",
        "Only the secretary or the director amends a plan that was issued.",
    ),
    P.TASK_ADD: Words(
        "Chỉ thư ký hoặc lãnh đạo cơ quan giao nhiệm vụ ngoài kế hoạch.",
        "Only the secretary or the director adds tasks outside the plan.",
    ),
    P.TASK_DO: Words(
        "Chỉ đơn vị chủ trì, đơn vị phối hợp và thư ký cập nhật nhiệm vụ này.",
        "Only the lead unit, its partners and the secretary update this task.",
    ),
    P.TASK_APPROVE: Words(
        "Chỉ trưởng đơn vị chủ trì, thư ký hoặc lãnh đạo cơ quan duyệt nhiệm vụ.",
        "Only the head of the lead unit, the secretary or the director approves a task.",
    ),
    P.TASK_REMIND: Words(
        "Chỉ thư ký, lãnh đạo cơ quan hoặc cấp trên gửi đôn đốc.",
        "Only the secretary, the director or the level above sends reminders.",
    ),
    P.TASK_COMMENT: Words("Tài khoản này không gửi được ý kiến.", "This account cannot comment."),
    P.EVIDENCE_SEE: Words(
        "Minh chứng chỉ dành cho đơn vị thực hiện, thư ký và người kiểm tra.",
        "Evidence is for the units of the task, the secretary and those who inspect.",
    ),
    P.TARGET_REPORT: Words(
        "Chỉ thư ký hoặc công chức tổ chức cán bộ báo cáo chỉ tiêu.",
        "Only the secretary or the personnel officer reports targets.",
    ),
    P.REPORT_MAKE: Words("Tài khoản này không lập được báo cáo.", "This account cannot make reports."),
    P.AUDIT_SEE: Words(
        "Chỉ thư ký, lãnh đạo, người kiểm tra và quản trị xem nhật ký.",
        "Only secretary, director, auditor and administrator see the log.",
    ),
    P.AGENCY_SEE: Words("Tài khoản này không xem được cơ quan.", "This account cannot see the agency."),
    P.AGENCY_EDIT: Words("Chỉ quản trị sửa cơ quan, đơn vị.", "Only the administrator changes agencies and units."),
    P.PEOPLE_EDIT: Words("Chỉ quản trị sửa người dùng và vai trò.", "Only the administrator changes people and roles."),
    P.REGISTER_COUNT: Words(
        "Số liệu cán bộ chỉ dành cho thư ký, công chức tổ chức cán bộ, lãnh đạo, cấp trên và người kiểm tra.",
        "Figures of the staff are for the secretary, personnel officer, director, the level above and auditors.",
    ),
    P.REGISTER_DUE: Words(
        "Việc đến hạn và quy hoạch chỉ dành cho người xem được cán bộ hoặc số liệu cán bộ.",
        "What falls due and the pools are for those who see the staff or its figures.",
    ),
    P.REGISTER_SEE: Words(
        "Chỉ công chức tổ chức cán bộ, lãnh đạo cơ quan và trưởng đơn vị xem từng người trong sổ cán bộ.",
        "Only the personnel officer, the director and heads of units see the people of the register.",
    ),
    P.REGISTER_SPECIAL: Words(
        "Dân tộc và đảng viên là dữ liệu nhạy cảm: chỉ công chức tổ chức cán bộ và lãnh đạo cơ quan xem.",
        "Ethnicity and Party membership are sensitive: only the personnel officer and the director see them.",
    ),
    P.REGISTER_SEALED: Words(
        "Thông tin kỷ luật được niêm phong: chỉ công chức tổ chức cán bộ và lãnh đạo cơ quan mở được.",
        "Discipline is sealed: only the personnel officer and the director open it.",
    ),
    P.REGISTER_EDIT: Words(
        "Chỉ công chức tổ chức cán bộ cập nhật sổ cán bộ.", "Only the personnel officer changes the staff register."
    ),
    P.REGISTER_OPEN: Words(
        "Chỉ lãnh đạo cơ quan quyết định lưu trường dữ liệu nhạy cảm.",
        "Only the director decides which sensitive fields are kept.",
    ),
}


class Forbidden(Exception):  # noqa: N818 - told to a person
    """Asked for what one's roles do not allow; `permission` says what, `REASONS` why."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(permission)
        self.permission = permission


class Conflict(Problem):
    """Somebody else changed it first: nothing was written, nothing is lost."""

    def __init__(self, what: Words, remedy: Words) -> None:
        super().__init__("conflict", what, remedy)


class Branch(NamedTuple):
    """A grant that holds today: a role on the branch of the tree below `path`, in the agency at `agency_path`."""

    role: Role
    body: int
    path: str
    agency: int
    agency_path: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as what, and when; a small value passed by hand. The program itself is `Viewer.program(at)`."""

    user: int
    name: str
    language: Language
    branches: tuple[Branch, ...]
    at: datetime
    is_program: bool = False

    @classmethod
    def program(cls, at: datetime) -> "Viewer":
        """The program at work by itself or on the command line: it may do everything, as user 0."""
        return cls(0, "Song Hành", "vi", (), at, is_program=True)

    @property
    def day(self) -> date:
        """The day in Viet Nam."""
        return self.at.astimezone(VIETNAM).date()

    def paths(self, permission: Permission) -> tuple[str, ...]:
        """The paths below which the viewer has the permission."""
        if self.is_program:
            return ("",)
        wide = permission in AGENCY_WIDE
        found = (one.agency_path if wide else one.path for one in self.branches if permission in ROLES[one.role].may)
        return tuple(dict.fromkeys(found))

    def can(self, permission: Permission, path: str) -> bool:
        """Whether the permission holds for what belongs to the body at `path`."""
        return any(path.startswith(one) for one in self.paths(permission))

    def can_anywhere(self, permission: Permission) -> bool:
        """Whether the permission holds somewhere."""
        return bool(self.paths(permission))

    def require(self, permission: Permission, *paths: str) -> None:
        """Raise Forbidden unless the permission holds for one of the bodies at `paths`."""
        if not any(self.can(permission, path) for path in paths):
            raise Forbidden(permission)

    @property
    def agency(self) -> int:
        """The agency whose pages open first: that of the first grant; 0 without one."""
        return self.branches[0].agency if self.branches else 0
