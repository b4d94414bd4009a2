"""`songhanh init`: tables, the first agency, its administrator."""

import os
import pty
import subprocess
import time
from pathlib import Path

from command import line
from installation import PASSWORD, Installation

WHO = """
import sys
from django.contrib.auth.hashers import check_password
from songhanh.agencies.models import Body, Grant, User
from songhanh.audit.queries import prove
user = User.objects.get()
print(user.username, user.full_name, check_password(sys.argv[1], user.password), user.must_change_password)
print(*[(one.role, one.body.code, one.body.place) for one in Grant.objects.select_related("body")])
print([(one.entries, one.broken) for one in prove()])
"""


def test_the_first_agency_and_its_administrator_are_made_and_written_down(installation: Installation) -> None:
    assert installation.python(WHO, PASSWORD).splitlines() == [
        "minh Nông Văn Minh True False",
        "('administrator', 'SKHDT', 'Lạng Sơn')",
        "[(3, None)]",
    ]


def test_a_second_run_keeps_everything(installation: Installation) -> None:
    before = installation.python(WHO, PASSWORD)
    again = installation(
        "init", "--agency-code", "KHAC", "--agency-name", "Khác", "--admin", "khac", "--password-stdin", told=PASSWORD
    )
    assert (again.code, again.out) == (0, "Đã có: Sở Kế hoạch và Đầu tư. Dữ liệu giữ nguyên.\n")
    assert installation.python(WHO, PASSWORD) == before


def test_without_a_terminal_what_is_missing_is_named(empty: Installation) -> None:
    told = empty("init", "--agency-code", "SKHDT")
    assert told.code == 2
    assert "--agency-name, --admin" in told.err
    told = empty("init", "--agency-code", "SKHDT", "--agency-name", "Sở", "--admin", "minh")
    assert (told.code, "--password-file" in told.err) == (2, True)


def test_a_weak_password_makes_nothing(empty: Installation) -> None:
    arguments = ("init", "--agency-code", "S", "--agency-name", "Sở", "--admin", "minh", "--password-stdin")
    told = empty(*arguments, told="123456")
    assert told.code == 2
    assert empty.python("from songhanh.agencies.models import Body; print(Body.objects.count())") == "0\n"
    assert empty(*arguments, told=PASSWORD).code == 0


def test_the_password_comes_from_a_file(empty: Installation, tmp_path: Path) -> None:
    file = tmp_path / "mật khẩu.txt"
    arguments = ("init", "--agency-code", "S", "--agency-name", "Sở", "--admin", "minh", "--password-file", file)
    assert "không đọc được tệp mật khẩu" in empty(*arguments).err
    file.write_text(f"{PASSWORD}\nghi chú\n", encoding="utf-8")
    assert empty(*arguments).code == 0
    assert empty.python(WHO, PASSWORD).startswith("minh minh True False")


def test_on_a_terminal_it_asks(empty: Installation) -> None:
    ours, theirs = pty.openpty()
    answers = ["SKHDT", "", "Sở Kế hoạch", "Lạng Sơn", "minh", "Nông Văn Minh", "một", "hai", PASSWORD, PASSWORD]
    with subprocess.Popen(
        line("init"), stdin=theirs, stdout=theirs, stderr=theirs, env=empty.environment, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = ""
        for answer in answers:
            shown += _until_it_asks(ours, ": ")
            time.sleep(0.05)  # the terminal hides a password a moment after the question
            os.write(ours, f"{answer}\n".encode())
        shown += _until_it_asks(ours, "songhanh serve")
        assert process.wait(30) == 0, shown
    os.close(ours)
    assert "Hai lần nhập không giống nhau" in shown
    assert PASSWORD not in shown
    assert empty.python(WHO, PASSWORD).splitlines()[1] == "('administrator', 'SKHDT', 'Lạng Sơn')"


def _until_it_asks(terminal: int, end: str) -> str:
    shown = ""
    while not shown.endswith(end) and end not in shown:
        shown += os.read(terminal, 4096).decode(errors="replace")
    return shown


def test_where_the_data_folder_cannot_be_made_it_says_so(empty: Installation, tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    told = empty("init", SONGHANH_DATA=str(tmp_path / "tệp" / "du-lieu"))
    assert told.code == 2
    assert "SONGHANH_DATA" in told.err
