"""The scripts in bin/: they can be started, and the shell understands them."""

import os
import shutil
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
    assert done.returncode == 0, done.stderr
    assert "run from the folder" not in done.stderr
    assert done.stdout.startswith("{")


@pytest.mark.parametrize("arguments", [("a.docx", "b.docx"), ("--sai",), ("--lang", "en", "a.docx", "b.docx")])
def test_bin_run_takes_one_file_and_says_so(arguments: tuple[str, ...]) -> None:
    command = [str(ROOT / "bin" / "run"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bin/run [--lang vi|en] [TỆP]" in done.stderr


@pytest.mark.deep
def test_a_bare_copy_sets_itself_up_and_the_second_run_starts_at_once(tmp_path: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a checkout of git")
    for name in filter(None, tracked.stdout.split("\0")):
        if not name.startswith("tests/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    first, second = (
        subprocess.run([str(tmp_path / "bin" / "run")], capture_output=True, text=True, check=False) for _ in range(2)
    )
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Lần đầu chạy" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout
    assert len(list((tmp_path / "ket-qua" / "ke-hoach-binh-dang-gioi-2022").glob("*.*"))) >= 7
