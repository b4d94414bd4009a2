"""The rules that cells of staff lists are held to: how serious each is, what is said of it, what to do."""

from enum import StrEnum
from typing import NamedTuple

from songhanh.lib.words import Words


class Severity(StrEnum):
    """An error refuses the cell; a warning keeps the value for a person to look at."""

    ERROR = "error"
    WARNING = "warning"


class Rule(NamedTuple):
    """A rule: what is wrong where it is broken, and the remedy."""

    severity: Severity
    what: Words
    remedy: Words


_LOOK = Words("Hãy kiểm tra lại với hồ sơ.", "Check it against the personnel file.")
_LAW = Words(
    "Hãy đối chiếu với bảng lương và quyết định xếp lương.", "Compare it with the pay table and the decision on pay."
)
_DATE = Words(
    "Hãy ghi lại theo dạng ngày/tháng/năm, ví dụ 03/05/1980.", "Write it as day/month/year, such as 03/05/1980."
)
_E, _W = Severity.ERROR, Severity.WARNING
RULES: dict[str, Rule] = {
    "impossible_date": Rule(_E, Words("ngày hoặc tháng không có thật.", "there is no such day or month."), _DATE),
    "unreadable_date": Rule(_E, Words("không đọc được ngày.", "no date can be read."), _DATE),
    "unreadable_number": Rule(
        _E,
        Words("không đọc được số.", "no number can be read."),
        Words("Hãy ghi một số, ví dụ 3,66.", "Write a number, such as 3.66."),
    ),
    "unknown_value": Rule(
        _E,
        Words("không phải một trong các giá trị của cột này.", "this is not one of the values of the column."),
        Words(
            "Hãy ghi giá trị đầy đủ; chuyển nhận xét sang cột Ghi chú.",
            "Write the value in full; move remarks to the column of notes.",
        ),
    ),
    "formula_error": Rule(
        _E,
        Words("công thức trong ô bị lỗi.", "the formula in the cell fails."),
        Words("Hãy sửa công thức hoặc gõ giá trị vào ô.", "Mend the formula or type the value."),
    ),
    "sex_conflict": Rule(
        _E,
        Words("cả hai cột Nam và Nữ đều được ghi.", "both the column of men and that of women are filled."),
        Words("Hãy xóa một trong hai ô.", "Empty one of the two cells."),
    ),
    "ambiguous_ticks": Rule(
        _E,
        Words("đánh dấu nhiều hơn một ô.", "more than one cell is ticked."),
        Words("Hãy để lại một dấu.", "Leave one tick."),
    ),
    "missing_name": Rule(
        _E,
        Words("dòng có dữ liệu nhưng thiếu họ tên.", "the line has data but no name."),
        Words("Hãy ghi họ tên hoặc xóa dòng.", "Write the name or delete the line."),
    ),
    "missing_sex": Rule(_W, Words("thiếu giới tính.", "the sex is missing."), _LOOK),
    "missing_birth": Rule(_W, Words("thiếu ngày sinh.", "the birth date is missing."), _LOOK),
    "implausible_age": Rule(
        _W,
        Words(
            "tuổi dưới 18 hoặc trên 70 vào ngày của danh sách.",
            "younger than 18 or older than 70 on the day of the list.",
        ),
        _LOOK,
    ),
    "date_in_future": Rule(
        _W, Words("ngày này sau ngày của danh sách.", "this day is after the day of the list."), _LOOK
    ),
    "year_as_date": Rule(
        _W,
        Words(
            "năm gõ vào ô ngày tháng, được đọc là năm đó.",
            "a year was typed into a cell for dates; it is read as that year.",
        ),
        Words("Hãy đổi định dạng ô sang Văn bản rồi gõ lại năm.", "Set the cell to text and type the year again."),
    ),
    "month_first": Rule(
        _W,
        Words("cột ghi tháng trước ngày.", "the column writes the month before the day."),
        Words(
            "Hãy kiểm tra vài dòng xem ngày và tháng có đúng không.",
            "Check on some lines that day and month are right.",
        ),
    ),
    "step_as_date": Rule(
        _W,
        Words(
            "Excel đã đổi bậc (như 3/9) thành ngày; bậc lấy theo ngày.",
            "Excel made a date of the step (such as 3/9); its day is taken.",
        ),
        Words("Hãy gõ lại bậc dạng văn bản.", "Type the step again as text."),
    ),
    "unknown_grade": Rule(_W, Words("không có mã ngạch này trong bảng.", "the tables have no such grade code."), _LAW),
    "grade_name_mismatch": Rule(
        _W, Words("mã ngạch và tên ngạch không khớp.", "code and name are of different grades."), _LAW
    ),
    "coefficient_not_in_table": Rule(
        _W, Words("hệ số không có trong bảng lương của ngạch.", "the grade's pay table has no such coefficient."), _LAW
    ),
    "step_mismatch": Rule(_W, Words("hệ số thuộc bậc khác.", "the coefficient belongs to another step."), _LAW),
    "step_beyond_scale": Rule(
        _W, Words("bậc cao hơn bậc cuối của ngạch.", "the step is higher than the last of the grade."), _LAW
    ),
    "beyond_scale_not_last": Rule(
        _W,
        Words(
            "hưởng vượt khung khi chưa ở bậc cuối.", "an allowance beyond the scale although the step is not the last."
        ),
        _LAW,
    ),
    "duplicate_person": Rule(
        _W,
        Words("người này đã có với cùng dữ liệu.", "the same person stands above with the same data."),
        Words("Hãy xóa một dòng nếu ghi trùng.", "Delete one line if it was written twice."),
    ),
    "person_twice": Rule(
        _W,
        Words("cùng tên và ngày sinh nhưng dữ liệu khác.", "the same name and birth date with other data."),
        Words(
            "Hãy cho biết dòng nào đúng, hay người giữ hai vị trí.",
            "Tell which line holds, or that the person has two posts.",
        ),
    ),
    "possible_duplicate": Rule(
        _W,
        Words(
            "có thể trùng: cùng tên, ngày sinh không trái nhau.",
            "perhaps the same person: one name, birth dates that agree.",
        ),
        _LOOK,
    ),
    "hidden_row": Rule(
        _W,
        Words("dòng bị ẩn (lọc) vẫn được đọc.", "the row is hidden (by a filter) and was read all the same."),
        Words("Hãy bỏ lọc để xem dòng này.", "Show hidden rows to see it."),
    ),
    "hidden_sheet": Rule(
        _W,
        Words(
            "trang tính ẩn có danh sách người, không đọc.", "a hidden sheet holds a list of people; it was left out."
        ),
        Words("Hãy hiện trang tính nếu cần nhập.", "Show the sheet if it is to be imported."),
    ),
}
