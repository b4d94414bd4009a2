"""`songhanh backup FILE`: everything in one file, while people work."""

import sys
from collections.abc import Sequence

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import paint, plain, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh backup TỆP [--force]

Sao lưu toàn bộ (cơ sở dữ liệu và tệp) vào một tệp, trong lúc mọi người vẫn làm việc: bản sao là trạng thái
tại một thời điểm. Mỗi phần có mã băm, nên bản sao lưu hỏng hoặc bị sửa sẽ bị phát hiện khi phục hồi.

  --force   ghi đè tệp đã có

Tệp chỉ chủ sở hữu đọc được và chứa dữ liệu cá nhân: hãy cất nơi an toàn, tốt nhất trên máy khác. Các phiên
đăng nhập và khóa bí mật của máy chủ không nằm trong đó. Mã thoát: 0 xong, 1 xong nhưng có tệp hỏng bị bỏ ra.

Ví dụ:
  songhanh backup /sao-luu/song-hanh-2026-11-25.tar""",
    """songhanh backup FILE [--force]

Save everything (database and files) to one file while people work: it is the state of one moment. Each
part has its digest, so that a torn or changed backup shows when it is restored.

  --force   write over a file that is there

Only its owner can read the file, and it holds personal data: keep it safe, best on another machine. Sessions
and the server's secret are not in it. Exit codes: 0 done, 1 done but damaged files were left out.

Example:
  songhanh backup /backups/song-hanh-2026-11-25.tar""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Write the backup."""
    options = Options("backup")
    options.add_argument("file", type=a_path, metavar="TỆP")
    options.add_argument("--force", action="store_true")
    given = options.parse_args(arguments)
    with waiting(Words("Đang sao lưu", "Saving").say(language)):
        saved = started("backups").back_up(given.file, force=given.force)
    size = f"{saved.size / 1_000_000:.1f}"
    done = Words(
        f"Đã sao lưu vào {given.file}: cơ sở dữ liệu và {saved.files} tệp, {size.replace('.', ',')} MB.",
        f"Saved to {given.file}: the database and {saved.files} files, {size} MB.",
    )
    print(plain(done.say(language)))
    for digest in saved.damaged:
        told = Words(f"Tệp hỏng trên đĩa, không sao lưu được: {digest}", f"Damaged on the disk, left out: {digest}")
        print(paint(told.say(language), "red", sys.stderr), file=sys.stderr)
    return 1 if saved.damaged else 0
