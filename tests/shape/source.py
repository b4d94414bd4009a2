"""The source as syntax trees, for tests that hold its shape."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from command import ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the product: where it is from the root of the repository, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    def at(self, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
        """A place as an editor understands it."""
        return f"{self.path}:{node.lineno}"


@cache
def modules(folder: str = "songhanh") -> tuple[Module, ...]:
    """Every module below `folder`."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(str(path.relative_to(ROOT)), text, ast.parse(text)))
    return tuple(found)


def functions(module: Module) -> Iterator[Function]:
    """Every function and method, those inside others too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that the repository holds, or that is about to be part of it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(path for path in (ROOT / name for name in told.split("\0") if name) if path.is_file())
