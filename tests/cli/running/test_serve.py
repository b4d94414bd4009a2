"""`songhanh serve`: the site and the worker live and end together."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from installation import Installation


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def serving(installation: Installation, *more: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The command, and the address that it has told; it is gone at the end of the block, whatever happens in it."""
    port = free_port()
    with installation.start_command("serve", "--port", port, "--workers", 1, *more) as process:
        try:
            assert process.stdout is not None
            told = process.stdout.readline()
            assert told == f"Song Hành chạy tại http://127.0.0.1:{port} (Ctrl-C để dừng)\n"
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            process.communicate()


def children(parent: int) -> dict[int, str]:
    """The processes whose parent that is, with their command lines."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == parent and fields[0] != "Z":
                found[int(stat.parent.name)] = (stat.parent / "cmdline").read_text(errors="replace").replace("\0", " ")
        except OSError:
            continue
    return found


def workers(parent: int) -> list[int]:
    return [pid for pid, line in children(parent).items() if line.rstrip().endswith("songhanh work")]


def soon(what: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def opened(address: str) -> str:
    with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=20) as answer:
        text: str = answer.read().decode()
    return text


def test_the_site_answers_a_worker_that_dies_comes_back_and_both_end_together(installation: Installation) -> None:
    with serving(installation) as (process, address):
        assert "Song Hành" in opened(address)
        assert soon(lambda: len(workers(process.pid)) == 1)
        (worker,) = workers(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert soon(lambda: len(workers(process.pid)) == 1 and workers(process.pid) != [worker])
        everybody = list(children(process.pid))
        assert len(everybody) == 2
        process.terminate()
        assert process.wait(30) == 0
        assert not any(is_there(one) for one in everybody)


def test_who_kills_it_leaves_nobody_behind(installation: Installation) -> None:
    with serving(installation) as (process, _):
        assert soon(lambda: len(children(process.pid)) == 2)
        everybody = list(children(process.pid))
        everybody += [pid for one in everybody for pid in children(one)]
        process.kill()
        process.wait(10)
        assert soon(lambda: not any(is_there(one) for one in everybody), 30)


def test_without_a_worker_there_is_none(installation: Installation) -> None:
    with serving(installation, "--no-work") as (process, _):
        assert workers(process.pid) == []


def test_the_one_who_watches_stays_small(installation: Installation) -> None:
    with serving(installation, "--no-work") as (process, _):
        maps = Path(f"/proc/{process.pid}/maps").read_text()
        pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    # Django would be forty megabytes more.
    assert pages * os.sysconf("SC_PAGE_SIZE") < 35_000_000
    assert "psycopg" not in maps


def test_a_port_that_is_taken_and_tables_that_are_missing_are_told(
    installation: Installation, empty: Installation
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        told = installation("serve", "--port", server.getsockname()[1])
    assert (told.code, "không mở được cổng" in told.err) == (2, True)
    told = empty("serve", "--port", free_port())
    assert (told.code, "songhanh init" in told.err) == (2, True)
