"""Typed readers of the environment: the one place where a setting of the installation becomes a value."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import ParseResult, parse_qs, unquote, urlparse

from songhanh.lib.words import Problem, Words

_SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def wrong(name: str, value: str, remedy: Words) -> Problem:
    """What to tell where the variable `name` holds what cannot be used."""
    what = Words(f"biến môi trường {name} có giá trị “{value}” không dùng được.", f"{name}={value} cannot be used.")
    return Problem("wrong-setting", what, remedy)


def text(name: str, default: str = "") -> str:
    """The variable, or the first line of the file that `<name>_FILE` names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").partition("\n")[0].strip()
        except OSError as error:
            raise wrong(
                f"{name}_FILE",
                file,
                Words("Kiểm tra đường dẫn và quyền đọc tệp.", "Check the path and the right to read it."),
            ) from error
    return os.environ.get(name, default)


def several(name: str, default: str) -> list[str]:
    """The parts of a list with commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def flag(name: str) -> bool:
    """Whether it is set to 1, yes or true; unset is no."""
    value = text(name).lower()
    if value not in {"", "0", "no", "false", "1", "yes", "true"}:
        raise wrong(name, value, Words("Đặt 1 hoặc 0.", "Set 1 or 0."))
    return value in {"1", "yes", "true"}


def data_folder() -> Path:
    """Where the installation keeps its database and files: `SONGHANH_DATA`, else `du-lieu` here; made, for us alone."""
    folder = Path(text("SONGHANH_DATA", "du-lieu")).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _no_folder(folder) from error
    return folder


def _no_folder(folder: Path) -> Problem:
    remedy = Words("Chọn thư mục ghi được.", "Choose a folder that can be written.")
    return wrong("SONGHANH_DATA", str(folder), remedy)


def secret(folder: Path) -> str:
    """`SONGHANH_SECRET`, else the one that was drawn for this installation and lies beside its data."""
    given = text("SONGHANH_SECRET")
    if given:
        return given
    file, drawn = folder / "khoa-bi-mat", folder / f"khoa-bi-mat.{os.getpid()}"
    try:
        if not file.exists():
            # Whole before it has its name, and the first to be named stays: two that start together share it.
            drawn.touch(mode=0o600)
            drawn.write_text(secrets.token_urlsafe(50), encoding="ascii")
            with suppress(FileExistsError):
                file.hardlink_to(drawn)
            drawn.unlink()
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise _no_folder(folder) from error


def database(folder: Path) -> dict[str, object]:
    """Django's entry of the database: `SONGHANH_DATABASE_URL`, else SQLite in the folder."""
    url = text("SONGHANH_DATABASE_URL")
    if not url:
        return _sqlite(folder / "songhanh.sqlite3")
    parsed = urlparse(url)
    if parsed.scheme == "sqlite":
        return _sqlite(Path(unquote(parsed.path)))
    if parsed.scheme in {"postgresql", "postgres"} and parsed.path.strip("/"):
        return _postgresql(parsed)
    raise wrong(
        "SONGHANH_DATABASE_URL",
        url,
        Words(
            "Viết như postgresql://người:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.",
            "Write it as postgresql://user:password@host:5432/database.",
        ),
    )


def _sqlite(path: Path) -> dict[str, object]:
    # IMMEDIATE: a transaction that will write waits at its beginning, and never fails in its middle.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": _SQLITE_PRAGMAS},
    }


def _postgresql(parsed: ParseResult) -> dict[str, object]:
    options = {key: values[-1] for key, values in parse_qs(parsed.query).items()}
    host = options.pop("host", parsed.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parsed.path.strip("/")),
        "USER": unquote(parsed.username or ""),
        "PASSWORD": unquote(parsed.password or ""),
        "HOST": host,
        "PORT": str(parsed.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail() -> dict[str, object]:
    """The settings of outgoing mail from `SONGHANH_MAIL_URL` (smtp://…, smtps://…); without it no mail is sent."""
    url = text("SONGHANH_MAIL_URL")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parsed = urlparse(url)
    if parsed.scheme not in {"smtp", "smtps"} or not parsed.hostname:
        raise wrong(
            "SONGHANH_MAIL_URL",
            url,
            Words("Viết như smtp://người:mật-khẩu@máy:587.", "Write it as smtp://user:password@host:587."),
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parsed.hostname,
        "EMAIL_PORT": parsed.port or (465 if parsed.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parsed.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parsed.password or ""),
        "EMAIL_USE_SSL": parsed.scheme == "smtps",
        "EMAIL_USE_TLS": parsed.scheme == "smtp" and bool(parsed.username),
        "EMAIL_TIMEOUT": 20,
    }
