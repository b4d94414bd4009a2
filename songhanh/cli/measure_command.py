"""`songhanh measure`: the figures of a register on a day, from its snapshot."""

import json
from collections.abc import Sequence
from datetime import date

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_day, a_path
from songhanh.cli.terminal import paint, plain, table, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh measure [--agency MÃ] [--on NGÀY] [--indicator MÃ] [--json | --xlsx TỆP]

Tính các chỉ số nữ và nam trên sổ cán bộ: tỷ lệ theo cấp, quy hoạch, đào tạo, bổ nhiệm, nâng bậc, so với mức
của chương trình và mức riêng của cơ quan. Chỉ tính trên bản chốt số liệu: mỗi số kèm tử số, mẫu số, định nghĩa,
ngày và mã băm của bản chốt. Ngày chưa có bản chốt thì được chốt trước khi tính.

  --agency MÃ      cơ quan; có thể bỏ khi chỉ có một cơ quan có sổ cán bộ
  --on NGÀY        ngày, dạng 2026-10-31; mặc định là bản chốt mới nhất, chưa có thì chốt hôm nay
  --indicator MÃ   một chỉ số, ví dụ LD-2
  --json           in dữ liệu JSON
  --xlsx TỆP       ghi bảng tính Excel, kèm các bảng theo đơn vị, tuổi, trình độ, ngạch

Ví dụ:
  songhanh measure --agency SKHDT
  songhanh measure --agency SKHDT --on 2026-10-31 --indicator LD-2 --json
  songhanh measure --agency SKHDT --xlsx chi-so.xlsx""",
    """songhanh measure [--agency CODE] [--on DAY] [--indicator CODE] [--json | --xlsx FILE]

Measure women and men on the staff register: shares by level, planning pool, training, appointment, steps of pay,
against the targets of the programmes and the agency's own. Measured on snapshots only: each figure has numerator,
denominator, definition, day and the snapshot's digest. A day without a snapshot gets one first.

  --agency CODE     the agency; may be left out where only one keeps a register
  --on DAY          the day, as 2026-10-31; without it the newest snapshot, of today where there is none
  --indicator CODE  one measure, such as LD-2
  --json            print JSON
  --xlsx FILE       write an Excel workbook, with tables by unit, age, education and grade

Examples:
  songhanh measure --agency DPI
  songhanh measure --agency DPI --on 2026-10-31 --indicator LD-2 --json
  songhanh measure --agency DPI --xlsx measures.xlsx""",
)
_HEAD = Words("Mã|Tử số|Mẫu số|Kết quả", "Code|Numerator|Denominator|Result")


def run(arguments: Sequence[str], language: Language) -> int:
    """Measure; 0 where it was done."""
    options = Options("measure")
    options.add_argument("--agency", default="", metavar="MÃ")
    options.add_argument("--on", type=a_day, default=None, metavar="NGÀY")
    options.add_argument("--indicator", default="", metavar="MÃ")
    options.add_argument("--json", action="store_true")
    options.add_argument("--xlsx", type=a_path, default=None, metavar="TỆP")
    given = options.parse_args(arguments)
    module = started("measuring")
    with waiting(Words("Đang tính", "Measuring").say(language)):
        found = module.measure(given.agency, given.on, given.indicator)
    if given.xlsx:
        found.write(given.xlsx)
        told = Words(f"Đã ghi {given.xlsx}.", f"Wrote {given.xlsx}.")
        print(plain(paint(told.say(language), "green")))
    elif given.json:
        print(json.dumps(found.json(), ensure_ascii=False, indent=1))
    else:
        _tell(found, language)
    return 0


def _tell(found: object, language: Language) -> None:
    day: date = found.day  # type: ignore[attr-defined]
    agency: str = found.agency  # type: ignore[attr-defined]
    head = Words(f"{agency}, chốt ngày {day:%d/%m/%Y}", f"{agency}, as of {day}")
    print(plain(paint(head.say(language), "bold")))
    rows = [[code, part, whole, said.say(language)] for code, part, whole, said in found.lines()]  # type: ignore[attr-defined]
    for line in table(_HEAD.say(language).split("|"), rows, [5, 2, 2, 9]):
        print(plain(line))
