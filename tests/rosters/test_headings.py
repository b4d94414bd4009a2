"""Headings: where they stand, over how many rows, and what each column means."""

import pytest

from rosters.lists import left_out, roster_of, sheet_of
from songhanh.rosters.columns import Column, checked, columns_of, target_of
from songhanh.rosters.headings import find_header, is_numbering, scopes
from songhanh.rosters.targets import FIELDS, is_target, renewed
from songhanh.rosters.vocabulary import edits, meaning
from songhanh.rosters.wording import FIELDS as WORDS
from songhanh.rosters.wording import target_words

DATES = ["01/02/1980", "03/04/1975"]
TICKS = ["x", "x"]


@pytest.mark.parametrize(
    ("heading", "values", "target"),
    [
        ("Họ và tên (*)", ["Lê Văn An"], "name"),
        ("S T T", [1, 2], None),
        ("Ngày, tháng, năm sinh > Nam", DATES, "birth_male"),
        ("Giới tính > Nam", TICKS, "sex=M"),
        ("Ngày sinh > Năm", [1980], "birth_year"),
        ("Nữ", TICKS, "sex=F"),
        ("Ngày,thángnăm sinh", DATES, "birth"),
        ("Trìn độ CM > ThS", TICKS, "education=Thạc sĩ"),
        ("Trình độ > Lý luận CT", ["CC"], "political_theory"),
        ("Trình độ > Văn hóa", ["12/12"], None),
        ("Trình độ lý luận chính trị", ["CC"], "political_theory"),
        ("Chức vụ, đơn vị công tác hiện nay", ["Chuyên viên"], "position"),
        ("Chức danh nghề nghiệp", ["V.07.03.28"], "grade"),
        ("Chức danh nghề nghiệp", ["Giáo viên tiểu học"], "grade_name"),
        ("Ngạch, mã ngạch", ["Chuyên viên (01.003)"], "grade_name+grade"),
        ("Bậc, hệ số", ["3/9 - 3,00"], "step+coefficient"),
        ("Hệ sồ", [2.34], "coefficient"),
        ("Phụ cấp > Chức vụ", [0.5], "position_allowance"),
        ("Phụ cấp > Thâm niên vượt khung > %", [5], "beyond_scale"),
        ("Phụ cấp > Thâm niên vượt khung > Hệ số", [0.2436], None),
        ("Các khoản trừ > BHXH 8%", [100], None),
        ("Lương mới > Bậc", [4], "new_step"),
        ("Đề nghị nâng bậc lương > Từ ngày", DATES, "new_step_from"),
        ("Hệ số lương cũ", [3.0], "coefficient"),
        ("Chức danh quy hoạch > Giám đốc Sở", TICKS, "target_posts=Giám đốc Sở"),
        ("Kết quả giới thiệu > Số phiếu", [27], None),
        ("Quyết định phê duyệt", ["Số 1-QĐ/A ngày 15/08/2025"], "decision+decision_date"),
        ("Xếp loại năm 2024", ["HTT"], "evaluation@2024"),
        ("Đánh giá, xếp loại > 2023", ["HTT"], "evaluation@2023"),
        ("Mức xếp loại chất lượng > HTXSNV", TICKS, "evaluation=Hoàn thành xuất sắc nhiệm vụ"),
        ("Đối tượng > Công chức", TICKS, "staff_kind=civil_servant"),
        ("Số điện thoại", ["0912"], None),
        ("Họ và tên vợ/chồng", ["Lê Thị B"], None),
    ],
)
def test_a_heading_means_a_target(heading: str, values: list[object], target: str | None) -> None:
    assert target_of(tuple(heading.split(" > ")), values).target == target  # type: ignore[arg-type]


def test_misspelt_and_shortened_headings_are_forgiven() -> None:
    for heading in ("Giới tinh", "Chứcvụ", "G.chú", "Ngày thág năm sinh", "V.khung"):
        assert meaning(heading).score > 700, heading
    assert edits("ngaythagnamsinh", "ngaythangnamsinh", 2) == 1
    assert edits("chucvu", "chuvcu", 2) == 1
    assert edits("mot", "haibabon", 2) == 3


def test_what_stands_above_a_heading_sets_its_scope() -> None:
    assert scopes(("Trình độ", "Chính trị"))[:1] == ("theory",)
    assert "birth" in scopes(("Năm sinh",))


MERGED = """STT|Họ và tên|Ngày sinh||Lương||Ghi chú
||Nam|Nữ|Mã ngạch|Hệ số|
1|Lê Văn An|1980||01.003|2,34|"""


def test_two_rows_of_headings_are_found_merged_or_left_blank() -> None:
    spans = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)]
    for merged in (spans, []):
        header = find_header(sheet_of(MERGED, merged=merged))
        assert header is not None
        assert (header.first, header.last) == (0, 1)
        assert header.key(3) == "Ngày sinh > Nữ"
        assert header.key(5) == "Lương > Hệ số"
        assert header.key(6) == "Ghi chú"


def test_a_row_that_numbers_the_columns_is_no_person() -> None:
    assert is_numbering(["(1)", "(2)", "(3)"])
    assert is_numbering(["A", "B", 1, 2])
    assert not is_numbering([1, "Lê Văn An", 3])
    roster = roster_of("STT|Họ và tên|Năm sinh\n(1)|(2)|(3)\n1|Lê Văn An|1980")
    assert left_out(roster, "numbering") == [2]


def test_a_sheet_without_names_has_no_headings() -> None:
    assert find_header(sheet_of("STT|Đơn vị|Tổng số|Nam|Nữ\n1|Phòng A|4|1|3")) is None


def test_of_two_columns_with_one_meaning_the_surer_is_taken() -> None:
    header = find_header(sheet_of("STT|Họ và tên|Ngày sinh|Chức vụ|Chức vụ Đảng|Năm sinh"))
    assert header is not None
    found = columns_of(header, lambda _: ["x"])
    assert [one.target for one in found] == [None, "name", "birth", "position", None, None]
    assert Column(0, "Ngày sinh (tháng/ngày/năm)", "birth").month_first


def test_a_mapping_by_hand_is_taken_by_heading_or_letters() -> None:
    text = "STT|Họ và tên|Mã\n1|Lê Văn An|7"
    assert roster_of(text, {"Họ và tên": "name", "C": "staff_code"}).entries[0].values["staff_code"] == "7"


def test_every_field_is_a_target_and_has_its_words() -> None:
    assert [one for one in FIELDS if not is_target(one)] == []
    assert [one for one in FIELDS if one.removeprefix("new_") not in WORDS] == []
    for target in ("sex=F", "step+coefficient", "evaluation@2024", "new_step", "birth_male", "staff_kind=cadre"):
        assert is_target(target)
        assert all(target_words(target))
    assert checked({"A": "name", "B": None, "C": "phone", "D": "sex="}) == ["phone", "sex="]
    assert renewed("step+coefficient") == "new_step+new_coefficient"
