"""Arguments of a command: argparse reads them, its complaints are said in both languages."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from songhanh.lib.words import Problem, Words

_SAYINGS = (
    (r"the following arguments are required: (.+)", "thiếu {0}."),
    (r"one of the arguments (\S+) (\S+) is required", "thiếu {0} (hoặc {1})."),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} không dùng cùng {1}."),
    (r"unrecognized arguments: (?:[^-].* )?(-\S+).*", "không có tùy chọn “{0}”."),
    (r"unrecognized arguments: ([^-].*)", "thừa “{0}”: lệnh này chỉ nhận một tệp."),
    (r"argument (\S+): expected one argument", "tùy chọn {0} cần một giá trị đi kèm."),
    (r"argument (\S+): expected at least one argument", "tùy chọn {0} cần ít nhất một giá trị đi kèm."),
    (r"ambiguous option: (\S+) could match (.+)", "tùy chọn “{0}” chưa rõ: có thể là {1}."),
    (r"argument (\S+): ignored explicit argument (.+)", "tùy chọn {0} không nhận giá trị {1}."),
)


class Options(argparse.ArgumentParser):
    """A parser that raises Problem instead of ending the process, and leaves help to the command."""

    def __init__(self, command: str) -> None:
        super().__init__(prog=f"songhanh {command}", add_help=False, allow_abbrev=False)
        self.command = command

    def error(self, message: str) -> NoReturn:
        """Raise what argparse complains of."""
        vi = message
        for pattern, saying in _SAYINGS:
            found = re.fullmatch(pattern, message)
            if found:
                vi = saying.format(*found.groups())
                break
        remedy = Words(f"Xem cách dùng: songhanh {self.command} --help", f"See: songhanh {self.command} --help")
        raise Problem("wrong-option", Words(vi, message.rstrip(".").replace("TỆP", "FILE") + "."), remedy)


def a_day(text: str) -> date:
    """A day given as 2026-11-25 or 25/11/2026."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    parts = found.groups() if found else tuple(reversed(re.split(r"[/.]", text)))
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        what = Words(f"“{text}” không phải là một ngày.", f"“{text}” is not a day.")
        raise Problem(
            "no-day", what, Words("Viết như 25/11/2026 hoặc 2026-11-25.", "Write it as 25/11/2026 or 2026-11-25.")
        ) from None


def a_path(text: str) -> Path:
    """A path, the home folder spelt out."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        # "~nobody" is a name like any other where there is no such user.
        return path
