"""What is told of hidden cells and of leaks."""

from typing import Any

from songhanh.equity.results import Remark
from songhanh.equity.suppression import Rule
from songhanh.lib.words import Words

LONE = Remark(
    "lone",
    Words(
        "Có ô ẩn chỉ gồm một người: người đó biết số của mình nên có thể tính ra ô ẩn khác; thêm --insiders để tránh.",
        "A hidden cell holds one person, who knows it and could compute another one: add --insiders to prevent that.",
    ),
)


def hidden_words(counts: dict[str, Any], values: dict[str, Any], rule: Rule) -> Words:
    """How many cells are hidden, and how uncertain they stay."""
    if not counts["primary"] and not counts["secondary"]:
        return Words(
            f"Không có ô nào từ 1 đến {rule.hide} người: công bố được cả bảng.",
            f"No cell holds 1 to {rule.hide} people: the whole table can be published.",
        )
    proved = Words("", "")
    if values["optimal"]:
        proved = Words(" (ít nhất có thể)", " (the fewest possible)")
    first, more = counts["primary"], counts["secondary"]
    said = Words(
        f"Ẩn {first} ô nhỏ và thêm {more} ô{proved.vi} để không tính ngược ra được.",
        f"{first} small cells are hidden, and {more} more{proved.en} so that they cannot be computed back.",
    )
    if values["unsafe"]:
        many = len(values["unsafe"])
        return Words(
            f"{said.vi} Còn {many} ô không bảo vệ được vì đã lộ từ trước hoặc bảng quá nhỏ: không nên công bố.",
            f"{said.en} {many} cells cannot be protected, known before or in too small a table: do not publish.",
        )
    return Words(
        f"{said.vi} Mỗi ô ẩn còn ít nhất {rule.width + 1} giá trị có thể.",
        f"{said.en} Each hidden cell may still hold at least {rule.width + 1} different counts.",
    )


def compared_words(counts: dict[str, Any], values: dict[str, Any], rule: Rule) -> Words:
    """How many cells two tables give away."""
    if not values["consistent"]:
        return Words(
            "Hai bảng không thể cùng đúng với giả định đã nêu.", "The two tables cannot both be true as was assumed."
        )
    if not counts["leaks"]:
        return Words(
            f"So {counts['cells_in_both']} ô chung: không thấy chỗ nào lộ thông tin.",
            f"{counts['cells_in_both']} common cells compared: nothing is given away.",
        )
    small = sum(one["kind"] == "difference" for one in values["leaks"])
    computed = counts["leaks"] - small
    return Words(
        f"So {counts['cells_in_both']} ô chung: {small} ô thay đổi từ 1 đến {rule.hide} người, {computed} ô ẩn tính "
        f"ra được. "
        "Cần ẩn thêm hoặc gộp trước khi công bố.",
        f"{counts['cells_in_both']} common cells compared: {small} changed by 1 to {rule.hide} people, {computed} "
        f"hidden ones "
        "can be computed. Hide more, or merge, before publishing.",
    )
