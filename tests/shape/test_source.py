"""Every file: its size, its names, what it may not do."""

import ast
import re

from shape.source import Module, functions, modules, tracked
from songhanh.formats.sniff import Format, sniff
from songhanh.lib.words import Problem

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
AVOIDED = {"core", "base", "common", "utils", "helpers", "manager", "service", "handler", "misc"}
# A legal base ("căn cứ") is a thing, not a place for everything; Django looks for its pages of errors by these names.
MEANT = {
    "_base_lines",
    "base_pay",
    "_base_pays",
    "BasePay",
    "handler400",
    "handler403",
    "handler404",
    "handler429",
    "handler500",
}
# What Django writes or asks for says by itself what it is.
SPEAKING = {"Meta", "Migration"}
BROAD = {"Exception", "BaseException"}


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    everything = [*modules(), *modules("tests"), *modules("bench")]
    long = {one.path: lines for one in everything if (lines := one.text.count("\n")) > LONGEST_FILE}
    assert long == {}


def test_no_function_is_a_scroll() -> None:
    long = [
        f"{module.at(one)} {one.name}"
        for module in (*modules(), *modules("tests"), *modules("bench"))
        for one in functions(module)
        if (one.end_lineno or one.lineno) - one.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_is_imported_inside_a_function() -> None:
    hidden = [
        module.at(node)
        for module in modules()
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_modules_are_loaded_by_name_only_where_a_table_of_lazy_modules_stands() -> None:
    by_name = {module.path for module in modules() if "import_module(" in module.text}
    tables = {
        "songhanh/formats/readers.py",
        "songhanh/formats/writers.py",
        "songhanh/people/lazy.py",
        "songhanh/reports/lazy.py",
        "songhanh/cli/main.py",
        "songhanh/cli/lazy.py",
        "songhanh/cli/django_start.py",
    }
    # Windows has no module `resource`; it is looked for once, where the limits are set.
    assert by_name <= tables | {"songhanh/formats/processes.py"}


def test_no_error_is_caught_without_saying_which() -> None:
    broad = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or caught(node.type) & BROAD)
    ]
    assert broad == []


def caught(node: ast.expr) -> set[str]:
    """The names of the errors in an `except`."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def test_no_name_says_nothing() -> None:
    vague = [
        f"{module.path}: {name}"
        for module in modules()
        for name in names(module)
        if name not in MEANT and AVOIDED & parts(name)
    ]
    assert vague == []


def names(module: Module) -> set[str]:
    """The parts of a module's path, and what it offers by name; a variable inside a function is its own affair."""
    found = set(module.path.removesuffix(".py").split("/"))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    for statement in module.tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        found |= {one.id for one in targets if isinstance(one, ast.Name)}
    return found


def parts(name: str) -> set[str]:
    """The words of a name: read_pdf, ReadPdf, readPdf."""
    return {one.lower() for one in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_every_module_says_what_it_is() -> None:
    silent = [one.path for one in (*modules(), *modules("bench")) if not doc(one.tree) and not written_by_django(one)]
    assert silent == []


def test_every_public_class_and_function_says_what_it_is() -> None:
    silent = [
        f"{module.at(node)} {node.name}"
        for module in modules()
        for node in [*module.tree.body, *members(module)]
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not doc(node)
        if node.name not in SPEAKING and "/migrations/" not in module.path
    ]
    assert silent == []


def written_by_django(module: Module) -> bool:
    return "/migrations/0001_" in module.path


def members(module: Module) -> list[ast.stmt]:
    """The statements in the bodies of public classes."""
    return [
        one
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for one in node.body
    ]


def doc(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").strip()


def test_no_text_names_a_folder_of_one_machine_or_the_host_of_a_registry() -> None:
    # Put together here, so that this file is not the one that is found.
    machine = re.compile(
        "|".join(["/" + "work/", "/" + "home/[a-z]", "/" + "root/", "/" + "Users/", r"[A-Z]:\\" + "Users"])
    )
    registry = re.compile(
        "|".join(["pypi" + r"\.org/simple", "pythonhosted" + r"\.org", "index" + "-url", "find" + "-links"])
    )
    found = []
    for path in tracked():
        data = path.read_bytes()
        if not is_text(data, path.name):
            continue
        text = data.decode("utf-8", "replace")
        found += [f"{path.name}: {match[0]}" for match in (machine.search(text), registry.search(text)) if match]
    assert found == []


def is_text(data: bytes, name: str) -> bool:
    try:
        return sniff(data, name) is Format.TXT
    except Problem:
        return False
