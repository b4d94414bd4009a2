"""`songhanh doctor`: what is wrong is found, and its remedy told."""

import json
from pathlib import Path

from installation import Installation
from mail_server import mail_server

from cli.running.doings import GIVE_FILES, TAMPER, TELL, mailing


def wrong(installation: Installation, **more: str) -> list[str]:
    """What is wrong, as it is told; the exit code agrees."""
    told = installation("doctor", "--json", **more)
    found = [f"{one['what']}: {one['seen']}" for one in json.loads(told.out) if one["state"] == "wrong"]
    assert told.code == (1 if found else 0)
    return found


def test_a_good_installation_is_good(installation: Installation) -> None:
    installation.python(GIVE_FILES, 1)
    assert wrong(installation) == []
    told = installation("doctor", "--lang", "en")
    assert told.code == 0
    assert "✓ Log: whole, 4 entries\n✓ Files: whole, 1 files\n" in told.out
    assert (
        "! Mail: none is sent; notices are shown on the desk only\n  → If wanted, set SONGHANH_MAIL_URL.\n" in told.out
    )
    assert (installation("doctor", "--ready").code, installation("doctor", "--ready").out) == (0, "")


def test_a_log_that_was_changed_and_a_file_that_is_gone_are_found(installation: Installation) -> None:
    digest = installation.python(GIVE_FILES, 1).strip()
    installation.python(TAMPER, 1)
    (installation.folder / "tep" / digest[:2] / digest).write_bytes(b"?")
    assert wrong(installation) == [
        "Nhật ký: của Sở Kế hoạch và Đầu tư không còn nguyên từ mục 1",
        f"Tệp: mất hoặc hỏng: {digest}",
    ]


def test_a_folder_that_others_can_read_is_found(installation: Installation) -> None:
    installation.folder.chmod(0o755)
    assert wrong(installation) == [f"Thư mục dữ liệu: người khác trên máy đọc được {installation.folder}"]


def test_an_address_that_the_server_does_not_answer_to_or_that_is_not_encrypted_is_found(
    installation: Installation,
) -> None:
    there = {"SONGHANH_ADDRESS": "http://so.example"}
    assert "không trả lời cho tên so.example" in wrong(installation, **there)[0]
    assert "không được mã hóa" in wrong(installation, **there, SONGHANH_HOSTS="so.example")[0]


def test_the_mail_server_and_mail_that_nobody_sends_are_looked_at(installation: Installation) -> None:
    with mail_server() as server:
        there = mailing(server.port)
        installation.python(TELL, **there)
        assert wrong(installation, **there) == []
        installation.python(
            "from datetime import timedelta\nfrom django.db.models import F\nfrom songhanh.notices.models import Mail\n"
            "Mail.objects.update(not_before=F('not_before') - timedelta(hours=2))"
        )
        assert wrong(installation, **there) == ["Thư: 1 thư chờ gửi quá một giờ"]
    assert "máy chủ thư không trả lời" in wrong(installation, **there)[0]


def test_a_clock_behind_the_log_is_found(installation: Installation) -> None:
    installation.python(
        "from datetime import timedelta\nfrom django.db import transaction\nfrom django.utils import timezone\n"
        "from songhanh.agencies.access import Viewer\nfrom songhanh.audit.actions import record\n"
        "by = Viewer.program(timezone.now() + timedelta(days=1))\n"
        "with transaction.atomic():\n    record(by=by, agency=1, event='x', subject='y', values={})"
    )
    assert "chạy chậm" in wrong(installation)[0]


def test_files_that_belong_to_nothing_are_noted(installation: Installation) -> None:
    installation.python("from songhanh.agencies.files import file_store\nfile_store().put([b'left'])")
    assert wrong(installation) == []
    assert "1 tệp không thuộc về đâu" in installation("doctor").out


def test_a_database_that_was_not_made_or_does_not_answer_is_told(empty: Installation, tmp_path: Path) -> None:
    assert "chưa được lập" in wrong(empty)[0]
    gone = f"postgresql://nobody@/none?host={tmp_path}"
    assert "không mở được cơ sở dữ liệu" in wrong(empty, SONGHANH_DATABASE_URL=gone)[0]
    assert empty("doctor", "--ready").code == 2


def test_a_setting_that_cannot_be_used_is_one_sentence(empty: Installation) -> None:
    told = empty("doctor", SONGHANH_MAIL_URL="http://so.example")
    assert (told.code, "SONGHANH_MAIL_URL" in told.err, "Traceback" in told.err) == (2, True, False)
