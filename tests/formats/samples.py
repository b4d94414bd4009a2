"""Documents to set: the seed plan as its office would have signed it, and blocks that try every writer."""

from datetime import UTC, date, datetime

from songhanh.formats.blocks import Block, Cell, Kind, Paragraph, Row, Run, Table
from songhanh.formats.official import Annex, Official

MADE = datetime(2022, 4, 5, 8, 30, tzinfo=UTC)
DAY = date(2022, 4, 5)


def heading(label: str, title: str) -> Paragraph:
    return Paragraph(f"{label} {title}", kind=Kind.HEADING, label=label)


def item(label: str, text: str) -> Paragraph:
    return Paragraph(f"{label} {text}", kind=Kind.ITEM, label=label)


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(tuple(Paragraph(line) for line in text.split("\n")), columns, rows)


def table(*rows: tuple[str, ...], header_rows: int = 1, widths: tuple[float, ...] = ()) -> Table:
    made = tuple(Row(tuple((at, cell(text)) for at, text in enumerate(row))) for row in rows)
    return Table(rows=made, columns=len(rows[0]), header_rows=header_rows, widths=widths)


OPENING = Paragraph(
    "Thực hiện Kế hoạch số 62/KH-UBND ngày 23/3/2022 của UBND tỉnh thực hiện công tác Bình đẳng giới năm 2022 trên địa "
    "bàn tỉnh Lạng Sơn; Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về thực hiện Chiến lược quốc gia về bình "
    "đẳng giới giai đoạn 2021-2025; Sở Kế hoạch và Đầu tư xây dựng Kế hoạch triển khai cụ thể, như sau:"
)

_LEAD = "1. Ban Vì sự tiến bộ của phụ nữ chịu trách nhiệm tổ chức triển khai thực hiện có hiệu quả kế hoạch."

BODY: tuple[Block, ...] = (
    OPENING,
    heading("I.", "MỤC ĐÍCH, YÊU CẦU"),
    heading("1.", "Mục đích"),
    Paragraph(
        "Tiếp tục tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy Đảng, lãnh đạo cơ quan, đoàn thể trong thực hiện công "
        "tác bình đẳng giới, vì sự tiến bộ của phụ nữ; nâng cao hiệu quả quản lý Nhà nước đối với công tác bình đẳng "
        "giới và hoạt động vì sự tiến bộ của phụ nữ."
    ),
    Paragraph(
        "Đẩy mạnh công tác tuyên truyền, phổ biến và vận động công chức, viên chức thực hiện chủ trương, "
        "chính sách của "
        "Đảng, pháp luật của Nhà nước và của tỉnh liên quan đến bình đẳng giới và vì sự tiến bộ của phụ nữ trong các "
        "lĩnh vực của đời sống xã hội."
    ),
    heading("2.", "Yêu cầu"),
    Paragraph(
        "Nâng cao trách nhiệm và tăng cường sự phối hợp của các cơ quan, đơn vị; các đoàn thể trong việc "
        "thực hiện công "
        "tác bình đẳng giới, vì sự tiến bộ của phụ nữ và lồng ghép giới trong kế hoạch công tác của đơn vị."
    ),
    heading("II.", "NỘI DUNG THỰC HIỆN"),
    heading(
        "1.",
        "Triển khai thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025, Chương trình phòng "
        "ngừa và ứng "
        "phó với bạo lực trên cơ sở giới giai đoạn 2021-2025",
    ),
    item(
        "-",
        "Tiếp tục triển khai có hiệu quả các nội dung tại các Kế hoạch: số 120/KH-UBND, số 48/KH-UBND, số "
        "47/KH-UBND của "
        "UBND tỉnh; thực hiện các nhiệm vụ giải pháp, gắn việc thực hiện các chỉ tiêu của Chiến lược, Chương trình với "
        "việc thực hiện nhiệm vụ chuyên môn cơ quan.",
    ),
    heading("2.", "Nâng cao năng lực và hiệu quả quản lý nhà nước về bình đẳng giới"),
    heading("a)", "Tăng cường công tác quy hoạch, tạo nguồn công chức, viên chức nữ"),
    Paragraph(
        "Tiến hành rà soát, điều chỉnh, bổ sung quy hoạch cán bộ trong đó chú trọng đến nguồn nữ công chức, "
        "viên chức để "
        "đưa vào quy hoạch các chức vụ, chức danh lãnh đạo, quản lý các cấp tại cơ quan, đơn vị bảo đảm tỷ lệ theo quy "
        "định."
    ),
    heading("b)", "Bảo đảm bình đẳng giới trong bố trí, sử dụng công chức, viên chức"),
    item(
        "-",
        "Bố trí, tạo điều kiện, cơ hội để nữ công chức, viên chức của Sở được tham gia đào tạo, bồi dưỡng "
        "nâng cao trình "
        "độ chuyên môn, nghiệp vụ, lý luận chính trị, quản lý hành chính nhà nước, ngoại ngữ, tin học.",
    ),
    item("-", "Nâng cao năng lực đội ngũ nữ công chức, viên chức đáp ứng yêu cầu thời kỳ hội nhập quốc tế."),
    heading("III.", "TỔ CHỨC THỰC HIỆN"),
    Paragraph(_LEAD, kind=Kind.ITEM, label="1.", runs=(Run(0, 31, bold=True),)),
    item("-", "Báo cáo kết quả thực hiện định kỳ về Ban vì sự tiến bộ phụ nữ tỉnh theo quy định."),
    item(
        "2.",
        "Các phòng, đơn vị: Triển khai thực hiện các nội dung theo Kế hoạch; tạo mọi điều kiện thuận lợi để "
        "thực hiện có "
        "hiệu quả các quyền cơ bản và phát huy vai trò của phụ nữ trên mọi lĩnh vực hoạt động của đơn vị.",
    ),
    Paragraph(
        "Trên đây là Kế hoạch triển khai công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2022 của Sở "
        "Kế hoạch và Đầu tư./."
    ),
)

