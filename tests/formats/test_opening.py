import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from wordfile import p, word_file

from songhanh.formats import opening, readers
from songhanh.formats.blocks import Document
from songhanh.formats.limits import Limits
from songhanh.formats.opening import open_document
from songhanh.formats.sniff import Format, by_name, sniff
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
SEED = DATA / "lang-son-2022--j-nfd.txt"
ROOT = Path(__file__).parent.parent.parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Problem) as caught:
        open_document(path, limits or Limits())
    problem = caught.value
    assert problem.say("vi")
    assert problem.say("en")
    assert problem.where
    return problem.code


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture
def slow_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def stand(data: bytes, name: str, limits: Limits) -> Document:
        behaviour = data.decode()
        if behaviour == "sleep":
            time.sleep(60)
        elif behaviour == "eat":
            bytearray(2_000_000_000)
        elif behaviour == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        raise AttributeError(behaviour)

    def stand_in(kind: Format) -> readers.Reader:
        return stand

    monkeypatch.setattr(opening, "reader", stand_in)


@pytest.mark.parametrize(
    ("name", "format_"),
    [("lang-son-2022--j-nfd.txt", "txt"), ("lang-son-2022--a-word.docx", "docx"), ("lang-son-2022--f-pdf.pdf", "pdf")],
)
def test_a_file_is_read_in_a_child_as_it_would_be_here(name: str, format_: str) -> None:
    document = open_document(DATA / name)
    assert document == opening.read_bytes((DATA / name).read_bytes(), name)
    assert document.format == format_


def test_with_other_threads_about_a_new_process_reads() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert open_document(SEED).format == "txt"
        assert code_of(DATA / "nowhere.txt") == "missing"
    finally:
        done.set()
        thread.join()


def test_a_wrong_ending_is_a_remark_and_no_error(tmp_path: Path) -> None:
    path = put(tmp_path, "ke-hoach.pdf", (DATA / "lang-son-2022--a-word.docx").read_bytes())
    document = open_document(path)
    assert document.format == "docx"
    assert "wrong-extension" in document.remarks


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "folder"
    assert code_of(tmp_path / "khong-co.docx") == "missing"
    assert code_of(SEED / "trong-tep.txt") == "missing"
    os.mkfifo(tmp_path / "ong")
    assert code_of(tmp_path / "ong") == "unknown-type"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "kin.txt", b"x")
    path.chmod(0)
    assert code_of(path) == "no-permission"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00" * 100, "empty"),
        (b" \r\n\t", "empty"),
        (bytes(range(256)) * 20, "unknown-type"),
        (b"PK\x03\x04" + b"\x00" * 200, "unknown-type"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + b"\x00" * 100, "unknown-type"),
        (b"%PDF-1.7\n", "broken"),
        (word_file(p("x"))[:-60], "broken"),
        (word_file(""), "empty"),
    ],
)
def test_bad_bytes_have_a_sentence_each(tmp_path: Path, data: bytes, code: str) -> None:
    assert code_of(put(tmp_path, "van-ban.docx", data)) == code


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 300_000_000)
    assert code_of(put(tmp_path, "bom.docx", out.getvalue())) == "zip-bomb"


def test_a_zip_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 30_000_000)
    lying = out.getvalue().replace((30_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert code_of(put(tmp_path, "bom.docx", lying)) in {"broken", "zip-bomb"}


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = "<w:p>" * 5000 + "</w:p>" * 5000
    assert code_of(put(tmp_path, "sau.docx", word_file(deep))) == "too-deep"


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(12))
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", f"<!DOCTYPE x [{laughs}]><x>&l11;</x>")
    assert code_of(put(tmp_path, "cuoi.docx", out.getvalue())) in {"broken", "too-deep"}


@pytest.mark.parametrize(
    ("name", "limits", "code"),
    [
        ("lang-son-2022--f-pdf.pdf", Limits(pages=1), "too-many-pages"),
        ("lang-son-2022--a-word.docx", Limits(unpacked_mb=0), "zip-bomb"),
    ],
)
def test_the_readers_keep_the_limits_that_are_given(name: str, limits: Limits, code: str) -> None:
    assert code_of(DATA / name, limits) == code


def test_limits_are_those_that_are_given(tmp_path: Path) -> None:
    assert code_of(put(tmp_path, "lon.txt", b"a" * 1_000_001), Limits(megabytes=1)) == "too-big"


@pytest.mark.usefixtures("slow_reader")
@pytest.mark.parametrize(
    ("behaviour", "code"),
    [("sleep", "too-slow"), ("eat", "too-much-memory"), ("die", "reader-failed"), ("fail", "reader-failed")],
)
def test_what_a_reader_does_in_its_child_hurts_nobody(tmp_path: Path, behaviour: str, code: str) -> None:
    begun = time.monotonic()
    assert code_of(put(tmp_path, "x.txt", behaviour.encode()), Limits(seconds=1, memory_mb=256)) == code
    assert time.monotonic() - begun < 5


def test_macros_are_named_and_never_run(tmp_path: Path) -> None:
    out = io.BytesIO(word_file(p("Kế hoạch")))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"x")
    assert open_document(put(tmp_path, "co.docm", out.getvalue())).remarks == ("macros",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 x}", Format.OFFICE),
        (b"<html><body>x</body></html>", Format.OFFICE),
        (OLE + "WordDocument".encode("utf-16-le"), Format.OFFICE),
        (OLE + "Workbook".encode("utf-16-le"), Format.XLSX),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", Format.OFFICE),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Format.XLSX),
        (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        (b"\xff\xd8\xff\xe0", Format.IMAGE),
        (b"II*\x00", Format.IMAGE),
        ("Kế hoạch".encode("utf-16"), Format.TXT),
        ("Kế hoạch số 1".encode("utf-16-le"), Format.TXT),
        (b"\r\n junk %PDF-1.4", Format.PDF),
    ],
)
def test_bytes_tell_what_a_file_is(data: bytes, kind: Format) -> None:
    assert sniff(data, "x") is kind


def test_names_only_promise() -> None:
    assert by_name("KE HOACH.DOCX") is Format.DOCX
    assert by_name("ke-hoach") is None


@pytest.mark.parametrize("kind", Format)
def test_every_kind_has_its_reader(kind: Format) -> None:
    assert callable(readers.reader(kind))


def test_plain_text_waits_for_no_other_library() -> None:
    program = (
        "import sys, pathlib; from songhanh.formats.opening import open_document, read_bytes;"
        f"read_bytes(pathlib.Path({str(SEED)!r}).read_bytes(), 'x.txt');"
        "print([name for name in ('lxml', 'pypdfium2', 'zipfile', 'PIL', 'python_calamine') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"


def test_a_document_travels_whole() -> None:
    assert isinstance(open_document(DATA / "bcd-quoc-gia-1237-252-kh-2013--c-table.docx"), Document)


@pytest.mark.parametrize("sent", [pickle.dumps(os.getcwd), b"cos\nsystem\n(S'true'\ntR.", b"no pickle", b"\x80"])
def test_of_what_a_child_sends_only_a_document_or_a_problem_is_taken(sent: bytes) -> None:
    with pytest.raises(Problem) as caught:
        opening._answer(sent, 0, "a.pdf")
    assert caught.value.code == "reader-failed"
