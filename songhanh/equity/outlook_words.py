"""What may be said of what is to come: if so, then so; never that it will be."""

from typing import Any

from songhanh.equity.groups import Pair
from songhanh.equity.reach import Case
from songhanh.equity.wording import join, number, rate
from songhanh.lib.words import Words


def projected_words(values: dict[str, Any]) -> Words:
    """The share by level now and after the last year, with the range."""
    last = values["years"][-1]
    parts = []
    for at, level in enumerate(values["levels"]):
        now, then = (one["share"][at] for one in (values["now"], last))
        if now != now or then != then:  # noqa: PLR0124 - NaN is not itself
            continue
        a, b = rate(now), rate(then)
        low, high = (rate(last["range"][side][at]) for side in ("low", "high"))
        parts.append(
            Words(
                f"{level} từ {a.vi} thành {b.vi} (khoảng {low.vi} đến {high.vi})",
                f"{level} from {a.en} to {b.en} (range {low.en} to {high.en})",
            )
        )
    said, years = join(parts), last["year"]
    return Words(
        f"Nếu các tỷ lệ ở lại, chuyển cấp và tuyển dụng giữ như hiện nay, sau {years} năm tỷ lệ nữ: {said.vi}.",
        f"If people stay, rise and are hired as now, the share of women after {years} years: {said.en}.",
    )


def posts_words(pair: Pair, values: dict[str, Any], share: float, target: float | None) -> Words:
    """The share after the last year if vacancies are filled at the given rate."""
    if values["now"] is None:
        return Words("Không có người nào để tính.", "There is nobody to count.")
    last, now, given = values["years"][-1], rate(values["now"]), rate(share)
    mean, low, high = (rate(last[name]) for name in ("mean", "low", "high"))
    a = pair.first_name
    vi = (
        f"Nếu mỗi vị trí trống có khả năng {given.vi} do {a.vi} đảm nhận, tỷ lệ {a.vi} từ {now.vi} hiện nay có thể là "
        f"{mean.vi} vào năm {last['year']} (khoảng {low.vi} đến {high.vi})"
    )
    en = (
        f"If each vacancy goes to {a.en} with a chance of {given.en}, their share of {now.en} now may be {mean.en} in "
        f"{last['year']} (range {low.en} to {high.en})"
    )
    if target is None:
        return Words(vi + ".", en + ".")
    aim, chance = rate(target), number(100 * last["chance_of_target"], 0)
    return Words(
        f"{vi}; khả năng đạt {aim.vi} là khoảng {chance.vi}%.",
        f"{en}; the chance to reach {aim.en} is about {chance.en}%.",
    )


def case_words(case: Case, share: float | None) -> Words:
    """What it takes to reach the target, and how likely that is."""
    aim = rate(case.target)
    if case.needed == 0:
        return Words(
            f"Số nữ còn lại đã đủ cho mục tiêu {aim.vi}; không cần thêm nữ trong {case.vacancies} vị trí trống.",
            f"The women who stay are enough for {aim.en}; none of the {case.vacancies} vacancies need go to a woman.",
        )
    if not case.reachable:
        high = rate(case.shares()[1])
        return Words(
            f"Cần {case.needed} nữ nhưng chỉ có {case.vacancies} vị trí trống: chưa thể đạt {aim.vi}, cao nhất "
            f"{high.vi}.",
            f"{case.needed} women are needed and there are {case.vacancies} vacancies: {aim.en} is out of reach, "
            f"{high.en} the most.",
        )
    need = Words(
        f"cần ít nhất {case.needed} nữ trong {case.vacancies} vị trí",
        f"at least {case.needed} of {case.vacancies} posts have to go to women",
    )
    if share is None:
        return Words(f"Để đạt {aim.vi} {need.vi}.", f"To reach {aim.en}, {need.en}.")
    given, chance = rate(share), number(100 * case.chance(share), 0)
    return Words(
        f"Nếu {case.vacancies} vị trí trống có tỷ lệ nữ như nguồn hiện nay ({given.vi}), khả năng đạt {aim.vi} là "
        f"khoảng "
        f"{chance.vi}%; {need.vi}.",
        f"If the {case.vacancies} vacancies have the share of women of the candidates now ({given.en}), the chance "
        f"to reach "
        f"{aim.en} is about {chance.en}%; {need.en}.",
    )


def schedule_words(found: dict[str, Any], target: float, last: int) -> Words:
    """The least appointments of women a year, or how far it can go."""
    aim = rate(target)
    if not found["reachable"]:
        high = rate(found["highest_share"])
        return Words(
            f"Đến năm {last} chưa thể đạt {aim.vi}: cần {found['needed']} nữ, chỉ có {found['vacancies']} vị trí "
            f"trống; cao "
            f"nhất {high.vi}.",
            f"By {last} {aim.en} is out of reach: {found['needed']} women are needed and there are "
            f"{found['vacancies']} "
            f"vacancies; {high.en} is the most.",
        )
    if not found["needed"]:
        return Words(
            f"Đến năm {last} không cần thêm nữ để đạt {aim.vi}.", f"By {last} no more women are needed for {aim.en}."
        )
    return Words(
        f"Để đạt {aim.vi} vào năm {last} cần bổ nhiệm {found['needed']} nữ, ít nhất {found['per_year']} nữ mỗi năm; "
        f"sớm nhất có "
        f"thể đạt năm {found['first_year']}.",
        f"To reach {aim.en} by {last}, {found['needed']} women have to be appointed, at least {found['per_year']} a "
        f"year; it can "
        f"be reached in {found['first_year']} at the earliest.",
    )
