"""`songhanh read FILE…`: what a document says, as a summary or as JSON."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from songhanh.cli.lazy import propose, summary
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import paint, plain, progress, waiting
from songhanh.lib.words import Language, Problem, Words
from songhanh.reading.read import Reading
from songhanh.reading.schema import to_json
from songhanh.reading.understand import understand

HELP = Words(
    """songhanh read TỆP… [--json [--full]] [--text]

Đọc văn bản (TXT, DOCX, DOC, ODT, RTF, PDF, XLSX, ảnh quét) và in ra: thể thức, căn cứ, các mục,
công việc (chủ trì, phối hợp, thời hạn, định kỳ), chỉ tiêu, nơi nhận, người ký.

  --json     in dữ liệu JSON; nhiều tệp thì mỗi tệp một dòng
  --full     thêm vị trí trong văn bản, quy tắc nhận biết và các đề xuất
  --text     in phần chữ đã đọc được (các vị trí tính theo bản này)

Ví dụ:
  songhanh read ke-hoach.docx
  songhanh read ke-hoach.pdf --json --full > ke-hoach.json
  songhanh read *.docx --json

Nhiều tệp: tệp hỏng được báo rồi đọc tiếp; mã thoát là 2 nếu có tệp không đọc được.""",
    """songhanh read FILE… [--json [--full]] [--text]

Read a document (TXT, DOCX, DOC, ODT, RTF, PDF, XLSX, scans) and print: letterhead, legal bases,
sections, tasks (lead, partners, days, recurrence), targets, recipients, signer.

  --json     print JSON; for several files one line each
  --full     with places in the text, the rules that found each value, and proposals
  --text     print the text that was read (places are counted in it)

Examples:
  songhanh read plan.docx
  songhanh read plan.pdf --json --full > plan.json
  songhanh read *.docx --json

Several files: a bad one is told and the next is read; the exit code is 2 if one could not be read.""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Read each file; 2 if one of them could not be read."""
    options = Options("read")
    options.add_argument("files", nargs="+", type=a_path, metavar="TỆP")
    options.add_argument("--json", action="store_true")
    options.add_argument("--full", action="store_true")
    options.add_argument("--text", action="store_true")
    given = options.parse_args(arguments)
    doing = Words("Đang đọc", "Reading").say(language)
    failed, alone = 0, len(given.files) == 1 and not given.json
    for path in progress(given.files, doing):
        try:
            with waiting(f"{doing} {path.name}") if alone else nullcontext():
                reading = understand(path)
        except Problem as problem:
            if len(given.files) == 1:
                raise
            failed += 1
            _clear()
            print(plain(paint(problem.say(language), "red", sys.stderr)), file=sys.stderr)
            continue
        _clear()
        for line in _lines(reading, path, given, language):
            print(plain(line))
    if len(given.files) > 1:
        print(_count(len(given.files), failed).say(language), file=sys.stderr)
    return 2 if failed else 0


def _clear() -> None:
    """Take the progress bar off the line before something is printed."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _lines(reading: Reading, path: Path, given: Any, language: Language) -> Iterator[str]:
    if given.text:
        yield reading.document.source
        return
    if not given.json:
        yield from summary(reading.document, reading.plan, path.name, date.today(), language)
        yield ""
        return
    plan = propose(reading.plan) if given.full else reading.plan
    told = to_json(plan, full=given.full)
    if len(given.files) > 1:
        yield json.dumps({"file": str(path)} | told, ensure_ascii=False)
    else:
        yield json.dumps(told, ensure_ascii=False, indent=1)


def _count(files: int, failed: int) -> Words:
    return Words(
        f"Đã đọc {files - failed}/{files} tệp" + (f", {failed} tệp không đọc được." if failed else "."),
        f"{files - failed} of {files} files read" + (f", {failed} could not be read." if failed else "."),
    )
