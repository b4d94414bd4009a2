"""The log in words: a sentence for each event, filled with the values that were written down."""

from collections.abc import Callable, Mapping
from datetime import date

from songhanh.agencies.access import ROLES
from songhanh.lib.words import Language, Words
from songhanh.people.kinds import KINDS as REGISTER_KINDS
from songhanh.plans.rules import STATES

# What stands in braces is a value of the entry; who did it and what it is about stand beside the sentence.
EVENTS: dict[str, Words] = {
    "agency.founded": Words("Lập cơ quan {name}, mã {code}", "Founded the agency {name}, code {code}"),
    "unit.added": Words("Thêm đơn vị {name}, mã {code}", "Added the unit {name}, code {code}"),
    "body.changed": Words("Sửa thông tin {name}", "Changed the entry of {name}"),
    "user.added": Words("Thêm người dùng {full_name}", "Added {full_name}"),
    "user.changed": Words("Sửa thông tin người dùng", "Changed a person’s entry"),
    "user.password_set": Words("Đặt lại mật khẩu", "Set the password anew"),
    "user.own_password": Words("Đổi mật khẩu của mình", "Changed the own password"),
    "user.mail_chosen": Words("Chọn cách nhận thông báo: {mail}", "Chose how notices come: {mail}"),
    "role.granted": Words("Giao vai trò {role}, từ {starts}", "Gave the role {role}, from {starts}"),
    "role.ended": Words("Kết thúc vai trò {role}", "Ended the role {role}"),
    "sign_in.done": Words("Đăng nhập từ {from}", "Signed in from {from}"),
    "sign_in.failed": Words("Có người đăng nhập sai từ {from}", "A sign-in failed, from {from}"),
    "sign_in.ended": Words("Đăng xuất", "Signed out"),
    "two_step.changed": Words(
        "Thay đổi xác thực hai bước. Thêm: {added}. Bỏ: {removed}.",
        "Changed two-step sign-in. Added: {added}. Removed: {removed}.",
    ),
    "two_step.dropped": Words("Gỡ xác thực hai bước: {removed}", "Took two-step sign-in away: {removed}"),
    "session.ended": Words("Kết thúc {count} phiên đăng nhập khác", "Ended {count} other sessions"),
    "notice.told": Words("Gửi thông báo tới {to} người", "Told {to} people"),
    "notice.read": Words("Đọc {notices} thông báo", "Read {notices} notices"),
    "mail.digest": Words("Lập thư tổng hợp {notices} thông báo", "Wrote a mail of {notices} notices"),
    "mail.sending": Words("Bắt đầu gửi thư", "Began to send a mail"),
    "mail.sent": Words("Đã gửi thư", "Sent a mail"),
    "mail.put_off": Words("Chưa gửi được thư, sẽ thử lại", "A mail was not sent and will be tried again"),
    "mail.failed": Words("Không gửi được thư", "A mail could not be sent"),
    "mail.unknown": Words("Không rõ thư đã tới hay chưa", "Whether a mail arrived is unknown"),
    "mail.again": Words("Cho gửi lại thư", "Let a mail be sent again"),
    "mail.doubted": Words(
        "Đánh dấu {mails} thư chưa rõ đã tới sau khi khôi phục", "Marked {mails} mails as unknown after a restore"
    ),
    "installation.restored": Words("Khôi phục hệ thống từ bản sao lưu", "Restored the installation from a backup"),
    "plan.amended": Words("Điều chỉnh số, ngày, người ký: {reason}", "Amended number, day or signer: {reason}"),
    "target.amended": Words("Điều chỉnh mức chỉ tiêu: {reason}", "Amended the aim of a target: {reason}"),
    "plan.discarded": Words("Bỏ dự thảo {title}: {reason}", "Put the draft {title} away: {reason}"),
    "document.received": Words("Nhận tệp {name}", "Received the file {name}"),
    "document.read": Words(
        "Đọc văn bản: {items} nội dung, giữ {kept} nội dung đã xác nhận",
        "Read the document: {items} items, {kept} that were confirmed are kept",
    ),
    "document.failed": Words("Không đọc được văn bản ({problem})", "The document could not be read ({problem})"),
    "list.received": Words("Nhận một danh sách cán bộ", "Received a staff list"),
    "list.staged": Words(
        "Đọc danh sách: {lines} dòng, {problems} điểm cần xem", "Read a list: {lines} lines, {problems} problems"
    ),
    "list.compared": Words(
        "So sánh danh sách với sổ: {new} người mới, {changed} người thay đổi, {doubts} dòng cần quyết định",
        "Compared a list with the register: new {new}, changed {changed}, to decide {doubts}",
    ),
    "list.asks": Words("Danh sách cần ghép cột", "A list needs its columns mapped"),
    "list.mapped": Words("Ghép cột của danh sách", "Mapped the columns of a list"),
    "list.again": Words("Cho đọc và so sánh lại danh sách", "Had a list compared again"),
    "list.decided": Words("Quyết định một dòng của danh sách", "Decided a line of a list"),
    "list.stored": Words(
        "Lưu danh sách vào sổ: {new} người mới, {changed} người thay đổi",
        "Stored a list: new {new}, changed {changed}",
    ),
    "list.discarded": Words("Bỏ một danh sách chưa lưu", "Put a list away"),
    "list.taken_back": Words("Thu hồi một danh sách đã lưu", "Took a stored list back"),
    "list.failed": Words("Không đọc được danh sách ({problem})", "A list could not be read ({problem})"),
    "person.added": Words("Thêm một người vào sổ cán bộ", "Added a person to the register"),
    "fact.entered": Words("Ghi sự việc vào sổ: {kind}, từ {starts}", "Entered an event: {kind}, from {starts}"),
    "fact.corrected": Words("Đính chính một mục trong sổ: {kind}", "Corrected the register: {kind}"),
    "fact.removed": Words("Bỏ một mục ghi nhầm trong sổ: {kind}", "Removed what was entered wrongly: {kind}"),
    "fact.taken_back": Words("Thu hồi một cập nhật: {kind}", "Took an entry back: {kind}"),
    "person.special_read": Words("Xem dữ liệu nhạy cảm của một người", "Read sensitive data of a person"),
    "person.sealed_read": Words("Mở niêm phong thông tin kỷ luật: {reason}", "Opened the seal of discipline: {reason}"),
    "register.opened": Words("Quyết định lưu dữ liệu nhạy cảm", "Decided which sensitive fields are kept"),
    "register.units_named": Words("Ghép tên đơn vị trong danh sách", "Named the units of a list"),
    "register.levels_set": Words("Đặt cấp của chức danh", "Set the levels of titles"),
    "measure.target_set": Words(
        "Đặt mức riêng {measure} năm {year}: {percent}%", "Set its own target of {measure} for {year}: {percent}%"
    ),
    "snapshot.taken": Words("Chốt số liệu ngày {day}: {rows} người", "Took the snapshot of {day}: {rows} people"),
    "pool.reviewed": Words(
        "Rà soát quy hoạch {post} {round} theo {decision}: đưa ra {gone} người, đưa vào {come} người",
        "Reviewed the pool of {post} {round} by {decision}: {gone} out, {come} in",
    ),
    "pool.seats_set": Words("Ghi số lượng của {posts} chức danh quy hoạch", "Set the seats of {posts} posts"),
    "pool.target_set": Words(
        "Ghi chỉ tiêu quy hoạch điều chỉnh {percent}%, {approver} duyệt ngày {decided}",
        "Entered the adjusted target of pools {percent}%, approved by {approver} on {decided}",
    ),
    "pool.target_ended": Words("Bỏ chỉ tiêu quy hoạch điều chỉnh", "Ended the adjusted target of pools"),
    "item.confirm": Words("Xác nhận {items} nội dung", "Confirmed {items} items"),
    "item.edit": Words("Sửa nội dung", "Edited an item"),
    "item.drop": Words("Bỏ nội dung", "Dropped an item"),
    "item.restore": Words("Khôi phục nội dung", "Restored an item"),
    "item.split": Words("Tách nội dung", "Split an item"),
    "item.merge": Words("Gộp {items} nội dung", "Merged {items} items"),
    "item.add": Words("Thêm nội dung", "Added an item"),
    "item.undone": Words("Hoàn tác bước {step}", "Undid step {step}"),
    "plan.issued": Words("Đưa kế hoạch vào thực hiện", "Put the plan into effect"),
    "task.added": Words("Thêm nhiệm vụ", "Added a task"),
    "task.amended": Words("Điều chỉnh nhiệm vụ", "Amended the task"),
    "task.assigned": Words("Giao cho {assignee}", "Assigned to {assignee}"),
    "task.budget": Words(
        "Ghi kinh phí: dự kiến {planned}, đã chi {spent}", "Set the budget: planned {planned}, spent {spent}"
    ),
    "task.comment": Words("Gửi ý kiến", "Commented"),
    "task.moved": Words("Lùi hạn từ {before} sang {due}", "Moved the due day from {before} to {due}"),
    "task.occurrence_added": Words("Thêm lần thực hiện {label}, hạn {due}", "Added the time {label}, due {due}"),
    "task.progress": Words("Báo cáo tiến độ {percent}%", "Reported progress of {percent}%"),
    "task.reminded": Words("Đôn đốc {tasks} nhiệm vụ", "Reminded of {tasks} tasks"),
    "task.step_added": Words("Thêm bước {step}", "Added step {step}"),
    "task.step_ticked": Words("Đánh dấu bước {step}", "Ticked step {step}"),
    "task.overdue": Words("Thông báo nhiệm vụ quá hạn {due}", "Told that it was due on {due}"),
    "task.due_soon": Words("Thông báo nhiệm vụ sắp đến hạn {due}", "Told that it is due on {due}"),
    "task.start": Words("Bắt đầu thực hiện", "Started"),
    "task.hand_in": Words("Báo cáo hoàn thành", "Reported it as done"),
    "task.take_back": Words("Rút lại báo cáo hoàn thành", "Took the report back"),
    "task.approve": Words("Duyệt hoàn thành", "Approved"),
    "task.return": Words("Trả lại nhiệm vụ", "Returned the task"),
    "task.reopen": Words("Mở lại nhiệm vụ", "Reopened the task"),
    "task.cancel": Words("Hủy nhiệm vụ", "Cancelled the task"),
    "task.restore": Words("Khôi phục nhiệm vụ", "Restored the task"),
    "evidence.added": Words("Thêm minh chứng {title}", "Added the evidence {title}"),
    "evidence.used": Words("Dùng lại minh chứng {title}", "Used the evidence {title}"),
    "evidence.withdrawn": Words("Rút minh chứng {title}", "Withdrew the evidence {title}"),
    "target.reported": Words("Báo cáo kết quả chỉ tiêu: {value}", "Reported the target: {value}"),
    "feed.made": Words("Tạo địa chỉ lịch riêng", "Made a calendar address"),
    "feed.revoked": Words("Thu hồi địa chỉ lịch riêng", "Revoked the calendar address"),
}

