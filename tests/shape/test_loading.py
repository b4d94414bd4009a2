"""Start-up is a feature: what each command loads, seen in its process."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, environment

from songhanh.cli.main import COMMANDS

WRITERS = {"typst", "xlsxwriter", "icalendar"}
READERS = {"lxml", "pypdfium2", "python_calamine", "PIL"}
# Never, whatever is asked for: what only tests have, and what belongs to the pages.
FOREIGN = {"docx", "django", "pandas", "numpy", "statsmodels", "pikepdf", "pytest"}
DATA = ROOT / "tests" / "data"
WORD = DATA / "lang-son-2022--a-word.docx"
PDF = DATA / "lang-son-2022--f-pdf.pdf"
SHEET = DATA / "bcd-quoc-gia-1237-252-kh-2013--k-tasks.xlsx"
TEXT = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"


def loaded(*arguments: object) -> set[str]:
    """The modules that are there when the command has done its work."""
    program = (
        "import sys; from songhanh.cli.main import main; code = main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert done.returncode in {0, 1}, done.stderr.decode()
    return set(done.stderr.decode().split())


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("file", "needed"),
    [(TEXT, set()), (WORD, {"lxml"}), (PDF, {"pypdfium2"}), (SHEET, {"python_calamine"})],
    ids=["txt", "docx", "pdf", "xlsx"],
)
@pytest.mark.parametrize("command", [("read", "--json"), ("read", "--json", "--full"), ("check",)], ids=" ".join)
def test_a_file_loads_the_library_of_its_format_and_no_other(
    command: tuple[str, ...], file: Path, needed: set[str]
) -> None:
    names = tops(loaded(command[0], file, *command[1:]))
    assert needed <= names
    assert not names & (READERS - needed | WRITERS | FOREIGN)


def test_to_check_or_read_loads_no_writer() -> None:
    for command in ("read", "check"):
        assert not [name for name in loaded(command, TEXT) if name.startswith("songhanh.formats.write_")]


def test_help_loads_no_stage_at_all() -> None:
    names = loaded("--help")
    assert not [name for name in names if name.startswith(("songhanh.formats", "songhanh.reading", "songhanh.law"))]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_starts_no_django(command: str) -> None:
    assert not tops(loaded(command, "--help")) & (FOREIGN | WRITERS)


@pytest.mark.parametrize(
    ("kind", "needed"), [("json", set()), ("ics", {"icalendar"}), ("xlsx", {"xlsxwriter"}), ("docx", {"lxml"})]
)
def test_an_export_loads_the_writers_that_were_asked_for(kind: str, needed: set[str], tmp_path: Path) -> None:
    names = tops(loaded("export", TEXT, "--to", tmp_path / "kq", "--only", kind))
    assert needed <= names
    assert not names & ((WRITERS | READERS) - needed - {"PIL"} | FOREIGN)
