"""A PostgreSQL of its own for a command, gone when the command ends: `python tests/postgres.py COMMAND…`.

Without a command it tells by its exit code whether PostgreSQL is installed here.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

# Nothing of it outlives the run, so nothing waits for the disk.
_HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "max_wal_size=512MB")


def programs() -> Path | None:
    """The folder of the newest PostgreSQL that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parent.parent.name))
    named = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(named).resolve().parent if named else None


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a new server. It listens on a socket in a folder of its own alone: no port to quarrel over.

    Its collation is Vietnamese, as in a province: what compares by bytes must say so.
    """
    server = programs()
    if server is None:
        raise SystemExit("PostgreSQL chưa được cài: apt install postgresql / PostgreSQL is not installed")
    data, log, owner = folder / "data", folder / "log", _owner(folder)
    make: list[str | Path] = [
        server / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "--auth=trust",
        "--no-sync",
        "--encoding=UTF8",
    ]
    collation = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi-VN"]
    subprocess.run([*make, *collation], cwd=folder, stdout=subprocess.DEVNULL, check=True, **owner)
    options = [f"-c{one}" for one in (*_HASTE, "listen_addresses=", f"unix_socket_directories={folder}")]
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [server / "postgres", "-D", data, *options], cwd=folder, stdout=told, stderr=told, **owner
        ) as process,
    ):
        try:
            _wait(f"postgresql://postgres@/postgres?host={folder}", process, log)
            yield f"postgresql://postgres@/songhanh?host={folder}"
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait()


def _owner(folder: Path) -> dict[str, Any]:
    """As whom it runs: PostgreSQL refuses to be root."""
    if os.getuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until it answers; then make the database that the address of the run names."""
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("CREATE DATABASE songhanh")
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise SystemExit(log.read_text(encoding="utf-8", errors="replace"))


def main(command: list[str]) -> int:
    """Run the command beside a server, with its address in the environment; the command's exit code."""
    if not command:
        return 0 if programs() else 1
    # Asked to end, it must not leave the server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="songhanh-pg-") as folder, running(Path(folder)) as address:
        return subprocess.run(command, env=os.environ | {"SONGHANH_DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