# The kinds of events to choose from: the beginning of their names.
KINDS: dict[str, Words] = {
    "list": Words("Danh sách cán bộ", "Staff lists"),
    "fact": Words("Sổ cán bộ", "Register"),
    "person": Words("Xem, thêm người trong sổ", "People of the register"),
    "pool": Words("Quy hoạch", "Planning pools"),
    "task": Words("Nhiệm vụ", "Tasks"),
    "evidence": Words("Minh chứng", "Evidence"),
    "target": Words("Chỉ tiêu", "Targets"),
    "plan": Words("Kế hoạch", "Plans"),
    "item": Words("Đọc kế hoạch", "Reading a plan"),
    "document": Words("Văn bản", "Documents"),
    "user": Words("Người dùng", "People"),
    "role": Words("Vai trò", "Roles"),
    "unit": Words("Thêm đơn vị", "New units"),
    "body": Words("Sửa cơ quan, đơn vị", "Changed agencies and units"),
    "sign_in": Words("Đăng nhập", "Sign-in"),
    "two_step": Words("Xác thực hai bước", "Two-step sign-in"),
    "notice": Words("Thông báo", "Notices"),
    "mail": Words("Thư", "Mail"),
}

_NOTHING = Words("không có", "none")
_CHOICES: dict[str, dict[str, Words]] = {
    "kind": {kind.value: row.words for kind, row in REGISTER_KINDS.items()},
    "mail": {
        "at_once": Words("ngay khi có thông báo", "at once"),
        "daily": Words("gộp một thư mỗi sáng", "one mail each morning"),
        "none": Words("không gửi thư", "no mail"),
    },
    "state": STATES,
    "role": {role.value: row.name for role, row in ROLES.items()},
}
_MEANS = {
    "totp": Words("ứng dụng tạo mã", "authenticator app"),
    "webauthn": Words("khóa truy cập", "passkey"),
    "recovery_codes": Words("mã dự phòng", "recovery codes"),
}


