"""The layers: import-linter holds the arrows (bin/test runs it); here, that every package has its place in them."""

import ast
import tomllib

from command import ROOT

from shape.source import modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS: list[str] = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
# Siblings stand in one line, with a bar between them.
NAMES = [one.strip().removeprefix("songhanh.") for layer in LAYERS for one in layer.replace(":", "|").split("|")]


def test_every_package_stands_in_a_layer() -> None:
    packages = {path.parent.name for path in (ROOT / "songhanh").glob("*/__init__.py")}
    assert packages == set(NAMES)


def test_every_package_stands_in_the_picture_and_in_its_table() -> None:
    picture = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f">{name}<" not in picture] == []
    assert [name for name in NAMES if f"| `songhanh/{name}` |" not in text] == []


def test_the_words_at_the_bottom_need_the_standard_library_only() -> None:
    foreign = [
        (module.path, name)
        for module in modules("songhanh/lib")
        for node in ast.walk(module.tree)
        for name in imported(node)
        if name.partition(".")[0] in {"lxml", "pypdfium2", "typst", "PIL", "docx", "xlsxwriter", "icalendar"}
    ]
    assert foreign == []


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
