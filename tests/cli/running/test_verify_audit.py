"""`songhanh verify-audit`: whole or not, and where not."""

import json

from installation import Installation

from cli.running.doings import TAMPER


def test_a_whole_log_is_told_with_its_last_digest(installation: Installation) -> None:
    told = installation("verify-audit")
    assert told.code == 0
    assert told.out.startswith("Sở Kế hoạch và Đầu tư (SKHDT): còn nguyên, 3 mục; mã cuối ")
    (chain,) = json.loads(installation("verify-audit", "--json").out)
    assert (chain["entries"], chain["broken"]) == (3, None)
    assert chain["head"] in told.out


def test_the_first_entry_that_was_changed_is_named(installation: Installation) -> None:
    installation.python(TAMPER, 2)
    told = installation("verify-audit", "--agency", "SKHDT", "--lang", "en")
    assert told.code == 1
    assert "NOT whole: the first wrong entry is number 2 (it was changed); the 1 before it are right" in told.out


def test_a_log_that_is_gone_altogether_is_missed(installation: Installation) -> None:
    installation.python(
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "if connection.vendor == 'sqlite': cursor.execute('DROP TRIGGER audit_entry_no_delete')\n"
        "else: cursor.execute('DROP TRIGGER audit_entry_guard ON audit_entry')\n"
        "cursor.execute('DELETE FROM audit_entry')\n"
        "cursor.execute('DELETE FROM audit_head')\n"
    )
    assert installation("verify-audit").code == 1


def test_an_agency_that_is_not_there_and_a_database_that_was_not_made_are_told(
    installation: Installation, empty: Installation
) -> None:
    assert "Không có cơ quan mã “X”" in installation("verify-audit", "--agency", "X").err
    told = empty("verify-audit")
    assert (told.code, "songhanh init" in told.err) == (2, True)
