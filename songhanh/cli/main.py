"""`songhanh`: the one entry, which knows the commands and loads the one that is asked for."""

import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from songhanh import __version__
from songhanh.cli.terminal import language, paint, plain
from songhanh.lib.words import Language, Problem, Words


class Command(Protocol):
    """A module of a command: its help (and in `TOPICS` that on its parts), and what it does with its arguments."""

    HELP: Words

    def run(self, arguments: Sequence[str], language: Language) -> int:
        """Do it; the exit code: 0 well, 1 with findings, 2 where something could not be done."""


COMMANDS: dict[str, tuple[str, Words]] = {
    "read": (
        "songhanh.cli.read_command",
        Words("đọc văn bản, in ra những gì hiểu được", "read a document and print what it says"),
    ),
    "check": (
        "songhanh.cli.check_command",
        Words("kiểm tra văn bản trước khi ký", "tell what is wrong with a document before it is signed"),
    ),
    "export": (
        "songhanh.cli.export_command",
        Words("xuất bảng công việc, văn bản, phân công, lịch", "write work table, document, assignment and calendar"),
    ),
    "equity": (
        "songhanh.cli.equity_command",
        Words("tính các chỉ số bình đẳng giới trên một bảng bất kỳ", "measures of equality over any table"),
    ),
    "init": (
        "songhanh.cli.init_command",
        Words(
            "lập cơ sở dữ liệu, cơ quan đầu tiên, người quản trị",
            "make the database, the first agency and administrator",
        ),
    ),
    "serve": ("songhanh.cli.serve_command", Words("mở trang cho trình duyệt", "open the site for browsers")),
    "work": ("songhanh.cli.work_command", Words("làm các việc đang chờ", "do the work that waits")),
    "import-plan": (
        "songhanh.cli.import_plan_command",
        Words("nhập một kế hoạch vào hệ thống", "import a plan into the site"),
    ),
    "import-register": (
        "songhanh.cli.import_register_command",
        Words("đọc, kiểm tra, lưu danh sách nhân sự", "read, check and store a staff list"),
    ),
    "snapshot": (
        "songhanh.cli.snapshot_command",
        Words("chốt sổ cán bộ của một ngày", "keep the staff register of a day"),
    ),
    "measure": (
        "songhanh.cli.measure_command",
        Words("tính các chỉ số nữ và nam trên sổ cán bộ", "measure women and men on the register"),
    ),
    "demo": (
        "songhanh.cli.demo_command",
        Words("lập cơ quan thử nghiệm từ một kế hoạch", "make a demonstration agency from a plan"),
    ),
    "verify-audit": (
        "songhanh.cli.verify_audit_command",
        Words("chứng minh nhật ký còn nguyên", "prove that the log is whole"),
    ),
    "backup": (
        "songhanh.cli.backup_command",
        Words("sao lưu cơ sở dữ liệu và tệp vào một tệp", "save the database and the files to one file"),
    ),
    "restore": ("songhanh.cli.restore_command", Words("phục hồi từ bản sao lưu", "bring back a backup")),
    "doctor": (
        "songhanh.cli.doctor_command",
        Words("tìm điều thiếu hoặc sai của bản cài đặt", "tell what is missing or wrong with the installation"),
    ),
}
_HELP = Words(
    """Song Hành: từ bản kế hoạch đến công việc.

Cách dùng:  songhanh [--lang vi|en] LỆNH [đối số]

Các lệnh:
{commands}

Ví dụ:
  songhanh read ke-hoach.docx              xem công việc, thời hạn, căn cứ
  songhanh check ke-hoach.docx             kiểm tra thể thức và căn cứ trước khi ký
  songhanh export ke-hoach.docx --to kq    ghi các tệp kết quả vào thư mục kq
  songhanh init, rồi songhanh serve        mở trang cho cả cơ quan

Xem cách dùng từng lệnh:  songhanh LỆNH --help
Phiên bản:                songhanh --version""",
    """Song Hành: from a plan to work.

Usage:  songhanh [--lang vi|en] COMMAND [arguments]

Commands:
{commands}

Examples:
  songhanh read plan.docx                  see tasks, deadlines, legal bases
  songhanh check plan.docx                 check form and bases before it is signed
  songhanh export plan.docx --to results   write the results to the folder results
  songhanh init, then songhanh serve       open the site for an agency

Help on a command:  songhanh COMMAND --help
Version:            songhanh --version""",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: those of the process) name."""
    # A command makes many objects and few cycles, and ends soon: the collector would only cost start-up time.
    gc.set_threshold(200_000, 50, 100)
    given = list(sys.argv[1:] if arguments is None else arguments)
    said = language(None)
    _forgive_letters()
    try:
        named, given = _language(given)
        said = language(named)
        code = _dispatch(given, said)
        # Here, not when the interpreter ends: only here can it be told that nobody reads any more.
        sys.stdout.flush()
        if arguments is None:
            # The process ends now, and would look for cycles among all that was ever made, several times.
            gc.freeze()
    except Problem as problem:
        print(plain(paint(problem.say(said), "red", sys.stderr)), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):  # Ctrl-C, or Ctrl-D at a question
        print(Words("Đã dừng theo yêu cầu.", "Stopped as asked.").say(said), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output is gone ("| head"): no error of ours. What is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _forgive_letters() -> None:
    """Print a question mark for a letter that the terminal, or a damaged file name, cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _language(given: list[str]) -> tuple[str | None, list[str]]:
    """The language that was named, and the arguments without the option, wherever it stood before a `--`."""
    kept: list[str] = []
    named: str | None = None
    rest = iter(given)
    for argument in rest:
        if argument == "--":
            return named, [*kept, argument, *rest]
        if argument == "--lang":
            named = _known(next(rest, ""))
        elif argument.startswith("--lang="):
            named = _known(argument.partition("=")[2])
        else:
            kept.append(argument)
    return named, kept


def _known(name: str) -> str:
    if name not in ("vi", "en"):
        what = Words(f"không có ngôn ngữ “{name}”.", f"there is no language “{name}”.")
        raise Problem("unknown-language", what, Words("Chọn vi hoặc en.", "Choose vi or en."), "--lang")
    return name


def _dispatch(given: Sequence[str], said: Language) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        print(_help(said))
        return 0 if given else 2
    if given[0] == "--version":
        print(f"songhanh {__version__}")
        return 0
    if given[0] not in COMMANDS:
        what = Words(f"không có lệnh “{given[0]}”.", f"there is no command “{given[0]}”.")
        raise Problem(
            "unknown-command",
            what,
            Words("Gõ “songhanh --help” để xem các lệnh.", "Type “songhanh --help” to see the commands."),
        )
    command: Command = import_module(COMMANDS[given[0]][0])
    options = given[: given.index("--")] if "--" in given else given
    if "-h" in options or "--help" in options:
        topics: Mapping[str, Words] = getattr(command, "TOPICS", {})
        print(topics.get("".join(given[1:2]), command.HELP).say(said))
        return 0
    return command.run(given[1:], said)


def _help(said: Language) -> str:
    commands = "\n".join(f"  {name:15} {what.say(said)}" for name, (_, what) in COMMANDS.items())
    return _HELP.say(said).format(commands=commands)


if __name__ == "__main__":
    sys.exit(main())
