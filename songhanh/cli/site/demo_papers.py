"""The papers of the demonstration's personnel office: lists as CSV, as an office saves them from its spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from songhanh.cli.site.demo_roll import Member
from songhanh.law.staff import Sex

TARGETS = ("Giám đốc", "Phó Giám đốc", "Trưởng phòng và tương đương", "Phó Trưởng phòng và tương đương")
RATINGS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
_WHO = ("STT", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính", "Đơn vị")
_STAFF = (
    *_WHO, "Chức vụ, chức danh", "Ngày tuyển dụng", "Ngày bổ nhiệm", "Trình độ chuyên môn", "Lý luận chính trị",
    "Mã ngạch", "Bậc", "Hệ số lương", "Hưởng từ ngày", "Ghi chú",
)  # fmt: skip
Row = Sequence[str]


class Letterhead(NamedTuple):
    """Who keeps the lists, and for whom."""

    above: str
    agency: str

    @property
    def sign(self) -> str:
        """The letters of the agency in numbers of documents."""
        return "".join(word[0] for word in self.agency.split() if word != "và").upper()


class Course(NamedTuple):
    """A course: its name, who held it, when it ended and how long it took."""

    name: str
    school: str
    ended: date
    days: int


def staff_list(
    head: Letterhead, members: Iterable[Member], day: date, today: date, born: Mapping[str, str] | None = None
) -> bytes:
    """The staff of the day; `born` says what stands in the column of the birth for some names, right or wrong."""
    found = [one for one in members if one.is_there(day)]
    rows = [_staff_row(str(number), one, day, today) for number, one in enumerate(found, 1)]
    for row in rows:
        row[2] = (born or {}).get(row[1], row[2])
    women = sum(one.sex is Sex.FEMALE for one in found)
    closing = (("", f"Tổng cộng: {len(rows)} người (nữ: {women})"),)
    title = ("DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC", f"(Tính đến ngày {_day(day)})")
    return _paper(head, title, (_STAFF,), [*rows, *closing])


def _staff_row(number: str, one: Member, day: date, today: date) -> list[str]:
    post = one.post(day)
    step, coefficient, since = one.step(day, today)
    return [
        number, one.name, _day(one.born), one.sex.words.vi, one.unit, post.title, _day(one.recruited),
        _day(post.since) if post.appointed else "", one.education, one.theory, one.grade, str(step), coefficient,
        _day(since), "",
    ]  # fmt: skip


def pool_list(head: Letterhead, planned: Mapping[str, Sequence[Member]], years: str, day: date) -> bytes:
    """Who is planned for which posts, with ticks; each person once."""
    people = list(dict.fromkeys(one for target in TARGETS for one in planned[target]))
    decision = f"Số {day.day + 100}-QĐ/{head.sign} ngày {_day(day)}"
    rows = [
        [str(number), one.name, _day(one.born), one.sex.words.vi, one.unit, one.post(day).title, one.education]
        + ["x" if one in planned[target] else "" for target in TARGETS]
        + [decision]
        for number, one in enumerate(people, 1)
    ]
    first = (
        *_WHO,
        "Chức vụ hiện nay",
        "Trình độ chuyên môn",
        "Chức danh quy hoạch",
        "",
        "",
        "",
        "Quyết định phê duyệt",
    )
    second = ("", "", "", "", "", "", "", *TARGETS, "")
    return _paper(head, (f"DANH SÁCH QUY HOẠCH CÁN BỘ LÃNH ĐẠO, QUẢN LÝ NHIỆM KỲ {years}",), (first, second), rows)


def training_list(head: Letterhead, taken: Iterable[tuple[Member, Course]], year: int) -> bytes:
    """Who took which course."""
    headings = (*_WHO, "Tên khóa đào tạo, bồi dưỡng", "Từ ngày", "Đến ngày", "Cơ sở đào tạo", "Kết quả")
    rows = [
        [
            str(number), one.name, _day(one.born), one.sex.words.vi, one.unit, course.name,
            _day(course.ended - timedelta(days=course.days)), _day(course.ended), course.school, "Đạt",
        ]
        for number, (one, course) in enumerate(taken, 1)
    ]  # fmt: skip
    return _paper(head, (f"DANH SÁCH CÔNG CHỨC ĐƯỢC ĐÀO TẠO, BỒI DƯỠNG NĂM {year}",), (headings,), rows)


def evaluation_list(head: Letterhead, rated: Iterable[tuple[Member, int]], year: int) -> bytes:
    """How each was rated, as a tick below one of the four ratings."""
    headings = ("TT", *_WHO[1:], "Chức vụ, chức danh", "Kết quả xếp loại chất lượng", "", "", "")
    rows = [
        [str(number), one.name, _day(one.born), one.sex.words.vi, one.unit, one.post(date(year, 12, 31)).title]
        + ["x" if at == rating else "" for at in range(len(RATINGS))]
        for number, (one, rating) in enumerate(rated, 1)
    ]
    title = (f"TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC NĂM {year}",)
    return _paper(head, title, (headings, ("", "", "", "", "", "", *RATINGS)), rows)


def _paper(head: Letterhead, titles: Sequence[str], headings: Sequence[Row], rows: Sequence[Row]) -> bytes:
    """What a spreadsheet saves as CSV: letterhead and titles above the headings, signatures below the rows."""
    width = len(headings[0])
    above = (
        (head.above.upper(), "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (head.agency.upper(), "", "", "", "Độc lập - Tự do - Hạnh phúc"), (), *((title,) for title in titles), (),
    )  # fmt: skip
    below = ((), ("", "NGƯỜI LẬP BIỂU", "", "", "", "THỦ TRƯỞNG CƠ QUAN"))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in (*above, *headings, *rows, *below))
    return text.getvalue().encode("utf-8-sig")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
