import io
import socket
import threading
import zipfile
from pathlib import Path

import pytest

from songhanh.formats import read_office
from songhanh.formats.processes import find
from songhanh.formats.read_office import read
from songhanh.lib.words import Problem

DATA = Path(__file__).parent.parent / "data"
office = pytest.mark.skipif(find("soffice", "libreoffice") is None, reason="LibreOffice is not installed")


@office
@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "kind", "phrase"),
    [
        ("thu-tuong-31-ct-ttg-2012--i-tcvn3.doc", "doc", "Chủ tịch Ủy ban nhân dân các tỉnh"),
        ("ubtvqh-494-nq-2012--e-rtf.rtf", "rtf", "ỦY BAN THƯỜNG VỤ QUỐC HỘI"),
    ],
)
def test_old_files_are_read_through_libreoffice(name: str, kind: str, phrase: str) -> None:
    document = read((DATA / name).read_bytes(), name)
    assert document.format == kind
    assert phrase in document.source


@office
@pytest.mark.office
def test_what_libreoffice_cannot_open_is_a_problem() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(Problem) as caught:
        read(out.getvalue(), "hong.odt")
    assert caught.value.code in {"not-converted", "empty"}


def test_without_libreoffice_the_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_office, "find", lambda *_names: None)
    with pytest.raises(Problem) as caught:
        read(b"{\\rtf1 x}", "cu.rtf")
    assert caught.value.code == "not-installed"
    assert "apt install libreoffice-writer" in caught.value.say("vi")


@office
@pytest.mark.office
def test_what_a_file_names_on_the_network_is_not_fetched() -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        host = f"127.0.0.1:{server.getsockname()[1]}"

        def answer() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                asked.append(caller.recv(100))
                caller.close()

        answering = threading.Thread(target=answer, daemon=True)
        answering.start()
        page = (
            f'<html><head><link rel="stylesheet" href="http://{host}/a.css"></head><body>'
            f'<p>Kế hoạch</p><img src="http://{host}/b.png"></body></html>'
        )
        assert "Kế hoạch" in read(page.encode(), "a.html").source
        server.shutdown(socket.SHUT_RDWR)  # wakes whoever waits
        answering.join()
    assert asked == []
