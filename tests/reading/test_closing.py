"""Recipients and signature as they are told."""

import pytest
from readings import reading, said, table

from songhanh.formats.blocks import Block, Document, Paragraph
from songhanh.reading.anatomy import dissect
from songhanh.reading.closing import read_recipients, read_signer, signature_lines
from songhanh.reading.plan import Signer
from songhanh.reading.read import read


def closing(*lines: str) -> tuple[list[str], tuple[str | None, str | None, str | None]]:
    """Recipients, and authority, position and name, of a plan that ends with these lines."""
    plan = reading("KẾ HOẠCH\nBình đẳng giới năm 2022\nI. NỘI DUNG\n1. Tổ chức hội nghị.\n" + "\n".join(lines)).plan
    return said(plan.recipients), told(plan.signer)


def told(signer: Signer) -> tuple[str | None, str | None, str | None]:
    authority, position, name = (one.value if one else None for one in (signer.authority, signer.position, signer.name))
    return authority, position, name


def recipients(*lines: str) -> list[str]:
    return closing("Nơi nhận:", *lines, "GIÁM ĐỐC", "Nguyễn Văn An")[0]


def signer(*lines: str) -> tuple[str | None, str | None, str | None]:
    return closing("Nơi nhận:", "- Như trên;", "- Lưu: VT.", *lines)[1]


def test_recipients_stand_without_dash_and_stop_and_remarks_stay() -> None:
    assert recipients("- Ban Vì sự tiến bộ tỉnh (để b/c);", "- Các phòng, đơn vị;", "- Lưu: VT, VP.") == [
        "Ban Vì sự tiến bộ tỉnh (để b/c)", "Các phòng, đơn vị", "Lưu: VT, VP",
    ]  # fmt: skip


def test_recipients_in_one_line_are_parted_at_the_dashes() -> None:
    found, _ = closing("Nơi nhận: - Như trên; - Sở Nội vụ (b/c); - Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn An")
    assert found == ["Như trên", "Sở Nội vụ (b/c)", "Lưu: VT"]


def test_recipients_without_dashes_end_with_semicolons() -> None:
    found, _ = closing("Nơi nhận: Như trên; Sở Nội vụ; Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn An")
    assert found == ["Như trên", "Sở Nội vụ", "Lưu: VT"]


def test_a_recipient_that_runs_over_a_line_is_one() -> None:
    assert recipients("- Sở Nội vụ (để theo dõi,", "tổng hợp);", "- Lưu: VT.") == [
        "Sở Nội vụ (để theo dõi, tổng hợp)", "Lưu: VT",
    ]  # fmt: skip


def test_a_drafters_mark_behind_the_archive_is_none() -> None:
    assert recipients("- Như trên;", "- Lưu: VT, TH.", "- NTH (05b).")[-1] == "Lưu: VT, TH"


def test_a_document_without_recipients_has_none() -> None:
    assert closing("GIÁM ĐỐC", "Nguyễn Văn An")[0] == []


@pytest.mark.parametrize(
    ("lines", "authority", "position", "name"),
    [
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Hoa"), "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Hoa"),
        (("GIÁM ĐỐC", "(Đã ký)", "Lê Văn Bình"), None, "GIÁM ĐỐC", "Lê Văn Bình"),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Anh Dũng"),
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Anh Dũng",
        ),
        (
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "TS. Phạm Thị Châu"),
            "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phạm Thị Châu",
        ),
        (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Em"), "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Em"),
        (("KT. BỘ TRƯỞNG THỨ TRƯỞNG", "Đỗ Văn Giang"), "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Đỗ Văn Giang"),
        (("CHỦ TỊCH", "(Ký tên, đóng dấu)"), None, "CHỦ TỊCH", None),
        ((), None, None, None),
    ],
)  # fmt: skip
def test_the_signature_says_for_whom_in_what_position_and_who(
    lines: tuple[str, ...], authority: str | None, position: str | None, name: str | None
) -> None:
    assert signer(*lines) == (authority, position, name)


def test_lines_of_the_authority_are_kept_one_under_the_other() -> None:
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Anh Dũng")
    done = reading("KẾ HOẠCH\nBình đẳng giới\nI. NỘI DUNG\nNơi nhận:\n- Lưu: VT.\n" + "\n".join(lines))
    assert list(signature_lines(done.anatomy, done.plan.signer)) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]


def test_side_by_side_the_columns_are_not_mixed() -> None:
    left = "Nơi nhận:\n- Như trên;\n- Các phòng, đơn vị\n- Lưu: VT."
    right = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Thị Hoa"
    blocks: tuple[Block, ...] = (
        Paragraph("KẾ HOẠCH"), Paragraph("Bình đẳng giới"), Paragraph("1. Tổ chức hội nghị."),
        table((left, right), layout=True),
    )  # fmt: skip
    plan = read(Document(blocks)).plan
    assert said(plan.recipients) == ["Như trên", "Các phòng, đơn vị", "Lưu: VT"]
    assert told(plan.signer) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Hoa")


def test_a_document_without_an_end_is_signed_by_nobody() -> None:
    anatomy = dissect(Document(()))
    assert read_recipients(anatomy) == ()
    assert read_signer(anatomy) == Signer()
