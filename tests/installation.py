"""An installation of its own for a test: a data folder and a database (of the kind that the run is about), on the disk.

What is made here is seen by every process, as in real life: concurrency, crashes, commands.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from command import ROOT, Ran, environment, line

SERVER = os.environ.get("SONGHANH_DATABASE_URL", "")
KIND = "postgresql" if SERVER else "sqlite"
PASSWORD = "Hoa sim tím trên đồi"
SEED = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
_START = "import django; django.setup()\n"


@dataclass(frozen=True)
class Installation:
    """Where it is, as the environment of a process says it."""

    folder: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        """For a process that works on it."""
        ours = {"SONGHANH_DATA": str(self.folder), "SONGHANH_DATABASE_URL": self.database}
        return environment() | ours | {"DJANGO_SETTINGS_MODULE": "songhanh.wiring.settings"}

    def __call__(self, *arguments: object, told: str | None = None, **more: str) -> Ran:
        """Run `songhanh` with the arguments; `told` is what it reads, `more` goes into its environment."""
        return _ran(line(*arguments), self.environment | more, told)

    def python(self, program: str, *arguments: object, **more: str) -> str:
        """Run a program that finds Django started; what it printed."""
        done = _ran([sys.executable, "-c", _START + program, *map(str, arguments)], self.environment | more, None)
        assert done.code == 0, done.err
        return done.out

    def start(self, program: str, *arguments: object, **more: str) -> "subprocess.Popen[str]":
        """Start such a program and do not wait for it."""
        command = [sys.executable, "-c", _START + program, *map(str, arguments)]
        return subprocess.Popen(
            command, env=self.environment | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )

    def start_command(self, *arguments: object, **more: str) -> "subprocess.Popen[str]":
        """Start `songhanh` and do not wait for it."""
        return subprocess.Popen(
            line(*arguments), env=self.environment | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def tables(self) -> int:
        """How many tables the database has."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        else:
            with closing(sqlite3.connect(self.folder / "songhanh.sqlite3")) as file:
                found = file.execute("SELECT count(*) FROM sqlite_master").fetchone()
        assert found is not None
        return int(found[0])


def _ran(command: list[str], env: dict[str, str], told: str | None) -> Ran:
    done = subprocess.run(command, input=told or "", env=env, capture_output=True, text=True, cwd=ROOT, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


class Installations:
    """Makes installations: empty ones, and copies of those that `songhanh init` and `songhanh demo` made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._databases: list[str] = []
        self._patterns: dict[str, Installation] = {}

    def empty(self) -> Installation:
        """One in which nothing was made yet."""
        return self._new("template1")

    def made(self) -> Installation:
        """One with the agency SKHDT, administered by minh."""
        return self._copy(
            "init", "--agency-code", "SKHDT", "--agency-name", "Sở Kế hoạch và Đầu tư", "--place", "Lạng Sơn",
            "--admin", "minh", "--admin-name", "Nông Văn Minh", "--password-stdin",
        )  # fmt: skip

    def demonstrated(self) -> Installation:
        """One with the demonstration of the plan that is shipped."""
        return self._copy("demo", SEED)

    def _copy(self, command: str, *arguments: object) -> Installation:
        if command not in self._patterns:
            pattern = self.empty()
            done = pattern(command, *arguments, told=PASSWORD)
            assert done.code == 0, done.err
            self._patterns[command] = pattern
        pattern = self._patterns[command]
        copy = self._new(pattern.folder.name)
        shutil.copytree(pattern.folder, copy.folder)
        return copy

    def _new(self, pattern: str) -> Installation:
        self._count += 1
        name = f"songhanh_{os.getpid()}_{self._count}"
        if SERVER:
            self._execute(f"CREATE DATABASE {name} TEMPLATE {pattern}")
            self._databases.append(name)
        return Installation(self._folder / name, _address(name) if SERVER else "")

    def end(self) -> None:
        """Remove what was made on a server that outlives the run; the one of tests/postgres.py does not."""
        for name in [] if "songhanh-pg-" in SERVER else self._databases:
            self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        with psycopg.connect(_address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def _address(name: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def installations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installations]:
    """Where installations come from; all are gone at the end of the run."""
    found = Installations(tmp_path_factory.mktemp("installations"))
    yield found
    found.end()


@pytest.fixture
def empty(installations: Installations) -> Installation:
    """An installation in which nothing was made yet."""
    return installations.empty()


@pytest.fixture
def installation(installations: Installations) -> Installation:
    """An installation with the agency SKHDT, administered by minh."""
    return installations.made()


@pytest.fixture
def demonstration(installations: Installations) -> Installation:
    """An installation with the demonstration of the plan that is shipped."""
    return installations.demonstrated()
