"""The scripts in bin/: they can be started, and the shell understands them."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
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


@pytest.mark.parametrize(
    "arguments", [("a.docx", "b.docx"), ("--sai",), ("--lang", "en", "a.docx", "b.docx"), ("--port", "x")]
)
def test_bin_run_takes_one_file_and_says_so(arguments: tuple[str, ...]) -> None:
    command = [str(ROOT / "bin" / "run"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bin/run [--no-serve] [--port SỐ] [--lang vi|en] [TỆP]" in done.stderr


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
        subprocess.run([str(tmp_path / "bin" / "run"), "--no-serve"], capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Lần đầu chạy" in first.stderr
    assert second.stderr == ""
    assert "Đã lập cơ quan thử nghiệm" in first.stdout
    assert "Giữ nguyên dữ liệu đã có" in second.stdout
    assert "lananh" in second.stdout
    assert (tmp_path / "du-lieu" / "songhanh.sqlite3").is_file()


def test_bin_run_makes_a_demonstration_of_ones_own_plan_and_serves_it(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    plan = ROOT / "tests" / "data" / "lang-son-2022--a-word.docx"
    command = [str(ROOT / "bin" / "run"), "--port", str(port), str(plan)]
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    env["SONGHANH_DATA"] = str(tmp_path / "du-lieu")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True
    ) as process:
        try:
            page = answered(f"http://127.0.0.1:{port}/dang-nhap/", process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            out, err = process.communicate(timeout=60)
    assert "Đăng nhập" in page, err
    assert "lananh" in out


def answered(address: str, process: "subprocess.Popen[str]") -> str:
    """The page, as soon as the site answers; empty where it ended before."""
    for _ in range(300):
        if process.poll() is not None:
            return ""
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    return ""
