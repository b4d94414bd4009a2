"""Rows of the lists about planning pools: below what is asked of a post or a round, and posts without any woman."""

from collections.abc import Sequence
from datetime import date

from songhanh.law.succession import AdjustedTarget, adjustment_answer, women_target
from songhanh.lib.words import Words
from songhanh.people.rules.due import Ask, Cell, Found, Row, Severity, in_order, told_not
from songhanh.people.rules.pools import Planned, PlannedCheck, checks, planned, rounds, women_minimum
from songhanh.people.rules.told import NO_BIRTH, NO_SEX, Unknown, cite, en_day, vi_day
from songhanh.people.standing import Standing

_WHAT = {
    "women_min": Words("Bổ sung nữ vào quy hoạch", "Add women to the pool"),
    "women_target": Words("Tăng tỷ lệ nữ trong quy hoạch để đạt chỉ tiêu", "More women in the pool, for the target"),
    "young_min": Words("Bổ sung cán bộ trẻ vào quy hoạch", "Add young persons to the pool"),
    "coefficient": Words("Rà soát hệ số quy hoạch", "Review the persons for each seat"),
    "candidates": Words("Rà soát số người quy hoạch vào chức danh", "Review the number of candidates"),
    "titles": Words("Rà soát số chức danh quy hoạch của một người", "Review the number of titles of one person"),
}
_ROUND = Words("Cả nhiệm kỳ", "The whole round")


def below_minimum(staff: Sequence[Standing], ask: Ask) -> Found:
    """Each figure of a pool, by post and by round, that is not what a rule asks for."""
    rows: list[Row] = []
    untold: dict[Unknown, list[Standing]] = {}
    posts = planned(staff)
    for pool in (*posts, *rounds(staff)):
        for each in checks(pool, ask.day, ask.pools):
            if _says_again(pool, each, posts):
                continue
            if each.met is False:
                rows.append(_below(pool, each, ask))
            elif each.met is None:
                unknown = NO_SEX if each.check.id.startswith("women") else NO_BIRTH
                untold.setdefault(unknown, []).extend(each.lacking)
    return Found(in_order(rows), told_not(untold))


def without_women(staff: Sequence[Standing], ask: Ask) -> Found:
    """Posts for which people are planned, and no woman among them."""
    rows: list[Row] = []
    untold: dict[Unknown, list[Standing]] = {}
    for pool in planned(staff):
        if pool.women:
            continue
        if pool.of_unknown_sex:
            untold.setdefault(NO_SEX, []).extend(pool.of_unknown_sex)
        else:
            rows += _without(pool, ask.day)
    return Found(in_order(rows), told_not(untold))


def _says_again(pool: Planned, each: PlannedCheck, posts: Sequence[Planned]) -> bool:
    """Whether a round holds nobody but the pool of one post, whose share was told already."""
    whole = len(pool.people)
    alone = any(one.round == pool.round and len(one.people) == whole for one in posts)
    return not pool.post and alone and each.check.id in {"women_min", "young_min"}


def _below(pool: Planned, each: PlannedCheck, ask: Ask) -> Row:
    check = each.check
    target = women_target(ask.day, ask.pools.adjusted) if check.id == "women_target" else None
    sentence = _decided(check.answer.why, pool) if target is None else check.answer.why
    why = cite(sentence, check.answer.basis)
    if target and ask.pools.adjusted:
        why = _with_adjustment(why, ask.pools.adjusted)
    cells = _cells(pool) | {"figure": f"{check.numerator}/{check.denominator}", "wanted": _wanted(each)}
    return Row(
        "pool", 0, _subject(pool), _WHAT[check.id], date(target.year, 12, 31) if target else None,
        Severity.NOTE if target else Severity.NOW, why, (check.answer.basis,), cells,
    )  # fmt: skip


def _with_adjustment(why: Words, adjusted: AdjustedTarget) -> Words:
    """A sector's own target with its reason and approver, and whether it may have one."""
    answer = adjustment_answer(adjusted)
    told = cite(answer.why, answer.basis) if answer else Words("", "")
    return Words(
        f"{why.vi} Chỉ tiêu điều chỉnh {adjusted.percent}%, {adjusted.approver} duyệt ngày {vi_day(adjusted.decided)}, "
        f"lý do: {adjusted.reason.rstrip('.')}. {told.vi}".rstrip(),
        f"{why.en} Adjusted target {adjusted.percent}%, approved by {adjusted.approver} on {en_day(adjusted.decided)}, "
        f"reason: {adjusted.reason.rstrip('.')}. {told.en}".rstrip(),
    )


def _without(pool: Planned, day: date) -> list[Row]:
    basis = women_minimum(min(pool.decided, day))
    if basis is None:
        return []
    persons = len(pool.people)
    sentence = Words(
        f"{persons} người được quy hoạch, không có nữ; quy định có tỷ lệ nữ tối thiểu.",
        f"{persons} are planned, no woman among them; the rule sets a minimum share of women.",
    )
    what = Words("Giới thiệu nữ vào quy hoạch chức danh", "Propose women for the post")
    why = cite(_decided(sentence, pool), basis)
    return [Row("no-woman", 0, _subject(pool), what, None, Severity.NOW, why, (basis,), _cells(pool))]


def _decided(sentence: Words, pool: Planned) -> Words:
    day = pool.decided
    return Words(
        f"{sentence.vi.rstrip('.')}; theo quy định tại ngày {vi_day(day)}.",
        f"{sentence.en.rstrip('.')}; by the rule of {en_day(day)}.",
    )


def _subject(pool: Planned) -> str:
    """What the row is about, for sorting and for the name of a task."""
    return " · ".join(filter(None, (pool.post or _ROUND.vi, pool.round)))


def _cells(pool: Planned) -> dict[str, Cell]:
    return {
        "post": pool.post or _ROUND, "round": pool.round, "level": pool.level.words if pool.post else None,
        "persons": len(pool.people), "women": pool.women, "decided": pool.decided,
    }  # fmt: skip


def _wanted(each: PlannedCheck) -> str:
    """As a cell says what is asked for."""
    check = each.check
    if check.id in {"women_min", "women_target", "young_min"}:
        return f"{check.wanted}%"
    bounds = [str(one).replace(".", ",") for one in (check.wanted, check.most) if one is not None]
    return "–".join(bounds) if len(bounds) > 1 else f"≤ {bounds[0]}"
