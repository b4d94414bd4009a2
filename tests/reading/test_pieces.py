"""Lines of letterhead, title and signature are known by what stands in them."""

import pytest
from readings import table

from songhanh.formats.blocks import Paragraph
from songhanh.reading.pieces import MARKER, NAME, POSITION, Piece, is_motto, is_signed, pieces_of, type_of_line


def test_the_cells_of_a_letterhead_are_pieces_with_their_side() -> None:
    letterhead = table(("UBND TỈNH AN GIANG\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), layout=True)
    pieces = list(pieces_of([letterhead, Paragraph("KẾ HOẠCH")]))
    assert [(piece.text, piece.side, piece.group) for piece in pieces] == [
        ("UBND TỈNH AN GIANG", 1, 1),
        ("SỞ Y TẾ", 1, 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 2, 1),
        ("KẾ HOẠCH", 0, 0),
    ]


def test_a_table_of_data_stays_one_piece() -> None:
    data = table(("STT", "Nội dung"), ("1", "Tổ chức hội nghị"))
    assert [piece.block for piece in pieces_of([data])] == [data]


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Độc lập – Tự do – Hạnh phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
    ],
)
def test_the_national_name_and_the_motto_are_known(line: str) -> None:
    assert is_motto(line)


@pytest.mark.parametrize("line", ["UBND TỈNH AN GIANG", "", "Xây dựng gia đình no ấm, hạnh phúc"])
def test_other_lines_are_no_motto(line: str) -> None:
    assert not is_motto(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KẾ HOẠCH", "Kế hoạch"),
        ("**QUYẾT ĐỊNH**", "Quyết định"),
        ("KE HOACH", "Kế hoạch"),
        ("CHỈ THỊ CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Chỉ thị"),
        ("QUYẾT ĐỊNH:", ""),
        ("kế hoạch", ""),
        ("Kế hoạch này được gửi tới các đơn vị", ""),
        ("SỞ NỘI VỤ", ""),
    ],
)
def test_a_line_of_its_own_names_the_type(line: str, kind: str) -> None:
    assert type_of_line(Piece(Paragraph(line))) == kind


@pytest.mark.parametrize(
    "line", ["KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "TL.GIÁM ĐỐC", "T/M BAN CHỈ ĐẠO", "TUQ. BỘ TRƯỞNG"]
)
def test_signs_for_somebody_is_known_by_its_letters(line: str) -> None:
    assert MARKER.match(line)


@pytest.mark.parametrize("line", ["TỈNH ỦY", "TMDV", "KTX của trường"])
def test_other_letters_sign_for_nobody(line: str) -> None:
    assert not MARKER.match(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("TS. Lê Văn Bình", "Lê Văn Bình"),
        ("PGS.TS. Đỗ Minh Châu", "Đỗ Minh Châu"),
        ("GIÁM ĐỐC Trần Anh Dũng", "Trần Anh Dũng"),
        ("các phòng, đơn vị", None),
    ],
)
def test_the_name_of_the_signer_ends_a_line(line: str, name: str | None) -> None:
    found = NAME.search(line)
    assert (found["name"] if found else None) == name


@pytest.mark.parametrize("line", ["PHO CHU TICH", "GIAM DOC", "Chanh Van phong", "KE TOAN TRUONG"])
def test_positions_are_known_without_their_marks(line: str) -> None:
    assert POSITION.match(line)


@pytest.mark.parametrize("line", ["(Đã ký)", "(đã ký)", "(Ký tên, đóng dấu)", "Đã ký"])
def test_signed_is_no_name(line: str) -> None:
    assert is_signed(line)
