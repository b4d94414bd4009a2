"""What one call costs in a process that is warm: processor seconds, the least of several, as JSON.

    python bench/warm.py CONTESTANT FILE TIMES

Run with the interpreter of the environment that has the contestant's library.
"""

import gc
import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

Work = Callable[[Path], None]
_ENOUGH_SECONDS = 20


def songhanh_blocks() -> Work:
    """The file as blocks, as the child process of the product reads it (which collects no garbage either)."""
    read_bytes = import_module("songhanh.formats.opening").read_bytes

    def work(path: Path) -> None:
        gc.disable()
        try:
            read_bytes(path.read_bytes(), path.name)
        finally:
            gc.enable()

    return work


def songhanh_meaning() -> Work:
    """From blocks to the plan, with everything that is printed as JSON."""
    read_bytes = import_module("songhanh.formats.opening").read_bytes
    read = import_module("songhanh.reading.read").read
    known: dict[Path, Any] = {}

    def work(path: Path) -> None:
        if path not in known:
            known[path] = read_bytes(path.read_bytes(), path.name)
        else:
            read(known[path])

    return work


def markitdown() -> Work:
    """The file as Markdown."""
    convert = import_module("markitdown").MarkItDown().convert

    def work(path: Path) -> None:
        convert(path)

    return work


def python_docx() -> Work:
    """The text of every paragraph, those in tables too, and nothing else."""
    document = import_module("docx").Document

    def work(path: Path) -> None:
        opened = document(str(path))
        for paragraph in opened.paragraphs:
            _ = paragraph.text
        for table in opened.tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text

    return work


def pypdfium2() -> Work:
    """The text of every page and nothing else."""
    document = import_module("pypdfium2").PdfDocument

    def work(path: Path) -> None:
        opened = document(path)
        for number in range(len(opened)):
            page = opened[number]
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        opened.close()

    return work


CONTESTANTS: Mapping[str, Callable[[], Work]] = {
    "songhanh-blocks": songhanh_blocks,
    "songhanh-meaning": songhanh_meaning,
    "markitdown": markitdown,
    "python-docx": python_docx,
    "pypdfium2": pypdfium2,
}


def least(work: Work, path: Path, times: int) -> float:
    """The least processor time of `times` calls after one that warms up; fewer where a call takes long."""
    work(path)
    found: list[float] = []
    while len(found) < times and sum(found) < _ENOUGH_SECONDS:
        began = process_time()
        work(path)
        found.append(process_time() - began)
    return min(found, default=0.0)


if __name__ == "__main__":
    name, file, count = sys.argv[1:]
    print(json.dumps(least(CONTESTANTS[name](), Path(file), int(count))))
