"""A corrected document takes the place of a draft."""

from dataclasses import dataclass, field
from typing import Any

from songhanh.plans.drafting import DraftItem
from songhanh.plans.merging import Held, carry, pair


@dataclass
class Old:
    kind: str
    written: dict[str, Any]
    state: str = "confirmed"
    values: dict[str, Any] = field(default_factory=dict)


def new(kind: str, **written: Any) -> DraftItem:
    return DraftItem(kind, 0, 0, written=written, values=dict(written))


def test_the_same_words_are_the_same_item() -> None:
    old: list[Held] = [Old("task", {"text": "Tổ chức hội nghị"}), Old("task", {"text": "Báo cáo năm"})]
    pairs, gone = pair(old, [new("task", text="Báo cáo năm"), new("task", text="Tổ chức hội nghị")])
    assert [one.old for one in pairs] == [old[1], old[0]]
    assert all(one.unchanged for one in pairs)
    assert gone == []


def test_nearly_the_same_words_are_the_item_corrected() -> None:
    old: list[Held] = [Old("task", {"text": "Tổ chức hội nghị tập huấn cho cán bộ nữ trong tháng 6"})]
    pairs, gone = pair(old, [new("task", text="Tổ chức hội nghị tập huấn cho cán bộ nữ trong tháng 7")])
    assert (pairs[0].old, pairs[0].unchanged, gone) == (old[0], False, [])


def test_other_words_are_another_item_and_what_is_gone_is_told() -> None:
    old: list[Held] = [Old("task", {"text": "Tổ chức hội nghị tập huấn"})]
    pairs, gone = pair(old, [new("task", text="Kiểm tra việc thực hiện quy chế chi tiêu")])
    assert pairs[0].old is None
    assert gone == old


def test_items_of_another_kind_are_never_taken_for_each_other() -> None:
    old: list[Held] = [Old("section", {"title": "Báo cáo năm"})]
    pairs, _ = pair(old, [new("task", text="Báo cáo năm")])
    assert pairs[0].old is None


def test_the_same_words_twice_are_two_items() -> None:
    old: list[Held] = [Old("task", {"text": "x"}), Old("task", {"text": "x"})]
    pairs, gone = pair(old, [new("task", text="x"), new("task", text="x")])
    assert pairs[0].old is not pairs[1].old
    assert gone == []


def test_what_a_person_set_is_carried_over_where_the_words_are_the_same() -> None:
    old = Old(
        "task", {"text": "Báo cáo tháng 6"}, values={"text": "Báo cáo tháng 6", "lead_unit": 7, "due": "2026-07-01"}
    )
    item = new("task", text="Báo cáo tháng 7")
    carry(item, old)
    assert item.values == {"text": "Báo cáo tháng 7", "lead_unit": 7, "due": "2026-07-01"}
    assert item.doubts[-1]["code"] == "changed"
    assert "Báo cáo tháng 6" in item.doubts[-1]["vi"]
