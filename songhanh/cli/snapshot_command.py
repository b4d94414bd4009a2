"""`songhanh snapshot --on DAY`: the register of a day in files that never change."""

import json
from collections.abc import Sequence
from datetime import date

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_day
from songhanh.cli.terminal import counter, paint, plain, table
from songhanh.lib.words import Language, Problem, Words

HELP = Words(
    """songhanh snapshot --on NGÀY [--agency MÃ] [--json]

Chốt sổ cán bộ như đã biết đến hết một ngày thành tệp Parquet không bao giờ đổi: mã ẩn danh thay cho tên, kèm
phiên bản lược đồ, mã băm và số đếm. Mọi chỉ số được tính trên bản chốt, nên số đã công bố luôn tính lại được.
Chốt lại cùng ngày mà sổ không đổi thì vẫn là tệp cũ. `songhanh work` tự chốt vào cuối mỗi tháng.

  --on NGÀY     ngày chốt, dạng 2026-10-31 hoặc 31/10/2026; mặc định là hôm nay
  --agency MÃ   một cơ quan; mặc định mọi cơ quan có sổ cán bộ
  --json        in dữ liệu JSON

Ví dụ:
  songhanh snapshot --on 2026-10-31
  songhanh snapshot --on 31/10/2026 --agency SKHDT --json""",
    """songhanh snapshot --on DAY [--agency CODE] [--json]

Write the staff register, as it was known at the end of a day, to Parquet files that never change: pseudonymous
numbers instead of names, with schema version, digest and counts. All measures are computed on snapshots, so a
published figure can always be computed again. Taken again while nothing changed it is the same file.
`songhanh work` takes one by itself at the end of each month.

  --on DAY        the day, as 2026-10-31 or 31/10/2026; today without it
  --agency CODE   one agency; without it all that keep a register
  --json          print JSON

Examples:
  songhanh snapshot --on 2026-10-31
  songhanh snapshot --on 31/10/2026 --agency DPI --json""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Take the snapshots; 0 where there is at least one."""
    options = Options("snapshot")
    options.add_argument("--on", type=a_day, default=None, metavar="NGÀY")
    options.add_argument("--agency", default="", metavar="MÃ")
    options.add_argument("--json", action="store_true")
    given = options.parse_args(arguments)
    on = given.on or date.today()
    module = started("register")
    with counter(Words("Đang chốt", "Taking").say(language)) as tell:
        found = module.take(on, given.agency, tell(0))
    if not found:
        what = Words(f"chưa sổ cán bộ nào có người vào ngày {on:%d/%m/%Y}.", f"no register knew anybody on {on}.")
        raise Problem("no-people", what, Words("Nhập danh sách trước.", "Import a list first."))
    if given.json:
        print(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=1))
        return 0
    head = [_HEAD.vi, _HEAD.en][language == "en"].split("|")
    rows = [[one.agency, str(one.people), str(one.present), str(one.women), one.people_digest[:16]] for one in found]
    for line in table(head, rows, [3, 2, 2, 2, 4]):
        print(plain(line))
    told = Words(f"Đã chốt ngày {on:%d/%m/%Y}.", f"The register of {on} is kept.")
    print(plain(paint(told.say(language), "green")))
    return 0


_HEAD = Words("Cơ quan|Số người|Có mặt|Nữ|Mã băm", "Agency|People|Present|Women|Digest")
