"""Shares of women among whoever is counted, against a target: facts of a whole population, without tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scipy import stats

from songhanh.equity import intervals
from songhanh.equity.frames import Frame
from songhanh.equity.groups import Pair, in_order
from songhanh.equity.libraries import named
from songhanh.equity.people import Groups, Split, split, unknown
from songhanh.equity.reach import added, whole_people
from songhanh.equity.results import Result
from songhanh.equity.wording import chance, count, counted, number, rate, span
from songhanh.lib.words import Problem, Words

METHOD = Words("tỷ lệ của một nhóm trong tổng số", "share of a group among all")
_TOP_FEWEST = 1


@dataclass(frozen=True, slots=True)
class SharesAsk(Groups):
    """`by` columns to count apart; `target` a share to be reached; `interval` one of `intervals.SHARES`, only where the
    rows are a sample; `reference` a share to test against, `pool` the size of the fixed list that the people come
    from; `top` a value of the (first) column of `by`, for the glass-ceiling index.
    """

    by: Sequence[str] = ()
    target: float | None = None
    interval: str = ""
    level: float = 0.95
    reference: float | None = None
    pool: int | None = None
    top: str = ""


def shares(frame: Frame, ask: SharesAsk) -> Result:
    """The share of the first group (women) among both: together and for each combination of `by`.

    People of neither group are counted apart and are in no denominator.

    Raises:
        Problem: what was asked for is not in the table.
    """
    held = split(frame, ask, ask.by)
    first, second, others = held.total()
    values: dict[str, Any] = _figures(first, second, ask) | {"unknown": others, "compared": held.pair.told()}
    names = sorted(held.rows, key=lambda row: [(float(one), "") if _digits(one) else (1e300, one) for one in row])
    if ask.by:
        values["groups"] = [
            dict(zip(held_names(frame, ask.by), name, strict=True)) | _figures(*held.rows[name][:2], ask)
            for name in names
        ]
    sentences = [_sentence(held.pair, first, second, ask)]
    if ask.top:
        index = _glass_ceiling(held, ask.top)
        values["glass_ceiling"] = index
        sentences.append(_ceiling_sentence(held.pair, index))
    if ask.reference is not None and first + second:
        values["against_reference"] = tested = _tested(first, first + second, ask)
        sentences.append(_tested_sentence(tested, ask.reference))
    return Result(
        "shares",
        METHOD,
        named("narwhals", "duckdb", "scipy"),
        {"rows": frame.rows, "first": first, "second": second, "unknown": others, "people": first + second},
        values,
        sentences,
        {"target": ask.target, "interval": ask.interval or None, "level": ask.level},
        held.frame.left_out,
        unknown(others),
    )


def held_names(frame: Frame, by: Sequence[str]) -> list[str]:
    """The columns of `by` as the table spells them."""
    return [frame.named(one) for one in by]


def _digits(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


def _figures(first: float, second: float, ask: SharesAsk) -> dict[str, Any]:
    total = first + second
    found: dict[str, Any] = {"first": first, "second": second, "people": total}
    found["share"] = first / total if total else None
    if ask.interval and total:
        found["interval"] = intervals.share(first, total, ask.interval, ask.level)
    if ask.target is not None and total:
        wanted = whole_people(ask.target * total)
        found["points_to_target"] = 100 * (first / total - ask.target)
        found["needed_in_place"] = max(0, wanted - int(first))
        found["needed_added"] = added(total, first, ask.target)
    return found


def _sentence(pair: Pair, first: float, second: float, ask: SharesAsk) -> Words:
    total = first + second
    if not total:
        return Words("Không có người nào để tính.", "There is nobody to count.")
    shown = counted(first, total)
    text = Words(f"Tỷ lệ {pair.first_name.vi}: {shown.vi}", f"Share of {pair.first_name.en}: {shown.en}")
    if ask.interval:
        low, high = (100 * one for one in intervals.share(first, total, ask.interval, ask.level))
        between = span(low, high, 1, "%")
        level = rate(ask.level)
        text = Words(
            f"{text.vi}, khoảng tin cậy {level.vi}: {between.vi}", f"{text.en}, {level.en} interval {between.en}"
        )
    if ask.target is None:
        return Words(text.vi + ".", text.en + ".")
    found = _against(pair, first, total, ask.target)
    return Words(f"{text.vi}, {found.vi}.", f"{text.en}, {found.en}.")


def _against(pair: Pair, first: float, total: float, target: float) -> Words:
    """Where the share stands to the target, with what is lacking in people."""
    aim, points = rate(target), number(100 * abs(first / total - target), 1)
    in_place, more = max(0, whole_people(target * total) - int(first)), added(total, first, target)
    if in_place == 0:
        if points.vi == "0":
            return Words(f"bằng mục tiêu {aim.vi}", f"at the target of {aim.en}")
        return Words(
            f"cao hơn mục tiêu {aim.vi} là {points.vi} điểm phần trăm",
            f"{points.en} percentage points above the target of {aim.en}",
        )
    name, people = pair.first_name, count(total)
    extra = Words("", "") if more is None else Words(f"; {more} {name.vi} nếu bổ sung", f"; {more} if people are added")
    return Words(
        f"thấp hơn mục tiêu {aim.vi} là {points.vi} điểm phần trăm "
        f"(cần thêm {in_place} {name.vi} nếu giữ nguyên {people.vi} người{extra.vi})",
        f"{points.en} percentage points below the target of {aim.en} "
        f"({in_place} more {name.en} if the number of {people.en} stays{extra.en})",
    )


def _glass_ceiling(held: Split, top: str) -> dict[str, Any]:
    rows = [each for name, each in held.rows.items() if top in name]
    if not rows:
        shown = ", ".join(in_order(list({one for name in held.rows for one in name})))
        what = Words(f"không có cấp “{top}”.", f"there is no level “{top}”.")
        raise Problem("no-value", what, Words(f"Các giá trị: {shown}.", f"Its values: {shown}."))
    first, second = sum(one[0] for one in rows), sum(one[1] for one in rows)
    women, men, _ = held.total()
    found: dict[str, Any] = {"level": top, "first": first, "second": second, "index": None}
    if first >= _TOP_FEWEST:
        found["index"] = (women / (women + men)) / (first / (first + second))
    return found


def _ceiling_sentence(pair: Pair, found: dict[str, Any]) -> Words:
    name, top = pair.first_name, found["level"]
    shown = counted(found["first"], found["first"] + found["second"])
    if found["index"] is None:
        return Words(
            f"Ở cấp “{top}” không có {name.vi} ({shown.vi}).", f"At “{top}” there are no {name.en} ({shown.en})."
        )
    index = number(found["index"], 2)
    return Words(
        f"Ở cấp “{top}”: {shown.vi}; chỉ số trần kính {index.vi} (lớn hơn 1: ở cấp này ít {name.vi} hơn mức chung).",
        f"At “{top}”: {shown.en}; glass-ceiling index {index.en} (above 1: fewer {name.en} there than overall).",
    )


def _tested(first: float, total: float, ask: SharesAsk) -> dict[str, Any]:
    """How likely so few or so many would be taken without regard to the group (binomial, or from a fixed list)."""
    share = ask.reference or 0.0
    x, n = round(first), round(total)
    if ask.pool:
        marked = round(share * ask.pool)
        if n > ask.pool:
            what = Words(f"số người ({n}) lớn hơn danh sách nguồn ({ask.pool}).", f"{n} people out of only {ask.pool}.")
            raise Problem("pool", what, Words("Hãy kiểm tra --pool.", "Check --pool."))
        law = stats.hypergeom(ask.pool, marked, n)
        lower, upper = float(law.cdf(x)), float(law.sf(x - 1))
        p = float(stats.fisher_exact([[x, n - x], [marked - x, ask.pool - marked - n + x]]).pvalue)
        return {"test": "hypergeometric", "share": share, "p": p, "p_less": lower, "p_greater": upper, "pool": ask.pool}
    return {"test": "binomial", "share": share} | {
        name: float(stats.binomtest(x, n, share, side).pvalue)
        for name, side in (("p", "two-sided"), ("p_less", "less"), ("p_greater", "greater"))
    }


def _tested_sentence(found: dict[str, Any], reference: float) -> Words:
    p, share = chance(found["p"]), rate(reference)
    if found["p"] < 0.05:
        return Words(
            f"So với tỷ lệ tham chiếu {share.vi}, chênh lệch này khó do ngẫu nhiên ({p.vi}).",
            f"Against the reference of {share.en}, chance alone would hardly make such a difference ({p.en}).",
        )
    return Words(
        f"So với tỷ lệ tham chiếu {share.vi}, chênh lệch có thể do ngẫu nhiên ({p.vi}); chưa đủ căn cứ kết luận.",
        f"Against the reference of {share.en}, the difference may be chance ({p.en}); nothing can be concluded.",
    )
