"""The scripts in bin/: they can be started, and the shell understands them."""

import os
import subprocess
from pathlib import Path

import pytest
from command import ROOT

SCRIPTS = ("bin/run", "bin/songhanh", "bin/test", ".ci/run")


@pytest.mark.parametrize("name", [*SCRIPTS, "bin/.setup"])
def test_the_shell_understands_it(name: str) -> None:
    done = subprocess.run(["bash", "-n", str(ROOT / name)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_can_be_started_and_stops_at_the_first_failure(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
    assert "set -euo pipefail" in (ROOT / name).read_text(encoding="utf-8")


def test_ci_does_what_a_developer_does_and_nothing_else() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(commands) == 2
    assert commands[-1].endswith('/../bin/test"')


def test_a_module_lying_in_the_folder_of_the_files_is_not_run(tmp_path: Path, example: Path) -> None:
    (tmp_path / "calendar.py").write_text("raise SystemExit('run from the folder')\n", encoding="utf-8")
    command = [str(ROOT / "bin" / "songhanh"), "read", str(example), "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("a.docx", "b.docx"), ("--sai",), ("--lang", "en", "a.docx", "b.docx")])
def test_bin_run_takes_one_file_and_says_so(arguments: tuple[str, ...]) -> None:
    command = [str(ROOT / "bin" / "run"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bin/run [--lang vi|en] [TỆP]" in done.stderr