ANNEX = Annex(
    title="Phân công thực hiện Kế hoạch công tác bình đẳng giới năm 2022",
    reference="(Kèm theo Kế hoạch số 15/KH-SKHĐT ngày 05 tháng 4 năm 2022 của Sở Kế hoạch và Đầu tư)",
    landscape=True,
    blocks=(
        table(
            ("STT", "Công việc", "Chủ trì", "Phối hợp", "Thời gian"),
            *(
                (
                    str(number),
                    "Triển khai Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
                    "Ban Vì sự tiến bộ của phụ nữ",
                    "Các phòng, đơn vị",
                    "15/11 - 15/12/2022",
                )
                for number in range(1, 21)
            ),
            widths=(12, 100, 50, 45, 40),
        ),
    ),
)

PLAN = Official(
    parent_body="Ủy ban nhân dân tỉnh Lạng Sơn",
    issuer="Sở Kế hoạch và Đầu tư",
    number="15",
    symbol="KH-SKHĐT",
    place="Lạng Sơn",
    day=DAY,
    type="Kế hoạch",
    subject="Triển khai thực hiện công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2022",
    bases=(
        "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
        "Căn cứ Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến lược quốc gia "
        "về bình đẳng "
        "giới giai đoạn 2021 - 2030.",
    ),
    body=BODY,
    authority=("KT. Giám đốc",),
    position="Phó Giám đốc",
    name="Hà Mạnh Cường",
    recipients=(
        "Sở LĐTB&XH;",
        "Lãnh đạo Sở;",
        "Các phòng, đơn vị thuộc Sở;",
        "Ban VSTPCPN Sở;",
        "Lưu: VT, VP.",
    ),
    annexes=(ANNEX,),
)

OPEN_PLAN = Official(
    issuer="Sở Kế hoạch và Đầu tư", symbol="KH-SKHĐT", place="Lạng Sơn", type="Kế hoạch", body=(OPENING,)
)

LETTER = Official(
    parent_body="UBND tỉnh Lạng Sơn",
    issuer="Sở Kế hoạch và Đầu tư",
    number="5",
    symbol="SKHĐT-VP",
    place="Lạng Sơn",
    day=date(2022, 2, 3),
    type="Công văn",
    subject="báo cáo kết quả công tác bình đẳng giới 6 tháng đầu năm 2022",
    urgency="Khẩn",
    addressees=("Sở Lao động - Thương binh và Xã hội", "Ban Vì sự tiến bộ của phụ nữ tỉnh"),
    body=(OPENING,),
    authority=("TL. Giám đốc",),
    position="Chánh Văn phòng",
    name="Nguyễn Thị An",
    recipients=("Như trên", "Lưu: VT, VP"),
)
