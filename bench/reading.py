"""Speed and size of reading, in ratios to markitdown and to the bare libraries, all in one run.

    .venv/bin/python bench/reading.py [--quick]

Needs the environment of the tests (bin/test makes it). markitdown is no dependency of the project: it is
installed into a folder of its own below the cache, the first time; where that fails, its column stays empty.
Figures are processor time (user and system, child processes included), the least of several runs: other
work on the machine lengthens the clock, and much less the processor time.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "songhanh-bench"
PAGES = (30, 75, 150, 300)
OWN = sys.executable
_KIBIBYTES = 1024
_BARE = {".docx": "python-docx", ".pdf": "pypdfium2"}


@dataclass(frozen=True, slots=True)
class Whole:
    """What a whole process took: processor seconds, and the memory of the largest of its processes, in MB."""

    seconds: float
    megabytes: float


def whole(command: Sequence[str], times: int) -> Whole:
    """Run a command several times, its output thrown away; the least of each figure."""
    found = []
    for _ in range(times):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {' '.join(command)}")
        found.append(Whole(used.ru_utime + used.ru_stime, used.ru_maxrss / _KIBIBYTES))
    return Whole(min(one.seconds for one in found), min(one.megabytes for one in found))


def together(command: Sequence[str]) -> float:
    """The most memory, in MB, that a command and its children held at the same time (shared pages counted once)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(_held(one) for one in _family(process.pid)))
        time.sleep(0.01)
    return most


def _family(pid: int) -> Iterable[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        # It ended meanwhile, or this is no Linux.
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _KIBIBYTES


def warm(python: str, contestant: str, path: Path, times: int) -> float:
    """Processor seconds of one call in a warm process."""
    command = [python, str(ROOT / "bench" / "warm.py"), contestant, str(path), str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout))


def other_environment() -> str | None:
    """The interpreter of an environment that has markitdown; None where it cannot be had."""
    folder = CACHE / "markitdown"
    python = folder / "bin" / "python"
    ready = folder / ".ready"
    if ready.exists():
        return str(python)
    print("installing markitdown into a folder of its own (once) …", file=sys.stderr)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "markitdown[docx,pdf]"]
    for command in ([OWN, "-m", "venv", "--clear", str(folder)], pip):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            print("markitdown cannot be installed here: its figures are left out", file=sys.stderr)
            return None
    ready.touch()
    return str(python)


def row(*cells: object) -> None:
    """A line of the table."""
    print(" | ".join(f"{cell:<34}" if not at else f"{cell:>14}" for at, cell in enumerate(cells)))


def seconds(value: float | None) -> str:
    """A time as it reads best."""
    return "–" if value is None else f"{value:.3f} s" if value >= 1 else f"{value * 1000:.1f} ms"


def ratio(value: float, other: float | None) -> str:
    """How many times faster."""
    return "–" if other is None else f"{other / value:.1f} ×"


def report_whole(files: Sequence[Path], markitdown: str | None, times: int) -> None:
    """From the command line to the last byte printed, start of the interpreter included."""
    print("\nWhole processes, processor time")
    row("file", "songhanh read", "markitdown", "bare library", "markitdown/us", "bare/us")
    for path in files:
        ours = whole([OWN, "-m", "songhanh", "read", "--json", str(path)], times).seconds
        theirs = bare = None
        if markitdown:
            program = [str(Path(markitdown).with_name("markitdown")), str(path)]
            theirs = whole(program, max(1, times // 3)).seconds
        if path.suffix in _BARE:
            # The one warm-up call of a contestant is the whole of it.
            bare = whole([OWN, str(ROOT / "bench" / "warm.py"), _BARE[path.suffix], str(path), "0"], times).seconds
        row(path.name, seconds(ours), seconds(theirs), seconds(bare), ratio(ours, theirs), ratio(ours, bare))


def report_warm(files: Sequence[tuple[Path, int]], markitdown: str | None, times: int) -> None:
    """One call after another in one process, blocks and meaning apart and together."""
    print("\nWarm calls, pages a second on one core")
    row("file", "blocks", "meaning", "both", "pages/s", "markitdown", "bare library", "markitdown/us")
    for path, pages in files:
        blocks = warm(OWN, "songhanh-blocks", path, times)
        meaning = warm(OWN, "songhanh-meaning", path, times)
        theirs = warm(markitdown, "markitdown", path, max(1, times // 3)) if markitdown else None
        bare = warm(OWN, _BARE[path.suffix], path, times) if path.suffix in _BARE else None
        row(
            path.name,
            f"{blocks / pages * 1000:.2f} ms/p",
            f"{meaning / pages * 1000:.2f} ms/p",
            seconds(blocks + meaning),
            f"{pages / (blocks + meaning):.0f}",
            f"{pages / theirs:.0f} p/s" if theirs else "–",
            f"{pages / bare:.0f} p/s" if bare else "–",
            ratio(blocks + meaning, theirs),
        )


def report_growth(folder: Path, times: int) -> None:
    """The same work on documents of different length."""
    print("\nTime by length, warm, PDF (linear where the last column stays)")
    row("pages", "blocks", "meaning", "both by page")
    for pages in PAGES:
        path = folder / f"plan-{pages}.pdf"
        blocks = warm(OWN, "songhanh-blocks", path, times)
        meaning = warm(OWN, "songhanh-meaning", path, times)
        row(pages, seconds(blocks), seconds(meaning), f"{(blocks + meaning) / pages * 1000:.2f} ms")


def report_memory(files: Sequence[Path]) -> None:
    """The most that reading holds at a time."""
    print("\nPeak memory")
    row("file", "largest process", "all together")
    for path in files:
        command = [OWN, "-m", "songhanh", "read", "--json", str(path)]
        row(path.name, f"{whole(command, 1).megabytes:.0f} MB", f"{together(command):.0f} MB")


def machine() -> str:
    """Cores, kind of processor, interpreter."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    except OSError:
        kind = "unknown"
    return f"{os.cpu_count()} cores, {kind}, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Make the documents, measure, print."""
    times = 3 if "--quick" in sys.argv[1:] else 9
    folder = CACHE / "documents"
    print("making the documents (a minute, once) …", file=sys.stderr)
    subprocess.run([OWN, str(ROOT / "bench" / "documents.py"), str(folder)], check=True, cwd=ROOT)
    markitdown = other_environment()
    # What pip installs has its bytecode, theirs too; in a checkout it may be old or forbidden to be written.
    subprocess.run([OWN, "-m", "compileall", "-q", str(ROOT / "songhanh")], check=True)
    word, long = folder / "plan-30.docx", folder / "plan-300.pdf"
    print(machine())
    report_whole([SEED, word, long], markitdown, times)
    report_warm([(SEED, 4), (word, 30), (long, 300)], markitdown, times)
    report_growth(folder, max(2, times // 3))
    report_memory([SEED, word, long])


if __name__ == "__main__":
    main()
