"""Whether the owner of a claim still lives."""

import os
import subprocess
import sys

import pytest
from command import environment

from songhanh.lib.workers import is_gone, worker_name


@pytest.fixture
def other() -> "subprocess.Popen[str]":
    """Another worker, that has told its name."""
    program = "from songhanh.lib.workers import worker_name; print(worker_name(), flush=True); input()"
    return subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    )


def test_this_process_is_there() -> None:
    assert not is_gone(worker_name())


def test_a_worker_is_there_until_it_ends(other: "subprocess.Popen[str]") -> None:
    with other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert not is_gone(name)
        other.kill()
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        # A corpse that nobody has buried is no worker.
        assert is_gone(name)
    assert is_gone(name)


def test_a_number_that_came_back_is_another_process() -> None:
    host, number, began = worker_name().split("/")
    assert is_gone(f"{host}/{number}/{began}0")


@pytest.mark.parametrize("name", ["", "elsewhere/1/2", "nonsense"])
def test_of_other_hosts_nothing_is_known(name: str) -> None:
    assert not is_gone(name)
