"""Every event that is recorded anywhere has words, with the values that are recorded with it."""

import ast
import re
from collections.abc import Iterator

from shape.source import Function, Module, functions, modules

from songhanh.notices.models import Mail
from songhanh.plans.rules import MOVES
from songhanh.web.agencies.event_words import EVENTS, KINDS, remark, sentence

_NAME = re.compile(r"[a-z_]+\.[a-z_]+")


def recorded() -> Iterator[tuple[Module, Function, ast.expr]]:
    """Each `record(event=…)` with the function that it stands in."""
    for module in modules():
        for function in functions(module):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record":
                    yield from ((module, function, one.value) for one in call.keywords if one.arg == "event")


def steps() -> set[str]:
    """What is done at the reading desk: the first value of `_step`."""
    return {
        call.args[0].value
        for module in modules("songhanh/plans/actions")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_step"
        and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }  # fmt: skip


def made() -> dict[str, set[str]]:
    """The events whose second part is put in when they are recorded, as they are written."""
    return {
        "item.{what}": {f"item.{one}" for one in steps()},
        "person.{secrecy.value}_read": {"person.special_read", "person.sealed_read"},
        "task.{move}": {f"task.{one}" for one in MOVES},
        "mail.{state.value}": {f"mail.{one}" for one in (Mail.State.SENT, Mail.State.FAILED, Mail.State.UNKNOWN)},
    }


def names(function: Function, event: ast.expr) -> set[str]:
    """The events that the expression stands for."""
    if isinstance(event, ast.Constant):
        return {str(event.value)}
    if isinstance(event, ast.JoinedStr):
        return made()[ast.unparse(event)[2:-1]]
    return {
        str(one.value)
        for one in ast.walk(function)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _NAME.fullmatch(one.value)
    }


def test_every_event_has_words() -> None:
    silent = [
        (module.at(event), name)
        for module, function, event in recorded()
        for name in names(function, event) or {"?"}
        if name not in EVENTS
    ]
    assert silent == []


def test_no_words_are_kept_for_what_never_happens() -> None:
    assert set(EVENTS) - {name for _, function, event in recorded() for name in names(function, event)} == set()


def test_both_languages_take_the_same_values() -> None:
    braces = re.compile(r"{(\w+)}")
    assert [name for name, one in EVENTS.items() if set(braces.findall(one.vi)) != set(braces.findall(one.en))] == []


def test_every_kind_to_choose_has_events() -> None:
    assert [kind for kind in KINDS if not any(name.startswith(f"{kind}.") for name in EVENTS)] == []


def test_values_are_said_as_people_say_them() -> None:
    granted = {"role": "secretary", "starts": "2026-11-09"}
    assert sentence("role.granted", granted, "vi") == "Giao vai trò Thư ký, từ 09/11/2026"
    assert sentence("role.granted", granted, "en") == "Gave the role Secretary, from 09/11/2026"
    changed = {"added": ["totp", "recovery_codes"], "removed": []}
    assert sentence("two_step.changed", changed, "vi").endswith("Thêm: ứng dụng tạo mã, mã dự phòng. Bỏ: không có.")
    assert sentence("item.merge", {"items": [4, 5]}, "vi") == "Gộp 2 nội dung"
    assert sentence("task.budget", {"planned": 5000000, "spent": None}, "vi").endswith("đã chi không có")


def test_an_unknown_event_is_told_by_its_code() -> None:
    assert sentence("moon.landed", {"by": 1}, "vi") == "moon.landed"


def test_braces_in_a_value_stay_braces() -> None:
    assert sentence("document.received", {"name": "{code}.docx"}, "vi") == "Nhận tệp {code}.docx"


def test_what_a_person_wrote_is_told_apart() -> None:
    assert remark({"reason": "Thiếu chữ ký", "text": "x"}) == "Thiếu chữ ký"
    assert remark({"text": ""}) == remark(None) == ""
