"""Every sentence for people is written in both languages."""

import ast
import re

from shape.source import Module, modules

VIETNAMESE = set("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")

# What an English sentence tells to write, and names, are Vietnamese.
QUOTED = {"Write: ngày … tháng … năm …."}


def literals(module: Module) -> list[tuple[str, str, str]]:
    """Each `Words(vi, en)` whose two sides are written out: its place and the two sides."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Words":
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if len(given) == 2 and all(isinstance(one, ast.Constant | ast.JoinedStr) for one in given):
                vi, en = map(written, given)
                found.append((module.at(node), vi, en))
    return found


def written(node: ast.expr) -> str:
    """The letters of a literal; what is put in later is a brace."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def letters(text: str) -> str:
    return "".join(one for one in re.sub(r"\{[^}]*\}", "", text) if one.isalpha())


def test_every_sentence_has_its_english() -> None:
    everything = [one for module in modules() for one in literals(module)]
    assert len(everything) > 100
    # Words("", "") is the place that is not known.
    assert [at for at, vi, en in everything if bool(vi.strip()) != bool(en.strip())] == []


def test_no_sentence_stands_twice_in_one_language() -> None:
    same = [(at, vi) for module in modules() for at, vi, en in literals(module) if vi == en and letters(vi)]
    assert same == []


def test_english_is_english() -> None:
    mixed = []
    for module in modules():
        for at, vi, en in literals(module):
            marked = sum(one in VIETNAMESE for one in en.lower())
            if en not in QUOTED and marked > 2 and marked > sum(one in VIETNAMESE for one in vi.lower()) / 3:
                mixed.append((at, en))
    assert mixed == []


def test_what_is_put_in_later_is_put_into_both() -> None:
    uneven = [
        (at, vi, en)
        for module in modules()
        for at, vi, en in literals(module)
        if ("{}" in vi) != ("{}" in en) and letters(vi)
    ]
    assert uneven == []
