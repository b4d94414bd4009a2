"""What a snapshot of a staff register holds: two tables as Parquet, of the register as known at the end of a day.

`people` has a row for each person whom the register knows, also those who left. `events` has a row for each thing that
happened to one of them, up to that day. No name stands in them: a person is the agency's code and a number.
"""

from enum import StrEnum
from typing import NamedTuple

from songhanh.lib.words import Words

SCHEMA_VERSION = 1


class ColumnKind(StrEnum):
    """How a column is kept; every value may be missing unless the meaning says otherwise."""

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    REAL = "real"
    FLAG = "flag"  # never missing


class SnapshotColumn(NamedTuple):
    """A column: its name, kind and meaning."""

    name: str
    kind: ColumnKind
    meaning: Words


class Level(StrEnum):
    """The level of a post, told from its title and the unit it is in; `none` leads nobody."""

    AGENCY_HEAD = "agency_head"
    AGENCY_DEPUTY = "agency_deputy"
    UNIT_HEAD = "unit_head"
    UNIT_DEPUTY = "unit_deputy"
    NONE = "none"

    @property
    def words(self) -> Words:
        """As a table of the pages says it."""
        return _LEVELS[self]


_LEVELS = {
    Level.AGENCY_HEAD: Words("Cấp trưởng cơ quan", "Head of the agency"),
    Level.AGENCY_DEPUTY: Words("Cấp phó cơ quan", "Deputy head of the agency"),
    Level.UNIT_HEAD: Words("Cấp trưởng phòng, đơn vị", "Head of a unit"),
    Level.UNIT_DEPUTY: Words("Cấp phó phòng, đơn vị", "Deputy head of a unit"),
    Level.NONE: Words("Không giữ chức vụ", "No leading post"),
}
LEADERS = (Level.AGENCY_HEAD, Level.AGENCY_DEPUTY, Level.UNIT_HEAD, Level.UNIT_DEPUTY)


class EventKind(StrEnum):
    """What happened."""

    RECRUITMENT = "recruitment"
    APPOINTMENT = "appointment"  # to a leading post: level_from, level_to
    GRADE = "grade"  # a change of grade or class: group_from, group_to
    STEP = "step"  # a step increase: due (the lawful day), early
    POOL_ENTRY = "pool_entry"  # pool_round, level_to
    POOL_REMOVAL = "pool_removal"  # pool_round, level_to, reason
    TRAINING = "training"  # training_kind, hours, completed
    EVALUATION = "evaluation"  # year, rating
    LEAVE = "leave"  # leave_type
    DEPARTURE = "departure"  # reason


def _columns(kind: ColumnKind, /, **meanings: tuple[str, str]) -> tuple[SnapshotColumn, ...]:
    return tuple(SnapshotColumn(name, kind, Words(*both)) for name, both in meanings.items())


_K = ColumnKind
_WHO = (
    *_columns(
        _K.TEXT,
        agency=("mã cơ quan; luôn có", "code of the agency; always there"),
        person=("mã ẩn danh trong cơ quan; luôn có", "pseudonymous number in the agency; always there"),
        sex=("F nữ, M nam", "F or M"),
        unit=("mã phòng, đơn vị", "code of the unit"),
        unit_name=("tên phòng, đơn vị", "name of the unit"),
    ),
)
PEOPLE = (
    *_WHO,
    *_columns(
        _K.DAY,
        birth_month=(
            "ngày đầu của tháng sinh; chỉ biết năm: 01/01",
            "first day of the birth month; year alone: 1 January",
        ),
    ),
    *_columns(
        _K.FLAG,
        birth_year_only=("chỉ biết năm sinh", "only the year of birth is known"),
        present=("có mặt trong ngày", "on the staff on the day"),
        in_pool=("trong quy hoạch trong ngày", "in a planning pool on the day"),
        pool_trained=(
            "từng hoàn thành một khóa đào tạo, bồi dưỡng khi trong quy hoạch hoặc giữ chức vụ, trong 5 năm",
            "finished a course while planned or in a leading post, within five years",
        ),
    ),
    *_columns(
        _K.TEXT,
        ethnicity=("dân tộc, nơi cơ quan mở", "ethnicity, where the agency opens it"),
        staff_kind=("loại: cadre, civil_servant, public_employee, worker", "kind of staff"),
        position=("chức vụ, chức danh", "position as written"),
        level=("cấp của chức vụ; luôn có", "level of the post; always there"),
        grade=("mã ngạch, mã số chức danh", "code of the grade"),
        grade_group=("nhóm ngạch của bảng lương", "group of the pay table"),
        education=("trình độ chuyên môn cao nhất", "highest education"),
        political_theory=("lý luận chính trị", "political theory"),
        leave_type=("loại nghỉ đang hưởng", "leave on the day"),
        departure_reason=("lý do thôi việc", "why the person left"),
    ),
    *_columns(_K.WHOLE, step=("bậc", "step"), monthly_pay=("tiền lương tháng, đồng", "pay of a month, VND")),
    *_columns(
        _K.REAL,
        coefficient=("hệ số lương", "pay coefficient"),
        beyond_scale=("phụ cấp thâm niên vượt khung, %", "allowance beyond the scale, percent"),
        position_allowance=("phụ cấp chức vụ, hệ số", "allowance of the post, coefficient"),
    ),
    *_columns(
        _K.DAY,
        step_from=("ngày hưởng bậc", "in this step from"),
        recruited=("ngày tuyển dụng", "recruited on"),
        appointed=("ngày bổ nhiệm chức vụ hiện giữ", "appointed to the present post on"),
        term_until=("ngày hết thời hạn bổ nhiệm", "the term ends on"),
        departed=("ngày thôi việc", "left on"),
    ),
)
EVENTS = (
    *_WHO,
    *_columns(_K.TEXT, kind=("loại sự việc; luôn có", "what happened; always there")),
    *_columns(
        _K.DAY,
        starts=("ngày, hoặc từ ngày; luôn có", "day, or first day; always there"),
        until=("đến hết ngày", "last day"),
        due=("ngày đến hạn theo luật", "the lawful day"),
    ),
    *_columns(
        _K.TEXT,
        level_from=("cấp trước đó", "level before"),
        level_to=("cấp mới, hoặc cấp quy hoạch", "level after, or planned"),
        group_from=("nhóm ngạch trước đó", "grade group before"),
        group_to=("nhóm ngạch mới", "grade group after"),
        pool_round=("nhiệm kỳ quy hoạch", "round of the pool"),
        training_kind=("loại đào tạo, bồi dưỡng", "kind of training"),
        rating=("xếp loại", "rating: excellent, good, fair, poor"),
        leave_type=("loại nghỉ", "type of leave"),
        reason=("lý do", "reason"),
    ),
    *_columns(_K.WHOLE, year=("năm đánh giá", "year of the evaluation")),
    *_columns(_K.REAL, hours=("số giờ học", "hours of the course")),
    *_columns(
        _K.FLAG,
        early=("nâng bậc trước thời hạn", "an early step"),
        completed=("đã hoàn thành", "completed"),
    ),
)