def sentence(event: str, values: Mapping[str, object] | None, language: Language) -> str:
    """What was done; of an unknown event its code, of a redacted one the sentence without its values."""
    words = EVENTS.get(event)
    if words is None:
        return event
    return words.say(language).format_map(_Texts(values or {}, language))


class _Texts(dict[str, str]):
    """The values as they stand in a sentence; what the entry does not hold is an ellipsis."""

    def __init__(self, values: Mapping[str, object], language: Language) -> None:
        super().__init__({name: _text(name, value, language) for name, value in values.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _text(name: str, value: object, language: Language) -> str:
    if isinstance(value, list):
        return _LISTS.get(name, _count)(value, language)
    if value is None or value == "":
        return _NOTHING.say(language)
    known = _CHOICES.get(name, {}).get(str(value))
    return known.say(language) if known else _day(str(value))


def _count(value: list[object], _: Language) -> str:
    return str(len(value))


def _means(value: list[object], language: Language) -> str:
    told = ", ".join(_MEANS[str(one)].say(language) if str(one) in _MEANS else str(one) for one in value)
    return told or _NOTHING.say(language)


_LISTS: dict[str, Callable[[list[object], Language], str]] = {"added": _means, "removed": _means}


def _day(text: str) -> str:
    """A day as people write it; any other text as it is."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def remark(values: Mapping[str, object] | None) -> str:
    """What the person wrote: a reason or a text."""
    found = (str((values or {}).get(name) or "") for name in ("reason", "text", "problem"))
    return next((one for one in found if one), "")
