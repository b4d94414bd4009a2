"""The file of a backup: whatever happened to it shows before anything is done with it."""

import io
import json
import os
import random
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from songhanh.cli.site.archive import MANIFEST, Manifest, reading, writing
from songhanh.lib.words import Problem

MEMBERS = {"database/songhanh.sqlite3": b"rows " * 3000, "files/aa": b"a plan", "files/bb": b"", "files/cc": b"c" * 512}
MUTATIONS = 1500


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A backup with a few members."""
    file = tmp_path / "b.tar"
    with writing(file) as backup:
        for name, data in MEMBERS.items():
            backup.add(name, io.BytesIO(data), len(data))
        backup.finish(Manifest("2026-11-25T09:00:00+07:00", "0.1.0", "sqlite", [["audit", "0001_initial"]], {}))
    return file


def is_member(name: str) -> bool:
    return name.startswith(("database/", "files/"))


def found(file: Path) -> dict[str, bytes]:
    """What a restore would be given."""
    with reading(file, is_member) as backup:
        return {name: b"".join(backup.chunks(name)) for name in backup.manifest.members}


def repacked(file: Path, members: dict[str, bytes], kind: bytes = tarfile.REGTYPE) -> None:
    """The archive written anew by someone who knows tar, but not what the manifest is for."""
    with tarfile.open(file, "w") as tar:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data) if kind == tarfile.REGTYPE or name == MANIFEST else 0
            entry.type = kind if name.startswith("files/") else tarfile.REGTYPE
            entry.linkname = "/etc/passwd" if entry.type != tarfile.REGTYPE else ""
            tar.addfile(entry, io.BytesIO(data))


def refused(file: Path) -> str:
    """The code of the refusal."""
    with pytest.raises(Problem) as told:
        found(file)
    return told.value.code


def found_or_refused(file: Path) -> dict[str, bytes] | str:
    try:
        return found(file)
    except Problem as problem:
        return problem.code


def test_what_was_written_is_read(saved: Path) -> None:
    assert found(saved) == MEMBERS
    with reading(saved, is_member) as backup:
        assert backup.names("files/") == ["aa", "bb", "cc"]
        assert (backup.manifest.kind, backup.manifest.migrations) == ("sqlite", [["audit", "0001_initial"]])


def test_cut_off_anywhere_it_is_torn(saved: Path) -> None:
    whole = saved.read_bytes()
    end = len(whole.rstrip(b"\0"))
    for length in [*range(1024, end, 700), end - 1]:
        saved.write_bytes(whole[:length])
        assert refused(saved) == "torn-backup", length
    for length in (0, 100):
        saved.write_bytes(whole[:length])
        assert refused(saved) == "foreign-backup", length


def test_a_changed_byte_is_found_wherever_it_matters(saved: Path) -> None:
    whole = saved.read_bytes()
    rolls = random.Random(5)
    for _ in range(MUTATIONS):
        at, bit = rolls.randrange(len(whole)), 1 << rolls.randrange(8)
        saved.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        # What lies between members, or in a heading that nobody looks at, changes nothing that is restored.
        assert found_or_refused(saved) in (MEMBERS, "torn-backup", "foreign-backup", "newer-backup"), at


def told(members: dict[str, bytes], **more: object) -> bytes:
    """A manifest as a forger who knows the rule would write it."""
    listed = {name: (sha256(data).hexdigest(), len(data)) for name, data in members.items()}
    fields: dict[str, object] = {
        "songhanh-backup": 1, "made_at": "", "version": "", "kind": "sqlite", "migrations": [], "members": listed,
    }  # fmt: skip
    return json.dumps(fields | more).encode()


def test_a_member_that_was_changed_added_left_out_or_doubled_is_found(saved: Path) -> None:
    with tarfile.open(saved) as tar:
        manifest = tar.extractfile(MANIFEST).read()  # type: ignore[union-attr]
    for members in (
        MEMBERS | {"files/aa": b"a plot"},
        MEMBERS | {"files/dd": b"more"},
        {name: data for name, data in MEMBERS.items() if name != "files/bb"},
        {},
    ):
        repacked(saved, members | {MANIFEST: manifest})
        assert refused(saved) in {"torn-backup", "foreign-backup"}
    repacked(saved, {MANIFEST: manifest} | MEMBERS)
    assert refused(saved) == "torn-backup"


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.GNUTYPE_SPARSE, tarfile.FIFOTYPE]
)
def test_a_member_that_is_no_plain_file_is_refused(saved: Path, kind: bytes) -> None:
    empty = MEMBERS | {"files/aa": b"", "files/cc": b""}
    repacked(saved, empty | {MANIFEST: told(empty)}, kind)
    assert refused(saved) == "torn-backup"


@pytest.mark.parametrize("name", ["/etc/cron.d/x", "files/../../x", "other/x"])
def test_a_member_of_a_name_that_we_do_not_write_is_refused(saved: Path, name: str) -> None:
    members = MEMBERS | {name: b"x"}
    repacked(saved, members | {MANIFEST: told(members)})
    with pytest.raises(Problem), reading(saved, lambda one: is_member(one) and ".." not in one):
        pass


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b"\xff", b'{"songhanh-backup": 1, "members": {"a": 1}}', b"1"])
def test_a_manifest_that_is_none_is_torn(saved: Path, manifest: bytes) -> None:
    repacked(saved, MEMBERS | {MANIFEST: manifest})
    assert refused(saved) == "torn-backup"


def test_a_manifest_of_a_later_form_is_told(saved: Path) -> None:
    repacked(saved, MEMBERS | {MANIFEST: told(MEMBERS, **{"songhanh-backup": 2})})
    assert refused(saved) == "newer-backup"


def test_what_changes_under_our_eyes_is_found(saved: Path) -> None:
    with reading(saved, is_member) as backup:
        at = saved.read_bytes().index(b"a plan")
        with saved.open("r+b") as file:
            file.seek(at)
            file.write(b"a plot")
        with pytest.raises(Problem):
            list(backup.chunks("files/aa"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.tar") == "not-readable"
    assert refused(tmp_path) == "not-readable"


def test_a_backup_that_fails_leaves_nothing_and_what_lay_there_stays(tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    file.write_bytes(b"of yesterday")
    with pytest.raises(ZeroDivisionError), writing(file) as backup:
        raise ZeroDivisionError(backup.add("files/aa", io.BytesIO(b"a"), 1))
    assert os.listdir(tmp_path) == ["b.tar"]  # noqa: PTH208
    assert file.read_bytes() == b"of yesterday"
    with pytest.raises(Problem), writing(tmp_path / "none" / "b.tar"):
        pass
