"""Where a figure stands to its target: of the programme on the day, or the one that the agency set itself."""

from dataclasses import dataclass

from songhanh.equity.figures import Figure
from songhanh.equity.reach import added, whole_people
from songhanh.equity.register_table import Shape
from songhanh.equity.wording import count, counted, number
from songhanh.law.indicators import Aim, Direction, aim_for
from songhanh.lib.words import Words


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure beside what is aimed at: `aim` of the law or `own` of the agency, a share or amount in the figure's
    own measure (0.4 for 40%); `points` above it (percentage points for shares), and the women that lack: in place of
    men, and added while nobody leaves. All None where something is hidden, nobody is counted, or nothing is aimed at.
    """

    figure: Figure
    aim: Aim | None
    target: float | None
    reached: bool | None
    points: float | None
    lacking_in_place: int | None
    lacking_added: int | None
    sentence: Words


def standing(figure: Figure, year: int | None = None, own: float | None = None) -> Standing:
    """Where the figure stands in a year (that of its day if not given); `own` is the agency's target, as a share."""
    law = figure.definition.law_on(figure.day)
    aim = aim_for(law.code, year or figure.day.year) if law and own is None else None
    target = own
    if aim is not None:
        target = aim.target.value / 100 if aim.target.unit == "%" else aim.target.value
    value = figure.value
    if value is None or target is None:
        return Standing(figure, aim, target, None, None, None, None, _said(figure))
    direction = law.direction if law else Direction.UP
    scale = 100.0 if figure.definition.unit == "%" else 1.0
    reached = aim.target.reached_by(round(value * scale, 9), direction) if aim else value >= target - 1e-12
    in_place, more = _lacking(figure, target)
    found = Standing(figure, aim, target, reached, scale * (value - target), in_place, more, Words("", ""))
    return Standing(figure, aim, target, reached, found.points, in_place, more, _against(found))


def _lacking(figure: Figure, target: float) -> tuple[int | None, int | None]:
    """People of the counted sex that lack; none to tell for means and for yes or no."""
    part, whole, shape = figure.numerator, figure.denominator, figure.definition.shape
    if part is None or whole is None or shape in (Shape.MEAN, Shape.ANY):
        return None, None
    in_place = max(0, whole_people(target * whole) - int(part))
    return in_place, added(whole, part, target) if shape is Shape.SHARE else None


def _said(figure: Figure) -> Words:
    """The figure alone, with its counts."""
    name = figure.definition.name
    if figure.is_hidden:
        return Words(f"{name.vi}: ẩn vì số người quá nhỏ.", f"{name.en}: hidden, the numbers are too small.")
    part, whole = figure.numerator, figure.denominator
    if part is None or not whole:
        return Words(f"{name.vi}: không có ai để tính.", f"{name.en}: nobody to count.")
    if figure.definition.shape is Shape.ANY:
        return Words(f"{name.vi}: {'có' if part else 'không'}.", f"{name.en}: {'yes' if part else 'no'}.")
    if figure.definition.shape is Shape.MEAN:
        mean, amount, people = number(part / whole, 1), count(part), count(whole)
        return Words(
            f"{name.vi}: {amount.vi}/{people.vi} = {mean.vi}.", f"{name.en}: {amount.en}/{people.en} = {mean.en}."
        )
    shown = counted(part, whole)
    return Words(f"{name.vi}: {shown.vi}.", f"{name.en}: {shown.en}.")


def _against(one: Standing) -> Words:
    said, aimed = _said(one.figure), _aimed(one)
    vi, en = said.vi[:-1], said.en[:-1]
    if one.figure.definition.unit != "%" or one.points is None:
        return said
    points = number(abs(one.points), 1)
    if one.reached and points.vi == "0,0":
        return Words(f"{vi}, bằng {aimed.vi}.", f"{en}, at {aimed.en}.")
    if one.reached:
        return Words(
            f"{vi}, cao hơn {aimed.vi} là {points.vi} điểm phần trăm.",
            f"{en}, {points.en} percentage points above {aimed.en}.",
        )
    lack = _lack(one)
    return Words(
        f"{vi}, thấp hơn {aimed.vi} là {points.vi} điểm phần trăm{lack.vi}.",
        f"{en}, {points.en} percentage points below {aimed.en}{lack.en}.",
    )


def _aimed(one: Standing) -> Words:
    assert one.target is not None
    level = number(100 * one.target, 0 if round(1000 * one.target) % 10 == 0 else 1)
    if one.aim is None:
        return Words(f"mục tiêu {level.vi}% của cơ quan", f"the agency's own target of {level.en}%")
    if one.aim.exact:
        return Words(f"mục tiêu {level.vi}%", f"the target of {level.en}%")
    year = one.aim.target.year
    return Words(f"mục tiêu {level.vi}% của năm {year}", f"the target of {level.en}% for {year}")


def _lack(one: Standing) -> Words:
    whole = count(one.figure.denominator or 0)
    if one.lacking_in_place is None:
        return Words("", "")
    vi, en = (
        f"cần thêm {one.lacking_in_place} nữ nếu giữ nguyên {whole.vi} người",
        f"{one.lacking_in_place} more women while there are {whole.en} people",
    )
    if one.lacking_added is not None:
        vi, en = f"{vi}; {one.lacking_added} nữ nếu bổ sung", f"{en}, {one.lacking_added} if they are added"
    return Words(f" ({vi})", f" ({en})")
