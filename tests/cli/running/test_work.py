"""`songhanh work`: what waits is done; who is killed at it leaves nothing half-done and nothing done twice."""

import signal
import time

import pytest
from installation import Installation
from mail_server import mail_server

from cli.running.doings import GIVE_FILES, TELL, mailing, mails

PUT = """
import sys
from songhanh.agencies.files import file_store
print(file_store().put([sys.argv[1].encode()]).digest)
"""
FILES = """
from songhanh.agencies.files import file_store
print(*file_store().digests())
"""
DOCUMENTS = """
from songhanh.plans.models import PlanDocument
print(*PlanDocument.objects.values_list("state", flat=True))
"""


def test_what_waits_is_done_once_and_the_command_ends(installation: Installation) -> None:
    with mail_server() as server:
        installation.python(TELL, **mailing(server.port))
        for _ in range(2):
            assert installation("work", "--once", **mailing(server.port)).code == 0
    assert len(server.mails) == 1
    assert mails(installation) == ["sent"]


def test_a_worker_that_is_killed_while_a_mail_is_sent_leaves_it_to_a_person(installation: Installation) -> None:
    with mail_server("take and be silent") as server:
        there = mailing(server.port)
        installation.python(TELL, **there)
        with installation.start_command("work", **there) as worker:
            assert server.arrived.wait(30)
            worker.kill()
            worker.communicate()
        assert mails(installation) == ["sending"]
        server.manner = "take"
        server.released.set()
        for _ in range(3):
            assert installation("work", "--once", **there).code == 0
        assert mails(installation) == ["unknown"]
        assert len(server.mails) == 1
    assert installation("verify-audit").code == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_finishes_the_piece_at_hand(installation: Installation, number: signal.Signals) -> None:
    with mail_server("take slowly") as server:
        there = mailing(server.port)
        installation.python(TELL, **there)
        installation.python(TELL, **there)
        with installation.start_command("work", **there) as worker:
            assert server.arrived.wait(30)
            worker.send_signal(number)
            time.sleep(0.3)
            assert worker.poll() is None
            server.released.set()
            assert worker.communicate(timeout=30) == ("", "")
            assert worker.returncode == 0
    assert mails(installation) == ["sent", "waiting"]


def test_resting_it_ends_at_once(installation: Installation) -> None:
    with installation.start_command("work") as worker:
        time.sleep(1.5)
        worker.terminate()
        assert worker.wait(5) == 0


def test_files_that_a_crash_left_are_swept_at_the_start_and_the_others_stay(installation: Installation) -> None:
    named = installation.python(GIVE_FILES, 1).strip()
    left = installation.python(PUT, "left behind").strip()
    assert set(installation.python(FILES).split()) == {named, left}
    assert installation("work", "--once").code == 0
    assert installation.python(FILES).split() == [named]


def test_a_plan_that_was_given_in_is_read(installation: Installation) -> None:
    installation.python(GIVE_FILES, 1)
    assert installation.python(DOCUMENTS).split() == ["waiting"]
    assert installation("work", "--once").code == 0
    assert installation.python(DOCUMENTS).split()[0] in {"read", "failed"}


def test_without_tables_it_says_what_to_do(empty: Installation) -> None:
    told = empty("work", "--once")
    assert (told.code, "songhanh init" in told.err) == (2, True)
