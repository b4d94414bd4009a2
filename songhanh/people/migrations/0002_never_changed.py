"""The database itself refuses to change a fact: what is believed no more is named by a row of its own."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """CREATE TRIGGER people_fact_no_update BEFORE UPDATE ON people_fact
    BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END"""
POSTGRESQL = [
    """CREATE FUNCTION people_fact_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'facts are never changed'; END $$""",
    """CREATE TRIGGER people_fact_guard BEFORE UPDATE ON people_fact
        FOR EACH STATEMENT EXECUTE FUNCTION people_fact_guard()""",
]


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def release(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER people_fact_no_update")
    else:
        schema_editor.execute("DROP TRIGGER people_fact_guard ON people_fact")
        schema_editor.execute("DROP FUNCTION people_fact_guard()")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(guard, release)]
