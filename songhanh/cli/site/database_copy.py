"""A copy of the whole database as of one moment, while people work; and back.

SQLite is copied by its own online backup, PostgreSQL table by table in one transaction that sees one moment; no
program of the database is needed, and none has to be of the server's version. Going back is one transaction
on either: it happens whole or not at all, also under the eyes of a running server.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psycopg
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from songhanh.cli.site.archive import Reading, Writing, torn
from songhanh.cli.site.readiness import Step

_FILE = "database/songhanh.sqlite3"
_TABLES = "database/tables/"
# Who was signed in stays out: an ended session must not come back to life with an old copy.
_FLEETING = ("django_session", "usersessions_usersession", "cache")


def is_member(name: str) -> bool:
    """Whether a backup may hold a member of this name, besides its files."""
    return name == _FILE or (name.startswith(_TABLES) and name.removeprefix(_TABLES).isidentifier())


def save(backup: Writing, folder: Path) -> set[Step]:
    """Add the database to the backup; `folder` has room for a copy. The migrations that the copy has seen."""
    if connection.vendor == "sqlite":
        return _save_sqlite(backup, folder)
    return _save_postgresql(backup, folder)


def load(backup: Reading, folder: Path, finish: Callable[[], None]) -> None:
    """Put the copy, after `finish` has worked on it, in the place of what is in the database; or change nothing."""
    try:
        if connection.vendor == "sqlite":
            _load_sqlite(backup, folder, finish)
        else:
            _load_postgresql(backup, finish)
    except (sqlite3.DatabaseError, psycopg.Error, DatabaseError) as error:
        raise torn(" ".join(str(error).split())) from error


@contextmanager
def _own(path: Path) -> Iterator[sqlite3.Connection]:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        yield copy
    finally:
        copy.close()


def _save_sqlite(backup: Writing, folder: Path) -> set[Step]:
    with tempfile.TemporaryDirectory(prefix=".songhanh-", dir=folder) as beside:
        path = Path(beside, "copy.sqlite3")
        connection.ensure_connection()
        with _own(path) as copy:
            connection.connection.backup(copy)  # in one step: of one moment
            copy.execute("PRAGMA journal_mode = DELETE")
            there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in there.intersection(_FLEETING):
                copy.execute(f"DELETE FROM {table}")  # noqa: S608
            copy.execute("VACUUM")
            seen = set(copy.execute("SELECT app, name FROM django_migrations"))
        with path.open("rb") as file:
            backup.add(_FILE, file, path.stat().st_size)
    return seen


def _load_sqlite(backup: Reading, folder: Path, finish: Callable[[], None]) -> None:
    with tempfile.TemporaryDirectory(prefix=".songhanh-", dir=folder) as beside:
        path = Path(beside, "copy.sqlite3")
        with path.open("wb") as file:
            file.writelines(backup.chunks(_FILE))
        with _own(path) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            # An empty file is a whole database too.
            seen = copy.execute("SELECT app, name FROM django_migrations").fetchall()
            if not whole or sorted(map(list, seen)) != sorted(backup.manifest.migrations):
                raise torn(path.name)
        with _at(path):
            finish()
        connection.ensure_connection()
        with _own(path) as copy:
            copy.backup(connection.connection)
    connection.close()


@contextmanager
def _at(path: Path) -> Iterator[None]:
    """Django works on the SQLite database at `path` for as long as the block."""
    place = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = path
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = place


def _save_postgresql(backup: Writing, folder: Path) -> set[Step]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for table in sorted(_tables() - {*_FLEETING}):
            with tempfile.TemporaryFile(dir=folder) as file:
                _copy_out(cursor, table, file)
                size = file.tell()
                file.seek(0)
                backup.add(_TABLES + table, file, size)
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def _tables() -> set[str]:
    """Our tables that are there; others in the same schema are not ours to touch."""
    ours = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return {*ours, "django_migrations"} & set(connection.introspection.table_names())


def _copy(direction: str, table: str, columns: list[str]) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(f"COPY {{}} ({{}}) {direction}").format(sql.Identifier(table), names)


def _copy_out(cursor: Any, table: str, file: IO[bytes]) -> None:
    columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
    # The names of the columns stand in the first line: their order in another database may be another.
    file.write(("\t".join(columns) + "\n").encode())
    with cursor.copy(_copy("TO STDOUT", table, columns)) as copy:
        file.writelines(copy)


def _load_postgresql(backup: Reading, finish: Callable[[], None]) -> None:
    """Drop the tables, make them as they were at the time of the copy, fill them."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in {*_tables(), "cache"}:
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
        for guard in ("audit_entry_guard", "people_fact_guard"):  # of the triggers that refuse changes
            cursor.execute(sql.SQL("DROP FUNCTION IF EXISTS {}()").format(sql.Identifier(guard)))
        _migrate_to({(label, name) for label, name in backup.manifest.migrations})
        there, filled = _tables(), backup.names(_TABLES)
        if not there.issuperset(filled):
            raise torn(", ".join(sorted({*filled} - there)))
        for table in filled:
            cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(table)))
        for table in filled:
            _copy_in(cursor, table, backup)
        # A table with rows whose references were not looked at yet cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _count_on(cursor)
        finish()


def _migrate_to(seen: set[Step]) -> None:
    """Make the tables as they are when these migrations were applied and no others."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    there = seen & graph.nodes.keys()
    # Only the last of them are asked for: to ask for one that others stand on would take those back.
    executor.migrate(
        [one for one in sorted(there) if not any(child.key in there for child in graph.node_map[one].children)]
    )


def _copy_in(cursor: Any, table: str, backup: Reading) -> None:
    chunks = backup.chunks(_TABLES + table)
    head, _, rest = next(chunks, b"").partition(b"\n")
    with cursor.copy(_copy("FROM STDIN", table, head.decode().split("\t"))) as copy:
        copy.write(rest)
        for chunk in chunks:
            copy.write(chunk)


def _count_on(cursor: Any) -> None:
    """New rows get the numbers after those that are there."""
    reset = sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), coalesce(max({}), 1), max({}) IS NOT NULL) FROM {}")
    for table in _tables():
        for sequence in connection.introspection.get_sequences(cursor, table):
            column = sql.Identifier(sequence["column"])
            named = (sql.Literal(table), sql.Literal(sequence["column"]))
            cursor.execute(reset.format(*named, column, column, sql.Identifier(table)))
