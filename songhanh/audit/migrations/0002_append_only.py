"""The database itself refuses to change or delete an entry; only a body may be emptied (redacted)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_FIELDS = ("agency", "number", "at", "actor", "actor_name", "event", "subject", "body_digest", "digest")
_SAME = " AND ".join(f"NEW.{one} = OLD.{one}" for one in _FIELDS)

SQLITE = [
    f"""CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
        WHEN NOT (NEW.body = '' AND {_SAME})
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END""",
    """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'audit entries are never deleted'; END IF;
            IF NOT (NEW.body = '' AND {_SAME}) THEN RAISE EXCEPTION 'audit entries are never changed'; END IF;
            RETURN NEW;
        END $$""",
    """CREATE TRIGGER audit_entry_guard BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_entry_guard()""",
]


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def release(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER audit_entry_no_update")
        schema_editor.execute("DROP TRIGGER audit_entry_no_delete")
    else:
        schema_editor.execute("DROP TRIGGER audit_entry_guard ON audit_entry")
        schema_editor.execute("DROP FUNCTION audit_entry_guard()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, release)]
