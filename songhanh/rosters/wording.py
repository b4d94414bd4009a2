"""What people read for the kinds of lists, the fields and the targets of columns."""

from songhanh.law.staff import StaffKind
from songhanh.lib.words import Words

KINDS = {
    "staff": Words("danh sách nhân sự", "staff list"),
    "salary": Words("bảng lương", "pay list"),
    "pool": Words("danh sách quy hoạch", "planning pool"),
    "training": Words("danh sách đào tạo, bồi dưỡng", "training list"),
    "evaluation": Words("danh sách đánh giá, xếp loại", "evaluation list"),
    "promotion": Words("danh sách đề nghị nâng lương", "proposals of pay increases"),
}
FIELDS = {
    "name": Words("họ và tên", "name"),
    "other_name": Words("tên gọi khác", "other name"),
    "staff_code": Words("số hiệu", "staff code"),
    "sex": Words("giới tính", "sex"),
    "birth": Words("ngày sinh", "birth date"),
    "birth_male": Words("ngày sinh (nam)", "birth date (men)"),
    "birth_female": Words("ngày sinh (nữ)", "birth date (women)"),
    "birth_day": Words("ngày sinh: ngày", "day of birth"),
    "birth_month": Words("ngày sinh: tháng", "month of birth"),
    "birth_year": Words("ngày sinh: năm", "year of birth"),
    "ethnicity": Words("dân tộc", "ethnicity"),
    "party_joined": Words("ngày vào Đảng", "joined the Party"),
    "unit": Words("đơn vị", "unit"),
    "position": Words("chức vụ, chức danh", "position"),
    "staff_kind": Words("loại cán bộ", "kind of staff"),
    "recruited": Words("ngày tuyển dụng", "recruited"),
    "appointed": Words("ngày bổ nhiệm", "appointed"),
    "grade": Words("mã ngạch", "grade code"),
    "grade_name": Words("tên ngạch", "grade name"),
    "class": Words("hạng", "class"),
    "step": Words("bậc", "step"),
    "coefficient": Words("hệ số lương", "coefficient"),
    "beyond_scale": Words("vượt khung (%)", "beyond the scale (%)"),
    "step_from": Words("ngày hưởng bậc", "step held from"),
    "next_step": Words("nâng lương lần sau", "next step"),
    "position_allowance": Words("phụ cấp chức vụ", "allowance for the post"),
    "monthly_pay": Words("tổng tiền lương tháng", "monthly pay"),
    "education": Words("trình độ chuyên môn", "education"),
    "major": Words("chuyên ngành", "major"),
    "political_theory": Words("lý luận chính trị", "political theory"),
    "state_management": Words("quản lý nhà nước", "state management"),
    "foreign_language": Words("ngoại ngữ", "foreign language"),
    "informatics": Words("tin học", "informatics"),
    "in_pool": Words("diện quy hoạch", "in the planning pool"),
    "pool_round": Words("nhiệm kỳ quy hoạch", "round of the pool"),
    "target_posts": Words("chức danh quy hoạch", "target posts"),
    "decision": Words("số quyết định", "decision"),
    "decision_date": Words("ngày quyết định", "date of the decision"),
    "course": Words("khóa đào tạo, bồi dưỡng", "course"),
    "training_from": Words("đào tạo từ", "training from"),
    "training_to": Words("đào tạo đến", "training until"),
    "training_period": Words("thời gian đào tạo", "period of training"),
    "training_result": Words("kết quả đào tạo", "result of training"),
    "evaluations": Words("xếp loại", "evaluations"),
    "evaluation": Words("xếp loại", "evaluation"),
    "increase_kind": Words("loại nâng lương", "kind of increase"),
    "note": Words("ghi chú", "note"),
}
_NEW = Words("đề nghị: ", "proposed: ")


def target_words(target: str) -> Words:
    """What a target of a column is called: «giới tính: F», «bậc + hệ số lương», «xếp loại 2024»."""
    if "+" in target:
        parts = [target_words(part) for part in target.split("+")]
        return Words(" + ".join(part.vi for part in parts), " + ".join(part.en for part in parts))
    field, tick, value = target.partition("=")
    field, dated, year = field.partition("@")
    new = field.startswith("new_")
    said = FIELDS[field.removeprefix("new_")]
    if new:
        said = Words(_NEW.vi + said.vi, _NEW.en + said.en)
    if tick:
        kind = StaffKind(value).words if field == "staff_kind" else Words(value, value)
        return Words(f"{said.vi}: {kind.vi}", f"{said.en}: {kind.en}")
    return Words(f"{said.vi} {year}", f"{said.en} {year}") if dated else said
