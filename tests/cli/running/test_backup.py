"""`songhanh backup` and `songhanh restore`: the drill."""

import io
import json
import shutil
import tarfile
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest
from audit.test_actions import WRITER
from installation import KIND, Installation, Installations

from cli.running.doings import COUNTS, GIVE_FILES, SIGN_IN, TAMPER, TELL, mailing, mails

MANIFEST = "songhanh-backup.json"
HEADS = """
from songhanh.audit.queries import prove
print(*[one.entries for one in prove()])
"""
FORGET_LAST = """
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder.Migration.objects.create(app="plans", name="9999_of_a_later_version", applied="2027-01-01T00:00Z")
"""


@pytest.fixture(scope="module")
def source(installations: Installations, tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, Path]:
    """An installation with two files and a session, and its backup; nobody changes either."""
    installation = installations.made()
    installation.python(GIVE_FILES + SIGN_IN, 0, 1)
    file = tmp_path_factory.mktemp("saved") / "sao-luu.tar"
    told = installation("backup", file)
    assert (told.code, told.err) == (0, "")
    assert "cơ sở dữ liệu và 2 tệp" in told.out
    return installation, file


@pytest.fixture
def saved(source: tuple[Installation, Path], tmp_path: Path) -> Path:
    """A copy of that backup."""
    (tmp_path / "copy").mkdir()
    return Path(shutil.copy2(source[1], tmp_path / "copy" / "sao-luu.tar"))


def is_untouched(empty: Installation) -> bool:
    """Whether nothing at all was put there."""
    return not stored(empty.folder) and empty.tables() == 0


def test_what_was_saved_comes_back(source: tuple[Installation, Path], empty: Installation) -> None:
    installation, saved = source
    told = empty("restore", saved)
    assert (told.code, told.err) == (0, "")
    assert "2 tệp" in told.out
    # The session of before is not among what comes back.
    assert (installation.python(COUNTS), empty.python(COUNTS)) == ("1 2 1\n", "1 2 0\n")
    assert empty("verify-audit").code == 0
    examined = json.loads(empty("doctor", "--json", SONGHANH_HELP_CONTACT="minh").out)
    assert [one for one in examined if one["state"] == "wrong"] == []
    # What is written from now on does not meet the numbers that are taken.
    empty.python(GIVE_FILES, 3)
    assert empty("verify-audit").code == 0


def test_a_backup_is_for_its_owner_alone_and_holds_no_secret(source: tuple[Installation, Path]) -> None:
    _, saved = source
    assert saved.stat().st_mode & 0o777 == 0o600
    with tarfile.open(saved) as tar:
        names = tar.getnames()
    assert names[-1] == MANIFEST
    assert not [one for one in names if "khoa" in one]
    assert [one.name for one in saved.parent.iterdir()] == [saved.name]


def test_it_is_the_state_of_one_moment_though_people_work(
    installation: Installation, empty: Installation, tmp_path: Path
) -> None:
    counts = []
    with ExitStack() as stack:
        writers = [stack.enter_context(installation.start(WRITER, 60)) for _ in range(2)]
        while any(one.poll() is None for one in writers):
            assert installation("backup", tmp_path / "b.tar", "--force").code == 0
            done = empty("restore", tmp_path / "b.tar", "--force")
            assert (done.code, done.err) == (0, "")
            counts.append(sum(map(int, empty.python(HEADS).split())))
        assert [one.communicate()[1] for one in writers] == ["", ""]
    assert counts == sorted(counts)
    assert counts[-1] > 3


def test_mail_that_waited_is_not_sent_again_by_the_program(
    installation: Installation, empty: Installation, tmp_path: Path
) -> None:
    there = mailing(9)
    installation.python(TELL, **there)
    installation("backup", tmp_path / "b.tar")
    told = empty("restore", tmp_path / "b.tar")
    assert "1 thư chưa rõ đã gửi hay chưa" in told.out
    assert empty("work", "--once", **there).code == 0
    assert mails(empty) == ["unknown"]


def test_an_installation_with_data_is_replaced_only_by_force(saved: Path, installation: Installation) -> None:
    left = installation.python(GIVE_FILES, 5).strip()
    told = installation("restore", saved)
    assert (told.code, "--force" in told.err) == (2, True)
    assert installation.python(COUNTS) == "1 1 0\n"
    assert installation("restore", saved, "--force").code == 0
    assert installation.python(COUNTS) == "1 2 0\n"
    assert installation("work", "--once").code == 0
    # The file of before belongs to nothing any more, and was swept.
    assert left not in stored(installation.folder)
    assert len(stored(installation.folder)) == 2


def stored(folder: Path) -> list[str]:
    """The names of the files that an installation keeps."""
    return [one.name for one in (folder / "tep").rglob("*") if len(one.name) == 64]


