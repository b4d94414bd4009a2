"""A corrected document takes the place of a draft: what people confirmed stays, what changed is looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Protocol

from songhanh.lib.text import fold
from songhanh.lib.words import Words
from songhanh.plans.drafting import DraftItem

_ALIKE = 0.75  # share of matching letters from which two wordings are the same item, corrected


class Held(Protocol):
    """An item of the draft as it stands."""

    kind: str
    state: str
    written: dict[str, Any]
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the corrected document with the one of the draft that it follows (None: new)."""

    new: DraftItem
    old: Held | None
    unchanged: bool


def pair(old: Sequence[Held], new: Sequence[DraftItem]) -> tuple[list[Pair], list[Held]]:
    """Every new item with its predecessor, and the old items that have no successor.

    The same wording first, then the most alike of what is left, each kind by itself.
    """
    left = list(old)
    found: dict[int, Pair] = {}
    for one in new:
        same = next((held for held in left if held.kind == one.kind and held.written == one.written), None)
        if same is not None:
            left.remove(same)
            found[id(one)] = Pair(one, same, unchanged=True)
    for one in new:
        if id(one) not in found:
            nearest = max(
                (held for held in left if held.kind == one.kind), key=lambda held: _likeness(held, one), default=None
            )
            if nearest is not None and _likeness(nearest, one) >= _ALIKE:
                left.remove(nearest)
                found[id(one)] = Pair(one, nearest, unchanged=False)
    return [found.get(id(one), Pair(one, None, unchanged=False)) for one in new], left


def _likeness(held: Held, one: DraftItem) -> float:
    if held.kind in ("letterhead", "signer", "recipients"):
        return 1.0  # there is one of each
    a, b = _wording(held.written), _wording(one.written)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _wording(written: dict[str, Any]) -> str:
    names = ("label", "title", "text", "type", "number")
    return fold(" ".join(str(written[name]) for name in names if written.get(name)))


def carry(new: DraftItem, old: Held) -> None:
    """Give a changed item what a person had set: every field whose wording is the same, and say what changed."""
    changed = sorted({name for name in {*new.written, *old.written} if new.written.get(name) != old.written.get(name)})
    for name, value in old.values.items():
        if name not in changed:
            new.values[name] = value
            new.proposed.pop(name, None)
    new.doubts = [one for one in new.doubts if one["code"] not in {"no-lead", "no-day"}]
    before = "; ".join(str(old.written.get(name) or "…") for name in changed)
    new.doubt(
        "changed", Words(f"Bản mới sửa chỗ này. Bản trước: {before}", f"The new version changes this. Before: {before}")
    )
