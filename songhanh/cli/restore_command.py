"""`songhanh restore FILE`: brings back what a backup holds."""

import os
import sys
from collections.abc import Sequence

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import paint, plain, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh restore TỆP [--into THƯ-MỤC] [--force]

Phục hồi từ bản sao lưu vào một nơi chưa có dữ liệu. Toàn bộ bản sao lưu được kiểm tra trước; bản hỏng, bị sửa
hoặc không phải của Song Hành bị từ chối và không có gì thay đổi. Sau đó nhật ký và các tệp được kiểm tra lại.

  --into THƯ-MỤC   thư mục dữ liệu (thay cho SONGHANH_DATA)
  --force          thay toàn bộ dữ liệu đang có bằng bản sao lưu

Sau khi phục hồi, mọi người đăng nhập lại. Thư đang chờ gửi lúc sao lưu có thể đã được gửi sau đó, nên được
ghi “không rõ đã tới hay chưa” để người có trách nhiệm quyết định. Bản sao lưu của SQLite phục hồi vào SQLite,
của PostgreSQL vào PostgreSQL. Mã thoát: 0 xong, 1 xong nhưng nhật ký hoặc tệp không còn nguyên, 2 bị từ chối.

Ví dụ:
  songhanh restore /sao-luu/song-hanh-2026-11-25.tar
  songhanh restore song-hanh.tar --into /srv/song-hanh-thu""",
    """songhanh restore FILE [--into FOLDER] [--force]

Restore a backup into a place without data. The whole backup is looked through first; a torn, changed or
foreign one is refused and nothing is changed. Then the log and the files are proved.

  --into FOLDER   the data folder (instead of SONGHANH_DATA)
  --force         replace all that is here by the backup

Afterwards everybody signs in again. Mail that waited when the backup was made may have been sent since, so it is
noted as “nobody knows whether it arrived”, for a person to decide. A backup of SQLite is restored to SQLite,
one of PostgreSQL to PostgreSQL. Exit codes: 0 done, 1 done but log or files are not whole, 2 refused.

Examples:
  songhanh restore /backups/song-hanh-2026-11-25.tar
  songhanh restore song-hanh.tar --into /srv/song-hanh-trial""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Restore, then prove what is there."""
    options = Options("restore")
    options.add_argument("file", type=a_path, metavar="TỆP")
    options.add_argument("--into", type=a_path)
    options.add_argument("--force", action="store_true")
    given = options.parse_args(arguments)
    if given.into:
        # Before the settings are read, for which the environment is the one source.
        os.environ["SONGHANH_DATA"] = str(given.into)
    with waiting(Words("Đang phục hồi", "Restoring").say(language)):
        restored = started("backups").restore(given.file, force=given.force)
        problems = started("examination").damage()
    done = Words(
        f"Đã phục hồi bản sao lưu lúc {restored.made_at}: cơ sở dữ liệu và {restored.files} tệp.",
        f"Restored the backup of {restored.made_at}: the database and {restored.files} files.",
    )
    print(plain(done.say(language)))
    if restored.doubted:
        doubt = Words(
            f"{restored.doubted} thư chưa rõ đã gửi hay chưa: quyết định ở trang Tài khoản của tôi.",
            f"{restored.doubted} mails of unknown fate: decide on the page My account.",
        )
        print(doubt.say(language))
    for one in problems:
        print(plain(paint(one.say(language), "red", sys.stderr)), file=sys.stderr)
    return 1 if problems else 0
