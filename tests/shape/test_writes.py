"""Only actions and jobs write; each action is keyword-only, names who, is atomic and leaves an entry in the log."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Model

from shape.source import Function, Module, functions, modules
from songhanh.agencies.models import SENSITIVITY, Sensitivity, User

WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
SQL = re.compile(r"\s*(INSERT INTO|DELETE FROM|UPDATE \S+ SET)\b")
# Parts of actions that several of them share: they run inside the transaction of the one that calls them.
SHARED = {
    "songhanh/audit/actions.py": {"record", "chained"},
    "songhanh/notices/actions.py": {"mail_is_sent"},
    "songhanh/people/actions/entries.py": {"locked_register", "let_stand", "withdraw", "spoken_of", "clear"},
    "songhanh/people/actions/lines.py": {"write_chosen"},
    "songhanh/people/actions/rows.py": {"insert", "folded_of"},
    "songhanh/people/actions/snapshots.py": {"end_of"},
    "songhanh/people/actions/staging.py": {"is_still_ours"},
    "songhanh/plans/actions/issue.py": {"add_occurrences"},
    "songhanh/plans/actions/work.py": {"locked_task", "note", "tell_task"},
}
# What backs up, restores and examines a whole installation stands beside the actions of people.
BESIDE = ("songhanh/cli/site/",)


def may_write(path: str) -> bool:
    """Whether the file is one of actions, jobs or migrations."""
    parts = Path(path).with_suffix("").parts
    return any(part.startswith(("actions", "jobs")) or part == "migrations" for part in parts)


def on_database(module: Module) -> bool:
    """Whether the module speaks to Django's rows at all: a picture and a document are saved too."""
    return any(
        isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("django", "songhanh.", "allauth"))
        and ("models" in (node.module or "") or (node.module or "").startswith("django"))
        for node in module.tree.body
    )  # fmt: skip


def writes(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that write rows: `save()` and its kind, and `update(name=value)` of a queryset."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of_parent = isinstance(node.func.value, ast.Call) and getattr(node.func.value.func, "id", "") == "super"
        is_update = node.func.attr == "update" and not node.args and bool(node.keywords)
        if (node.func.attr in WRITES and not of_parent) or is_update:
            yield node


def actions() -> list[Module]:
    return [one for one in modules() if any(part.startswith("actions") for part in Path(one.path).parts)]


def public(module: Module) -> list[ast.FunctionDef]:
    """The functions that a module of actions offers."""
    names = SHARED.get(module.path, set())
    found = [node for node in module.tree.body if isinstance(node, ast.FunctionDef)]
    return [one for one in found if not one.name.startswith("_") and one.name not in names]


def takes(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    return {one.arg: one.annotation for one in function.args.kwonlyargs}


def is_action(function: ast.FunctionDef) -> bool:
    return "by" in takes(function)


def called(node: ast.AST) -> set[str]:
    """The names of what is called inside."""
    return {
        one.func.id if isinstance(one.func, ast.Name) else one.func.attr
        for one in ast.walk(node)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name | ast.Attribute)
    }


def reaching(wanted: str) -> set[str]:
    """The functions of actions that call `wanted`, themselves or through others."""
    calls: dict[str, set[str]] = {}
    for module in actions():
        for one in functions(module):
            calls.setdefault(one.name, set()).update(called(one))
    found = {wanted}
    while more := {name for name, names in calls.items() if name not in found and names & found}:
        found |= more
    return found


def is_atomic(function: Function, openers: set[str]) -> bool:
    decorated = any(ast.unparse(one).startswith("transaction.atomic") for one in function.decorator_list)
    return decorated or bool(called(function) & openers)


def test_only_actions_and_jobs_write() -> None:
    elsewhere = [
        f"{module.at(call)} {ast.unparse(call.func)}"
        for module in modules()
        if not may_write(module.path) and not module.path.startswith(BESIDE) and on_database(module)
        for call in writes(module.tree)
    ]
    assert elsewhere == []


def test_the_test_sees_a_write() -> None:
    assert len(list(writes(ast.parse("a.save()\nb.filter(x=1).update(y=2)\nc.update({})\nsuper().save()")))) == 2


def test_no_statement_of_sql_writes_outside_actions() -> None:
    found = [
        module.at(node)
        for module in modules()
        if not may_write(module.path) and not module.path.startswith(BESIDE)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert found == []


def test_what_an_action_needs_is_named_by_the_caller() -> None:
    positional = [
        f"{module.at(one)} {one.name}"
        for module in actions()
        for one in public(module)
        if is_action(one) and (one.args.args or one.args.posonlyargs or one.args.vararg)
    ]
    assert positional == []


def test_every_action_says_who_does_it() -> None:
    unnamed = [
        f"{module.at(one)} {one.name}"
        for module in actions()
        for one in public(module)
        if not is_action(one) and any(True for _ in writes(one))
    ]
    assert unnamed == []
    kinds = {ast.unparse(kind) for module in actions() for one in public(module) if (kind := takes(one).get("by"))}
    assert kinds == {"Viewer"}


def test_every_action_is_whole_or_not_at_all() -> None:
    openers = reaching("atomic")
    open_ended = [
        f"{module.at(one)} {one.name}"
        for module in actions()
        for one in public(module)
        if is_action(one) and not is_atomic(one, openers)
    ]
    assert open_ended == []


def test_every_action_leaves_an_entry_in_the_log() -> None:
    recorded = reaching("record")
    silent = [
        f"{module.at(one)} {one.name}"
        for module in actions()
        for one in public(module)
        if is_action(one) and one.name not in recorded
    ]
    assert silent == []


def test_the_parts_that_actions_share_are_there() -> None:
    there = {one.path: {node.name for node in one.tree.body if isinstance(node, ast.FunctionDef)} for one in modules()}
    assert {(path, name) for path, names in SHARED.items() for name in names if name not in there[path]} == set()


def undeclared(model: type[Model], declared: dict[str, Sensitivity]) -> set[str]:
    """The fields of a person that do not say who may see them, and declarations of no field."""
    return {one.name for one in model._meta.get_fields() if one.concrete} ^ set(declared)


def test_every_field_of_a_person_says_how_sensitive_it_is() -> None:
    assert undeclared(User, SENSITIVITY) == set()


def test_a_field_that_says_nothing_is_found() -> None:
    without = {name: kind for name, kind in SENSITIVITY.items() if name != "email"}
    assert undeclared(User, without) == {"email"}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
