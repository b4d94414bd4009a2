"""`songhanh work`: does what waits: mails, digests, files that are to be read."""

from collections.abc import Sequence

from songhanh.cli.django_start import started
from songhanh.cli.options import Options
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh work [--once]

Làm các việc đang chờ: gửi thư, tổng hợp thông báo trong ngày, đọc tệp kế hoạch vừa tải lên. Chạy
liên tục đến khi được yêu cầu dừng (Ctrl-C hoặc SIGTERM), và làm xong việc dở trước khi dừng. “songhanh
serve” tự chạy lệnh này; chỉ cần gọi riêng khi dùng serve --no-work hoặc khi cần thêm máy.

Khi bắt đầu, lệnh dọn những gì một lần ngắt đột ngột để lại. Thư đang gửi dở lúc đó được ghi là “không
rõ đã tới hay chưa”; chỉ người có trách nhiệm mới cho gửi lại.

  --once   làm hết việc đang chờ rồi dừng

Ví dụ:
  songhanh work
  songhanh work --once""",
    """songhanh work [--once]

Do the waiting work: send mail, write the digest of the day, read plans that were uploaded. It runs until
it is asked to stop (Ctrl-C or SIGTERM), and finishes the piece at hand first. “songhanh serve” runs it
by itself; call it only beside serve --no-work, or for one more machine.

At its start it sweeps what a crash left. A mail that was being sent then is noted as “nobody knows whether
it arrived”; only a person lets it be sent again.

  --once   do all that waits, then stop

Examples:
  songhanh work
  songhanh work --once""",
)


def run(arguments: Sequence[str], language: Language) -> int:  # noqa: ARG001 - every command is called so
    """Work until asked to stop."""
    options = Options("work")
    options.add_argument("--once", action="store_true")
    given = options.parse_args(arguments)
    started("work").work(once=given.once)
    return 0
