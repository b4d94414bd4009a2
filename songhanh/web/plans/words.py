"""Words that several pages of plans share."""

from songhanh.lib.words import Words

_ENGLISH = "January February March April May June July August September October November December"
MONTHS = tuple(Words(f"Tháng {number}", name) for number, name in enumerate(_ENGLISH.split(), 1))
# Icon and class of each state's tag: state is told by icon, word and colour.
TAGS: dict[str, tuple[str, str]] = {
    "overdue": ("alert-triangle", "is-late"),
    "not_started": ("circle-dashed", ""),
    "doing": ("progress", "is-info"),
    "waiting": ("hourglass", "is-warn"),
    "returned": ("arrow-back-up", "is-warn"),
    "done": ("circle-check", "is-ok"),
    "cancelled": ("x", ""),
}
NOTE_WORDS: dict[str, Words] = {
    "progress": Words("báo cáo tiến độ", "reported progress"),
    "comment": Words("gửi ý kiến", "commented"),
    "reminder": Words("gửi đôn đốc", "sent a reminder"),
    "moved": Words("lùi hạn", "moved the due day"),
    "amended": Words("điều chỉnh nhiệm vụ", "amended the task"),
    "state": Words("cập nhật trạng thái", "changed the state"),
}
MOVE_WORDS: dict[str, Words] = {
    "start": Words("bắt đầu thực hiện", "started"),
    "hand_in": Words("báo cáo hoàn thành", "reported it as done"),
    "take_back": Words("rút lại báo cáo", "took the report back"),
    "approve": Words("duyệt hoàn thành", "approved it"),
    "return": Words("trả lại", "returned it"),
    "reopen": Words("mở lại", "reopened it"),
    "cancel": Words("hủy", "cancelled it"),
    "restore": Words("khôi phục", "restored it"),
}
