"""Whether the database is there and of this version."""

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from songhanh.lib.words import Problem, Words

Step = tuple[str, str]  # an app and the name of a migration


def reach() -> None:
    """Raise Problem where the database does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        told = " ".join(str(error).split())
        raise Problem(
            "no-database",
            Words(f"không mở được cơ sở dữ liệu: {told}.", f"the database cannot be opened: {told}."),
            Words(
                "Kiểm tra SONGHANH_DATA hoặc SONGHANH_DATABASE_URL, và máy chủ cơ sở dữ liệu.",
                "Check SONGHANH_DATA or SONGHANH_DATABASE_URL, and the server of the database.",
            ),
        ) from error


def applied() -> set[Step]:
    """The migrations that the database has seen."""
    return set(MigrationExecutor(connection).loader.applied_migrations)


def unapplied() -> list[str]:
    """The migrations that the database still needs, as app.name."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _ in plan]


def unknown() -> list[str]:
    """Migrations of the database that this version does not have: it was written by a newer one."""
    executor = MigrationExecutor(connection)
    ours = executor.loader.disk_migrations or {}
    labels = {label for label, _ in ours}
    return sorted(f"{label}.{name}" for label, name in applied() if label in labels and (label, name) not in ours)


def require_current() -> None:
    """Raise Problem unless the database answers and is of this version."""
    reach()
    if unknown():
        raise Problem(
            "newer-database",
            Words("cơ sở dữ liệu thuộc một phiên bản mới hơn.", "the database belongs to a newer version."),
            Words("Cài phiên bản mới của Song Hành.", "Install the newer version of Song Hành."),
        )
    if unapplied():
        raise Problem(
            "not-migrated",
            Words("cơ sở dữ liệu chưa được lập hoặc chưa nâng cấp.", "the database was not made, or not upgraded."),
            Words("Chạy: songhanh init.", "Run: songhanh init."),
        )


def bring_up() -> None:
    """Make or upgrade the tables; what is there stays."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
