"""PNG out: an SVG of ours drawn by typst, with the shipped fonts, in a child process as the PDF is."""

import json
import subprocess
import sys
from pathlib import Path

from songhanh.formats.fonts import FOLDER
from songhanh.lib.words import Problem, Words

_CHILD = Path(__file__).with_name("typesetting") / "picture.py"
_TIME_LIMIT = 60  # seconds; a chart takes a tenth of one
_FAILED = (
    Words("Không tạo được hình PNG.", "The PNG could not be drawn."),
    Words("Hãy ghi ra tệp .svg và báo lỗi này cho người phụ trách phần mềm.", "Write an .svg and report this error."),
)


def write_png(svg: str, *, width: int = 640, ppi: int = 192) -> bytes:
    """The picture as PNG: `width` in points, `ppi` pixels to 72 points.

    Raises:
        Problem: `drawing-failed`, where typst refuses or takes too long.
    """
    job = {"picture": svg, "width": width, "ppi": ppi, "fonts": str(FOLDER)}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, nothing of the picture on the command line
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=_TIME_LIMIT,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Problem("drawing-failed", *_FAILED) from error
    return done.stdout
