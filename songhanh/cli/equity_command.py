"""`songhanh equity METHOD FILE`: the measures over any table, for analysts; nothing is installed, nothing is stored."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from songhanh.cli.equity_help import overview, topic
from songhanh.cli.equity_methods import METHODS, Method
from songhanh.cli.equity_options import SHARED, Option
from songhanh.cli.lazy import equity
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import plain, waiting
from songhanh.formats.save import save
from songhanh.lib.words import Language, Problem, Words

HELP = overview()
TOPICS = {name: topic(name) for name in METHODS}
_MOST = 1_000  # files: more is a slip of the shell


def run(arguments: Sequence[str], language: Language) -> int:
    """Answer one question; 2 where it cannot be asked of this table."""
    if not arguments or arguments[0] not in METHODS:
        raise _no_method(arguments[0] if arguments else "")
    name = arguments[0]
    method = METHODS[name]
    given = _parsed(name, method, arguments[1:])
    shared = {one.dest: given.pop(one.dest, None) for one in SHARED}
    files: list[Path] = given.pop("files")
    before = given.pop("before", None)
    _check(files, method, shared["plot"])
    with waiting(Words("Đang tính", "Computing").say(language)):
        frames = [_frame(path, shared) for path in files]
        more = {} if before is None else {"before": _frame(a_path(before), shared)}
        result = _answer(method, frames, given, more)
    if shared["plot"]:
        _plot(result, a_path(shared["plot"]), language)
    if shared["json"]:
        print(json.dumps(result.to_json(), ensure_ascii=False, indent=1))
    else:
        for line in equity("told")(result, language):
            print(plain(line))
    return 0


def _parsed(name: str, method: Method, arguments: Sequence[str]) -> dict[str, Any]:
    """What was given, by the names the method knows; what was not given is not there."""
    options = Options(f"equity {name}")
    options.add_argument("files", nargs="+", type=a_path, metavar="TỆP")
    for one in (*method.options, *SHARED):
        _add(options, one, method)
    return vars(options.parse_args(arguments))


def _add(options: Options, one: Option, method: Method) -> None:
    names = [one.name]
    if one.other and all(other.name != one.other for other in method.options):
        names.append(one.other)
    # What is not given must not be there: the method has its own defaults.
    options.add_argument(*names, dest=one.dest, default=argparse.SUPPRESS, **one.more)


def _check(files: Sequence[Path], method: Method, plot: str | None) -> None:
    wrong = {"one": len(files) != 1, "two": len(files) != 2, "many": len(files) > _MOST}[method.files]
    if wrong:
        many = {"one": Words("một tệp", "one file"), "two": Words("hai tệp", "two files")}.get(
            method.files, Words("các tệp", "files")
        )
        what = Words(f"phương pháp này nhận {many.vi}.", f"this method takes {many.en}.")
        raise Problem("wrong-files", what, Words("Hãy kiểm tra các tệp đã nêu.", "Check the files that were named."))
    if plot and Path(plot).suffix.lower() not in (".svg", ".png"):
        what = Words(f"không vẽ được vào “{plot}”.", f"no picture can be drawn into “{plot}”.")
        raise Problem("no-picture", what, Words("Đặt tên .svg hoặc .png.", "Name it .svg or .png."))


def _frame(path: Path, shared: dict[str, Any]) -> Any:
    frame = equity("frame_of")(equity("open_data")(path, shared["sheet"] or ""))
    return frame.where(shared["where"] or [])


def _answer(method: Method, frames: list[Any], given: dict[str, Any], more: dict[str, Any]) -> Any:
    _within(given)
    ask = equity(method.ask)(**given)
    study = equity(method.function)
    if method.files == "many":
        return study(frames, ask, **more)
    return study(*frames, ask)


def _within(given: dict[str, Any]) -> None:
    """Refuse numbers that mean nothing."""
    for name, low, high in (("level", 0.5, 0.9999), ("target", 0.0, 1.0), ("reference", 0.0, 1.0)):
        value = given.get(name)
        if isinstance(value, float) and not low < value <= high:
            what = Words(f"{value:g} nằm ngoài khoảng cho phép.", f"{value:g} is out of range.")
            remedy = Words(f"Giá trị từ {low:g} đến {high:g}.", f"A value from {low:g} to {high:g}.")
            raise Problem("out-of-range", what, remedy, name)
    for name in ("runs", "hide", "width", "years"):
        if name in given and not 0 <= given[name] <= 1_000_000:
            what = Words(f"{given[name]} nằm ngoài khoảng cho phép.", f"{given[name]} is out of range.")
            raise Problem("out-of-range", what, Words("Hãy nêu số từ 0 trở lên.", "Give 0 or more."), f"--{name}")


def _plot(result: Any, path: Path, language: Language) -> None:
    svg = equity("draw")(result, language)
    if svg is None:
        what = Words("kết quả này không có hình minh họa.", "there is no picture of this result.")
        raise Problem("no-picture", what, Words("Bỏ --plot.", "Leave --plot out."))
    data = equity("write_png")(svg) if path.suffix.lower() == ".png" else svg.encode()
    try:
        save(data, path)
    except OSError as error:
        what = Words("không ghi được tệp này.", "this file cannot be written.")
        remedy = Words("Hãy kiểm tra thư mục và quyền ghi.", "Check the folder and the right to write.")
        raise Problem("not-written", what, remedy, str(path)) from error


def _no_method(name: str) -> Problem:
    shown = ", ".join(METHODS)
    what = Words(f"không có phương pháp “{name}”.", f"there is no method “{name}”.")
    if not name or name.startswith("-"):
        what = Words("thiếu tên phương pháp.", "the method is missing.")
    return Problem("no-method", what, Words(f"Chọn một trong: {shown}.", f"Choose one of: {shown}."))
