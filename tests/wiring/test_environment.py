"""Settings of the environment: read once, told where they are wrong."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import environment as process_environment

from songhanh.lib.words import Problem
from songhanh.wiring.environment import data_folder, database, flag, mail, secret, several, text


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SONGHANH_DATABASE_URL", "SONGHANH_SECRET", "SONGHANH_MAIL_URL", "SONGHANH_DATA"):
        monkeypatch.delenv(name, raising=False)


def test_a_text_comes_from_the_environment_or_from_a_file_that_it_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert text("SONGHANH_X", "unset") == "unset"
    monkeypatch.setenv("SONGHANH_X", "set")
    assert text("SONGHANH_X") == "set"
    (tmp_path / "x").write_text("from a file\nand a note\n", encoding="utf-8")
    monkeypatch.setenv("SONGHANH_X_FILE", str(tmp_path / "x"))
    assert text("SONGHANH_X") == "from a file"
    monkeypatch.setenv("SONGHANH_X_FILE", str(tmp_path / "none"))
    with pytest.raises(Problem, match="SONGHANH_X_FILE"):
        text("SONGHANH_X")


def test_a_list_and_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SONGHANH_X", " a, b ,,")
    assert several("SONGHANH_X", "") == ["a", "b"]
    for given, meant in [("", False), ("0", False), ("No", False), ("1", True), ("yes", True), ("TRUE", True)]:
        monkeypatch.setenv("SONGHANH_X", given)
        assert flag("SONGHANH_X") is meant
    monkeypatch.setenv("SONGHANH_X", "maybe")
    with pytest.raises(Problem, match="SONGHANH_X"):
        flag("SONGHANH_X")


def test_the_data_folder_is_made_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SONGHANH_DATA", str(tmp_path / "a" / "b"))
    assert data_folder() == tmp_path / "a" / "b"
    assert data_folder().stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    monkeypatch.setenv("SONGHANH_DATA", str(tmp_path / "file" / "b"))
    with pytest.raises(Problem, match="SONGHANH_DATA"):
        data_folder()


def test_the_secret_is_drawn_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    drawn = secret(tmp_path)
    assert len(drawn) > 50
    assert secret(tmp_path) == drawn
    assert (tmp_path / "khoa-bi-mat").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["khoa-bi-mat"]


def test_a_secret_that_was_given_is_taken_and_none_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SONGHANH_SECRET", "given")
    assert secret(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from songhanh.wiring.environment import secret;"
        "input(); print(secret(Path(sys.argv[1])))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={name: value for name, value in process_environment().items() if name != "SONGHANH_SECRET"},
        )
        for _ in range(6)
    ]  # fmt: skip
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = {one.communicate()[0] for one in started}
    assert told == {f"{secret(tmp_path)}\n"}


def test_the_database_is_sqlite_in_the_data_folder_unless_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert database(tmp_path)["NAME"] == tmp_path / "songhanh.sqlite3"
    monkeypatch.setenv("SONGHANH_DATABASE_URL", "sqlite:///srv/s%20h.sqlite3")
    assert database(tmp_path)["NAME"] == Path("/srv/s h.sqlite3")
    monkeypatch.setenv("SONGHANH_DATABASE_URL", "postgresql://an:m%40t@may:5433/song%20hanh?sslmode=require")
    found = database(tmp_path)
    assert {found[one] for one in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "song hanh", "an", "m@t", "may", "5433",
    }  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://may", "nonsense"])
def test_a_database_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    monkeypatch.setenv("SONGHANH_DATABASE_URL", url)
    with pytest.raises(Problem, match="SONGHANH_DATABASE_URL"):
        database(tmp_path)


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [
        ("smtp://may", 587, False, False),
        ("smtp://an:m%40t@may:25", 25, False, True),
        ("smtps://an:m%40t@may", 465, True, False),
    ],
)
def test_mail_goes_out_as_it_is_told(
    monkeypatch: pytest.MonkeyPatch, url: str, port: int, ssl: bool, tls: bool
) -> None:
    assert "dummy" in str(mail()["EMAIL_BACKEND"])
    monkeypatch.setenv("SONGHANH_MAIL_URL", url)
    found = mail()
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("may", port)
    assert (found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (ssl, tls)
    assert found["EMAIL_HOST_PASSWORD"] == ("m@t" if "an" in url else "")


@pytest.mark.parametrize("url", ["http://may", "smtp://", "may:25"])
def test_a_mail_server_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SONGHANH_MAIL_URL", url)
    with pytest.raises(Problem, match="SONGHANH_MAIL_URL"):
        mail()
