"""`songhanh doctor`: what is missing or wrong with this installation, and the remedy."""

import json
from collections.abc import Sequence
from typing import Any

from songhanh.cli.django_start import started
from songhanh.cli.options import Options
from songhanh.cli.terminal import paint, plain, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh doctor [--json] [--ready]

Kiểm tra một bản cài đặt: quyền của thư mục dữ liệu, ổ đĩa, địa chỉ trang, cơ sở dữ liệu và phiên bản của nó,
nhật ký, các tệp, thư, đồng hồ, chương trình đọc tệp cũ và ảnh quét. Điều gì sai đều kèm cách xử lý.

  --json    in dữ liệu JSON
  --ready   chỉ xem cơ sở dữ liệu đã dùng được chưa; không in gì nếu được

Dấu ✓ là tốt, ! là nên biết, ✗ là phải xử lý. Mã thoát: 0 không có gì phải xử lý, 1 có.

Ví dụ:
  songhanh doctor""",
    """songhanh doctor [--json] [--ready]

Look an installation over: rights of the data folder, disk, address of the site, database and its version, log,
files, mail, clock, programs for old files and scans. Whatever is wrong comes with its remedy.

  --json    print JSON
  --ready   only see whether the database can be used; print nothing where it can

✓ is good, ! is worth knowing, ✗ must be mended. Exit codes: 0 nothing must be mended, 1 something must.

Example:
  songhanh doctor""",
)
_MARKS = {"good": ("✓", "green"), "note": ("!", "yellow"), "wrong": ("✗", "red")}


def run(arguments: Sequence[str], language: Language) -> int:
    """Examine and tell; 1 where something is wrong."""
    options = Options("doctor")
    options.add_argument("--json", action="store_true")
    options.add_argument("--ready", action="store_true")
    given = options.parse_args(arguments)
    if given.ready:
        started("readiness").require_current()
        return 0
    with waiting(Words("Đang kiểm tra", "Looking").say(language)):
        found = list(started("examination").examine())
    if given.json:
        print(json.dumps([_told(one, language) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            mark, style = _MARKS[one.state]
            print(plain(f"{paint(mark, style)} {one.what.say(language)}: {one.seen.say(language)}"))
            if one.remedy.vi:
                print(plain(f"  → {one.remedy.say(language)}"))
    return 1 if any(one.state == "wrong" for one in found) else 0


def _told(one: Any, language: Language) -> dict[str, str]:
    return {"state": one.state} | {part: getattr(one, part).say(language) for part in ("what", "seen", "remedy")}
