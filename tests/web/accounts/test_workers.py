"""Attempts are counted for all workers together: each process here is one."""

from installation import PASSWORD, Installations

TRY = """
import sys
from django.test import Client
for password in sys.argv[1:]:
    answer = Client(SERVER_NAME="localhost").post("/dang-nhap/", {"login": "minh", "password": password})
print(answer.status_code, "Đã thử sai quá nhiều lần" in answer.content.decode())
"""


def test_wrong_passwords_in_two_workers_close_the_name_in_a_third(installations: Installations) -> None:
    site = installations.made()
    assert site.python(TRY, PASSWORD).split() == ["302", "False"]
    assert site.python(TRY, "sai", "sai", "sai").split() == ["200", "False"]
    assert site.python(TRY, "sai", "sai").split() == ["200", "False"]
    assert site.python(TRY, PASSWORD).split() == ["200", "True"]
