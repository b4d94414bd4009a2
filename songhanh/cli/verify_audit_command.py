"""`songhanh verify-audit`: proves that the log is whole."""

import json
from collections.abc import Sequence
from typing import Any

from songhanh.cli.django_start import started
from songhanh.cli.options import Options
from songhanh.cli.terminal import paint, plain
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh verify-audit [--agency MÃ] [--json]

Kiểm tra nhật ký: mỗi mục mang mã băm của mục trước, nên sửa, xóa hay đổi chỗ một mục đều bị phát hiện.
In số mục và mã cuối của từng cơ quan; nếu không còn nguyên, nêu mục sai đầu tiên.

  --agency MÃ   chỉ kiểm tra cơ quan này
  --json        in dữ liệu JSON

Mã thoát: 0 còn nguyên, 1 không còn nguyên, 2 không kiểm tra được.

Mã cuối nên được ghi lại ở nơi khác (ví dụ trong báo cáo): ai có toàn quyền với cơ sở dữ liệu có thể
viết lại cả chuỗi, nhưng khi đó mã cuối sẽ khác.

Ví dụ:
  songhanh verify-audit
  songhanh verify-audit --agency SKHDT --json""",
    """songhanh verify-audit [--agency CODE] [--json]

Prove the log: each entry carries the digest of the one before, so that an edit, a deletion or a swap shows.
Prints the number of entries of each agency and the last digest; where it is not whole, the first wrong entry.

  --agency CODE  only this agency
  --json         print JSON

Exit codes: 0 whole, 1 not whole, 2 it could not be looked at.

Keep the last digest elsewhere too (in a report, say): whoever may do everything to the database can write
the whole chain anew, but then the last digest is another.

Examples:
  songhanh verify-audit
  songhanh verify-audit --agency DPI --json""",
)
_WHY = {
    "changed": Words("nội dung đã bị sửa", "it was changed"),
    "missing": Words("mục này bị thiếu hoặc bị chuyển chỗ", "it is missing, or was moved"),
    "end": Words("các mục cuối bị xóa hoặc phần cuối bị sửa", "entries are gone from the end, or the end was changed"),
}


def run(arguments: Sequence[str], language: Language) -> int:
    """Prove every chain; 1 where one is broken."""
    options = Options("verify-audit")
    options.add_argument("--agency")
    options.add_argument("--json", action="store_true")
    given = options.parse_args(arguments)
    proofs = started("proofs").proofs(given.agency)
    if given.json:
        print(json.dumps([one._asdict() for one in proofs], ensure_ascii=False, indent=1))
    else:
        for one in proofs:
            print(plain(_line(one, language)))
        if not proofs:
            print(Words("Nhật ký chưa có mục nào.", "The log has no entries yet.").say(language))
    return 1 if any(one.broken is not None for one in proofs) else 0


def _line(one: Any, language: Language) -> str:
    count = f"{one.entries:,}"
    in_vi = count.replace(",", ".")
    if one.broken is None:
        whole = Words(f"còn nguyên, {in_vi} mục", f"whole, {count} entries").say(language)
        last = Words("mã cuối", "last digest").say(language)
        return f"{one.name} ({one.code}): {paint(whole, 'green')}; {last} {one.head}"
    why = _WHY[one.why]
    broken = Words(
        f"KHÔNG còn nguyên: mục sai đầu tiên là số {one.broken} ({why.vi}); {in_vi} mục trước đó đúng",
        f"NOT whole: the first wrong entry is number {one.broken} ({why.en}); the {count} before it are right",
    )
    return f"{one.name} ({one.code}): {paint(broken.say(language), 'red')}"