def test_into_another_folder(saved: Path, empty: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "nơi khác"
    assert empty("restore", saved, "--into", folder).code == 0
    assert len(stored(folder)) == 2


def test_a_broken_log_comes_back_but_is_told(installation: Installation, empty: Installation, tmp_path: Path) -> None:
    installation.python(TAMPER, 2)
    installation("backup", tmp_path / "b.tar")
    told = empty("restore", tmp_path / "b.tar")
    assert told.code == 1
    assert "không còn nguyên từ mục 2" in told.err


def test_a_damaged_file_is_left_out_and_named(installation: Installation, tmp_path: Path) -> None:
    digest = installation.python(GIVE_FILES, 1).strip()
    (installation.folder / "tep" / digest[:2] / digest).write_bytes(b"something else")
    told = installation("backup", tmp_path / "b.tar")
    assert told.code == 1
    assert digest in told.err


def test_a_file_in_the_way_stays(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    file.write_text("mine", encoding="utf-8")
    assert installation("backup", file).code == 2
    assert installation("backup", tmp_path / "không có" / "b.tar").code == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_nothing_is_saved_where_nothing_is(empty: Installation, tmp_path: Path) -> None:
    assert empty("backup", tmp_path / "b.tar").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_torn_backup_is_refused(saved: Path, empty: Installation) -> None:
    whole = saved.read_bytes()
    saved.write_bytes(whole[: int(len(whole) * 0.9)])
    told = empty("restore", saved)
    assert (told.code, told.out) == (2, "")
    assert "bị cắt cụt hoặc đã bị sửa" in told.err
    assert is_untouched(empty)


def test_a_foreign_file_is_refused(empty: Installation) -> None:
    told = empty("restore", __file__)
    assert (told.code, "không phải bản sao lưu" in told.err) == (2, True)
    assert is_untouched(empty)


def repacked(source: Path, members: dict[str, bytes]) -> None:
    """The archive written anew by someone who knows tar, but adds no digests."""
    with tarfile.open(source, "w") as tar:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


def unpacked(source: Path) -> dict[str, bytes]:
    with tarfile.open(source) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar.getmembers()}  # type: ignore[union-attr]


def test_a_backup_that_was_tampered_with_is_refused(saved: Path, empty: Installation) -> None:
    whole = unpacked(saved)
    file = next(one for one in whole if one.startswith("files/"))
    repacked(saved, whole | {file: b"another"})
    told = empty("restore", saved)
    assert (told.code, "bị cắt cụt hoặc đã bị sửa" in told.err) == (2, True)
    assert is_untouched(empty)


def test_a_database_that_is_none_changes_nothing_though_its_digest_is_right(saved: Path, empty: Installation) -> None:
    whole = unpacked(saved)
    name = "database/songhanh.sqlite3" if KIND == "sqlite" else "database/tables/agencies_user"
    manifest = json.loads(whole[MANIFEST])
    for data in (b"", b"no database " * 1000):
        manifest["members"][name] = [sha256(data).hexdigest(), len(data)]
        repacked(saved, whole | {name: data, MANIFEST: json.dumps(manifest).encode()})
        told = empty("restore", saved)
        assert (told.code, "Traceback" in told.err) == (2, False), told.err
        assert empty.tables() == 0


def test_a_backup_of_the_other_kind_of_database_is_refused(saved: Path, empty: Installation) -> None:
    whole = unpacked(saved)
    other = {"sqlite": b"postgresql", "postgresql": b"sqlite"}[KIND]
    repacked(saved, whole | {MANIFEST: whole[MANIFEST].replace(f'"{KIND}"'.encode(), b'"' + other + b'"')})
    told = empty("restore", saved)
    assert (told.code, "SONGHANH_DATABASE_URL" in told.err) == (2, True)
    assert is_untouched(empty)


def test_a_backup_of_a_later_version_is_refused(
    installation: Installation, empty: Installation, tmp_path: Path
) -> None:
    installation.python(FORGET_LAST)
    assert installation("backup", tmp_path / "b.tar").code == 0
    told = empty("restore", tmp_path / "b.tar")
    assert (told.code, "phiên bản mới hơn" in told.err) == (2, True)
    assert is_untouched(empty)


def test_a_backup_of_an_earlier_version_is_brought_up(
    installation: Installation, empty: Installation, tmp_path: Path
) -> None:
    installation.python(
        "from django.core.management import call_command\ncall_command('migrate', 'audit', '0001', verbosity=0)"
    )
    assert installation("backup", tmp_path / "b.tar").code == 0
    assert empty("restore", tmp_path / "b.tar").code == 0
    assert empty("verify-audit").code == 0
    assert empty("doctor", "--ready").code == 0
