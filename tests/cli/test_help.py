"""Help on a terminal, in both languages, with examples that work."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from command import Run

from songhanh import __version__

COMMANDS = ("read", "check", "export")


@pytest.mark.parametrize("option", ["--help", "-h", "help"])
def test_the_product_tells_its_commands_with_examples(songhanh: Run, option: str) -> None:
    ran = songhanh(option)
    assert (ran.code, ran.err) == (0, "")
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert "Ví dụ:" in ran.out


def test_without_a_command_the_help_is_shown_and_nothing_was_done(songhanh: Run) -> None:
    ran = songhanh()
    assert ran.code == 2
    assert "Cách dùng:" in ran.out


def test_the_version_is_told(songhanh: Run) -> None:
    assert songhanh("--version").out == f"songhanh {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_each_command_tells_its_use_in_both_languages(songhanh: Run, command: str, option: str) -> None:
    vi, en = songhanh(command, option), songhanh("--lang", "en", command, option)
    assert (vi.code, en.code) == (0, 0)
    assert vi.out.startswith(f"songhanh {command} TỆP")
    assert en.out.startswith(f"songhanh {command} FILE")
    assert re.findall(r"--[a-z]+", vi.out) == re.findall(r"--[a-z]+", en.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal(songhanh: Run, command: str) -> None:
    for language in ("vi", "en"):
        assert max(map(len, songhanh(command, "--help", "--lang", language).out.splitlines())) <= 110


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_the_help_work_as_they_stand(
    songhanh: Run, example: Path, tmp_path: Path, command: str
) -> None:
    for name in ("ke-hoach.docx", "ke-hoach.pdf", "ke-hoach-tinh.pdf"):
        # What a file is shows in its bytes, so the text serves under any of the names.
        shutil.copy(example, tmp_path / name)
    examples = re.findall(rf"^  songhanh ({command} .+)$", songhanh(command, "--help").out, re.MULTILINE)
    assert len(examples) >= 2
    for words in map(shlex.split, examples):
        arguments = words[: words.index(">")] if ">" in words else words
        if "*.docx" in arguments:
            arguments = [one.replace("*.docx", "ke-hoach.docx") for one in arguments]
        ran = songhanh(*arguments, cwd=tmp_path)
        assert ran.code in {0, 1}, (arguments, ran.err)
        assert ran.err == ""


def test_a_command_that_is_not_there_is_told_with_what_to_do(songhanh: Run) -> None:
    ran = songhanh("print")
    assert ran.code == 2
    assert ran.err.strip() == "không có lệnh “print”. Gõ “songhanh --help” để xem các lệnh."
