"""`songhanh init`: makes the tables, and the first agency with its administrator."""

import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import Any

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import plain
from songhanh.lib.words import Language, Problem, Words

HELP = Words(
    """songhanh init [--agency-code MÃ --agency-name TÊN [--place ĐỊA-DANH] --admin TÊN-ĐĂNG-NHẬP
               [--admin-name HỌ-TÊN] (--password-file TỆP | --password-stdin)]

Lập hoặc nâng cấp cơ sở dữ liệu; nếu chưa có cơ quan nào thì lập cơ quan đầu tiên và tài khoản quản trị.
Những gì còn thiếu sẽ được hỏi trên màn hình. Chạy lại bao nhiêu lần cũng được: dữ liệu đã có giữ nguyên.

  --agency-code MÃ      mã ngắn của cơ quan, ví dụ SKHDT
  --agency-name TÊN     tên đầy đủ của cơ quan
  --place ĐỊA-DANH      địa danh ghi trên văn bản, ví dụ “Lạng Sơn”
  --admin TÊN           tên đăng nhập của người quản trị
  --admin-name HỌ-TÊN   họ tên người quản trị (mặc định: như tên đăng nhập)
  --password-file TỆP   mật khẩu ở dòng đầu của tệp
  --password-stdin      mật khẩu ở dòng đầu của đầu vào chuẩn

Dữ liệu nằm ở SONGHANH_DATA (mặc định: thư mục du-lieu); SONGHANH_DATABASE_URL để dùng PostgreSQL.

Ví dụ:
  songhanh init
  songhanh init --agency-code SKHDT --agency-name "Sở Kế hoạch và Đầu tư" --place "Lạng Sơn" \\
      --admin minh --admin-name "Nông Văn Minh" --password-file mat-khau.txt""",
    """songhanh init [--agency-code CODE --agency-name NAME [--place PLACE] --admin SIGN-IN-NAME
               [--admin-name FULL-NAME] (--password-file FILE | --password-stdin)]

Make or upgrade the database; where there is no agency yet, enter the first with its administrator. What
is missing is asked on the terminal. Run it as often as you like: what is there stays.

  --agency-code CODE    the agency's short code
  --agency-name NAME    the agency's full name
  --place PLACE         the place in the date line of its documents
  --admin NAME          the administrator's sign-in name
  --admin-name NAME     the administrator's full name (the sign-in name where it is not given)
  --password-file FILE  the password is the first line of the file
  --password-stdin      the password is the first line of standard input

The data lies in SONGHANH_DATA (the folder du-lieu where it is not set); SONGHANH_DATABASE_URL for PostgreSQL.

Examples:
  songhanh init
  songhanh init --agency-code DPI --agency-name "Department of Planning" --place "Lang Son" \\
      --admin minh --password-file password.txt""",
)
_QUESTIONS = {
    "agency_code": Words("Mã cơ quan (ví dụ SKHDT)", "Code of the agency"),
    "agency_name": Words("Tên cơ quan", "Name of the agency"),
    "place": Words("Địa danh ghi trên văn bản (có thể để trống)", "Place in the date line (may stay empty)"),
    "admin": Words("Tên đăng nhập của người quản trị", "Sign-in name of the administrator"),
    "admin_name": Words("Họ tên người quản trị", "Full name of the administrator"),
}
_MAY_BE_EMPTY = {"place", "admin_name"}


def run(arguments: Sequence[str], language: Language) -> int:
    """Make what is missing and say what is there."""
    given = _options(arguments)
    first = started("first")
    first.prepare()
    there = first.agencies()
    if there:
        print(
            plain(Words(f"Đã có: {there}. Dữ liệu giữ nguyên.", f"Here: {there}. Nothing was changed.").say(language))
        )
        return 0
    _ask(given, language)
    password = _password(given, language)
    name = first.enter(
        code=given.agency_code, name=given.agency_name, place=given.place or "", admin=given.admin,
        admin_name=given.admin_name or given.admin, password=password,
    )  # fmt: skip
    made = Words(f"Đã lập {name}; người quản trị: {given.admin}.", f"Made {name}; administrator: {given.admin}.")
    print(plain(made.say(language)))
    print(Words("Mở trang: songhanh serve", "Open the site: songhanh serve").say(language))
    return 0


def _options(arguments: Sequence[str]) -> Any:
    options = Options("init")
    for name in ("--agency-code", "--agency-name", "--place", "--admin", "--admin-name"):
        options.add_argument(name)
    password = options.add_mutually_exclusive_group()
    password.add_argument("--password-file", type=a_path)
    password.add_argument("--password-stdin", action="store_true")
    return options.parse_args(arguments)


def _ask(given: Any, language: Language) -> None:
    """Ask on the terminal for what was not given; without one, name what is missing."""
    missing = [name for name in _QUESTIONS if getattr(given, name) is None]
    if sys.stdin.isatty():
        for name in missing:
            setattr(given, name, _answer(_QUESTIONS[name].say(language), name in _MAY_BE_EMPTY, input))
        return
    lacking = [f"--{name.replace('_', '-')}" for name in missing if name not in _MAY_BE_EMPTY]
    if lacking:
        raise _lacks(", ".join(lacking))


def _answer(question: str, may_be_empty: bool, ask: Callable[[str], str]) -> str:
    while True:
        answer = ask(f"{question}: ").strip()
        if answer or may_be_empty:
            return answer


def _password(given: Any, language: Language) -> str:
    if given.password_file:
        return _first_line(given.password_file)
    if given.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise _lacks("--password-file")
    while True:
        first = getpass(Words("Mật khẩu (ít nhất 12 ký tự)", "Password (at least 12 letters)").say(language) + ": ")
        if first == getpass(Words("Nhập lại mật khẩu", "The password again").say(language) + ": "):
            return first
        print(Words("Hai lần nhập không giống nhau.", "The two are not the same.").say(language))


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        what = Words("không đọc được tệp mật khẩu.", "the file of the password cannot be read.")
        remedy = Words("Kiểm tra đường dẫn và quyền đọc.", "Check the path and the right to read it.")
        raise Problem("no-password-file", what, remedy, str(file)) from error


def _lacks(options: str) -> Problem:
    return Problem(
        "not-given",
        Words(
            f"để lập cơ quan đầu tiên còn thiếu: {options}.", f"to make the first agency this is missing: {options}."
        ),
        Words("Thêm tùy chọn, hoặc chạy lệnh trên một màn hình.", "Add the options, or run it on a terminal."),
    )
