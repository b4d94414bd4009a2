"""`songhanh import-plan`: a plan into the site, without a browser."""

import json
from collections.abc import Sequence

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import paint, plain, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh import-plan TỆP --agency MÃ [--json]

Nhập một kế hoạch vào hệ thống: tệp được giữ nguyên kèm mã băm, nội dung đọc được thành dự thảo để người
xác nhận trên trang Đọc kế hoạch. Tệp đã nhập rồi thì được báo lại, không nhập hai lần.

  --agency MÃ   mã cơ quan (xem trang Cơ quan và người dùng)
  --json        in dữ liệu JSON

Ví dụ:
  songhanh import-plan ke-hoach.docx --agency SKHDT
  songhanh import-plan ke-hoach.pdf --agency SKHDT --json""",
    """songhanh import-plan FILE --agency CODE [--json]

Import a plan into the site: the file is kept with its digest, what was read becomes a draft that people
confirm on the page Read a plan. A file that was imported before is told and not imported twice.

  --agency CODE  the agency's code (see the page Agency and people)
  --json         print JSON

Examples:
  songhanh import-plan plan.docx --agency DPI
  songhanh import-plan plan.pdf --agency DPI --json""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Import the file; 0 where it became a draft."""
    options = Options("import-plan")
    options.add_argument("file", type=a_path, metavar="TỆP")
    options.add_argument("--agency", required=True)
    options.add_argument("--json", action="store_true")
    given = options.parse_args(arguments)
    module = started("imports")
    with waiting(f"{Words('Đang đọc', 'Reading').say(language)} {given.file.name}"):
        found = module.import_plan(given.file, given.agency)
    if given.json:
        print(json.dumps(found._asdict(), ensure_ascii=False, indent=1))
        return 0
    counts = Words(
        f"{found.items} nội dung, {found.to_look_at} cần xem", f"{found.items} items, {found.to_look_at} to look at"
    )
    told = Words(
        f"Đã nhập: {found.title}. {counts.vi}. Xác nhận tại {found.address}",
        f"Imported: {found.title}. {counts.en}. Confirm at {found.address}",
    )
    print(plain(paint(told.say(language), "green")))
    return 0
