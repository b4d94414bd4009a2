"""What may be said of a pay gap: what is not explained by the data is not explained, and no more."""

from collections.abc import Sequence
from math import expm1
from typing import Any

from songhanh.equity.groups import Pair
from songhanh.equity.wording import TOO_FEW, chance, count, number, span
from songhanh.lib.words import Words

LEVEL = 0.05
_FEW = 5  # people: of fewer no mean or median is told


def raw_words(pair: Pair, raw: dict[str, Any], quarters: Sequence[dict[str, float]], counts: dict[str, Any]) -> Words:
    """The raw gap of means and medians, with the people it is of."""
    a, b = pair.first_name, pair.second_name
    if min(counts["first"], counts["second"]) < _FEW:
        return Words(
            f"Có {counts['first']} {a.vi} và {counts['second']} {b.vi}: quá ít người để nêu mức trung bình.",
            f"There are {counts['first']} {a.en} and {counts['second']} {b.en}: too few for an average.",
        )
    mean, middle = (_less(raw[f"{name}_gap_percent"]) for name in ("mean", "median"))
    top = quarters[-1]
    share = number(100 * top["first"] / max(1.0, top["first"] + top["second"]), 1)
    return Words(
        f"Thu nhập bình quân của {a.vi} ({count(counts['first']).vi} người) {mean.vi} {b.vi} "
        f"({count(counts['second']).vi} người), trung vị {middle.vi.removesuffix(' so với')}; "
        "trong một phần tư có thu nhập cao nhất, "
        f"{a.vi} chiếm {share.vi}%.",
        f"Mean pay of {a.en} ({count(counts['first']).en} people) is {mean.en} that of {b.en} "
        f"({count(counts['second']).en} people), the median {middle.en}; "
        f"{share.en}% of the best paid quarter are {a.en}.",
    )


def _less(gap: float) -> Words:
    shown = number(abs(gap), 1)
    if shown.vi == "0":
        return Words("bằng", "equal to")
    return Words(
        f"{'thấp' if gap > 0 else 'cao'} hơn {shown.vi}% so với", f"{shown.en}% {'below' if gap > 0 else 'above'}"
    )


# What columns of a register are called; those of any other table keep their own names.
_COLUMNS = {
    "service": Words("thâm niên", "service"),
    "grade_group": Words("nhóm ngạch", "grade group"),
    "level": Words("cấp chức vụ", "level of the post"),
}


def covariate_words(covariates: Sequence[str]) -> Words:
    """The covariates as a sentence names them: `C(level)` is the column level."""
    names = [one[2:-1] if one.startswith("C(") else one for one in covariates]
    found = [_COLUMNS.get(one) or Words(one, one) for one in names]
    return Words(", ".join(one.vi for one in found), ", ".join(one.en for one in found))


def adjusted_words(pair: Pair, found: dict[str, Any], covariates: Sequence[str]) -> Words:
    """The gap that is left when the covariates are taken into account."""
    own = found["adjusted"]
    if not covariates:
        p = chance(own["p"])
        return Words(f"Chưa tính đến yếu tố nào khác ({p.vi}).", f"Nothing else is taken into account ({p.en}).")
    shown = covariate_words(covariates)
    size, between, p = _size(own)
    if own["p"] >= LEVEL:
        return Words(
            f"Sau khi tính đến {shown.vi}, chênh lệch còn {size.vi} ({between.vi}), có thể do ngẫu nhiên ({p.vi}); "
            "chưa đủ căn cứ kết luận có hoặc không.",
            f"When {shown.en} are taken into account, a gap of {size.en} is left ({between.en}), which may be chance "
            f"({p.en}); nothing can be concluded either way.",
        )
    lower = own["coefficient"] < 0
    a = pair.first_name
    return Words(
        f"Sau khi tính đến {shown.vi}, {a.vi} còn {'thấp' if lower else 'cao'} hơn {size.vi} ({between.vi}; {p.vi}); "
        "phần này chưa giải thích được bằng dữ liệu hiện có.",
        f"When {shown.en} are taken into account, {a.en} are still {size.en} {'lower' if lower else 'higher'} "
        f"({between.en}; {p.en}); the data at hand do not explain this part.",
    )


def _size(own: dict[str, Any]) -> tuple[Words, Words, Words]:
    if "kennedy_percent" in own:
        size = number(abs(own["kennedy_percent"]), 1)
        low, high = (100 * expm1(one) for one in own["interval"])
        return Words(f"{size.vi}%", f"{size.en}%"), span(low, high, 1, "%"), chance(own["p"])
    size = number(abs(own["coefficient"]), 2)
    return Words(f"{size.vi} đơn vị", f"{size.en} units"), span(*own["interval"]), chance(own["p"])


def decomposed_words(pair: Pair, values: dict[str, Any], covariates: Sequence[str], *, levels: bool) -> Words:
    """How much of the gap goes with what the groups bring, and how much does not."""
    part = values["two_fold"][values["reference"]]
    gap = number(values["gap"], 3)
    unit = Words("đơn vị", "units") if levels else Words("điểm lô-ga-rít", "log points")
    explained, rest = (number(part[name], 3) for name in ("explained", "unexplained"))
    a, b = pair.first_name, pair.second_name
    share = Words("", "")
    if (
        abs(values["gap"]) > 1e-12
        and part["explained"] * values["gap"] >= 0
        and part["unexplained"] * values["gap"] >= 0
    ):
        percent = number(100 * part["unexplained"] / values["gap"], 1)
        share = Words(f" ({percent.vi}%)", f" ({percent.en}%)")
    named = covariate_words(covariates)
    return Words(
        f"Chênh lệch {b.vi} so với {a.vi} là {gap.vi} {unit.vi}: {explained.vi} đi cùng khác biệt về "
        f"{named.vi}; {rest.vi}{share.vi} chưa giải thích được bằng dữ liệu hiện có.",
        f"The gap between {b.en} and {a.en} is {gap.en} {unit.en}: {explained.en} go with differences in "
        f"{named.en}; {rest.en}{share.en} are not explained by the data at hand.",
    )


def quantile_words(pair: Pair | None, values: dict[str, Any], *, levels: bool) -> Words:
    """The gap at the lowest, middle and highest quantile that was asked for."""
    if pair is None:
        taus = ", ".join(number(one["tau"], 2).vi for one in values["quantiles"])
        return Words(
            f"Đã ước lượng hệ số tại các phân vị {taus}.",
            f"Coefficients estimated at quantiles {taus.replace(',', '.')}.",
        )
    if values["too_few"]:
        return TOO_FEW
    parts = [_at(one, levels) for one in values["gaps"]]
    vi, en = "; ".join(one.vi for one in parts), "; ".join(one.en for one in parts)
    a, b = pair.first_name, pair.second_name
    return Words(
        f"Chênh lệch {a.vi} so với {b.vi} theo mức thu nhập: {vi}. Phần này chưa giải thích được bằng dữ liệu hiện có.",
        f"The gap of {a.en} to {b.en} along the distribution: {en}. The data at hand do not explain it.",
    )


def _at(one: dict[str, Any], levels: bool) -> Words:
    tau = number(100 * one["tau"], 0)
    size = number(one["coefficient"] if levels else one["percent"], 1)
    sign = "" if levels else "%"
    return Words(f"phân vị {tau.vi}: {size.vi}{sign}", f"at quantile {tau.en}: {size.en}{sign}")
