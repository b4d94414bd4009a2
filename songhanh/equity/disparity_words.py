"""What may be said of a comparison: counts with every percentage, size before chance, never more than the data bear."""

import math
from collections.abc import Sequence
from typing import Any

from songhanh.equity.fourfold import FEWEST, Fourfold
from songhanh.equity.groups import Pair
from songhanh.equity.wording import TOO_FEW, capital, chance, count, listed, number, percent, span
from songhanh.lib.words import Words

LEVEL = 0.05
_TRIFLE_POINTS = 2.0  # percentage points: less is no difference to act upon, whatever p is
_TRIFLE_RATIO = (0.95, 1.05)
_WIDE = (0.5, 2.0)  # an odds ratio that may be either says nothing
_SIMPSON = 1.1  # crude and stratified ratio differ by more than a tenth


def headline(pair: Pair, table: Fourfold, values: dict[str, Any]) -> Words:
    """The sentence for one table of two groups."""
    a, b = pair.first_name, pair.second_name
    if min(table.first, table.second) == 0:
        there = b if table.first == 0 else a
        return Words(
            f"Chỉ có {there.vi} trong diện xét: không so sánh được.",
            f"Only {there.en} were considered: nothing to compare.",
        )
    if table.too_few():
        return _few(pair, table)
    shown = _rates(pair, table)
    p = chance(values["p"])
    if values["p"] >= LEVEL:
        return _unclear(shown, values)
    if _trifling(values):
        return Words(f"{shown.vi} Chênh lệch không đáng kể.", f"{shown.en} The difference is not worth mentioning.")
    return Words(
        f"{shown.vi} Chênh lệch này khó do ngẫu nhiên ({p.vi}); cần xem xét quy trình, tiêu chí.",
        f"{shown.en} Chance alone would hardly make such a difference ({p.en}); look at procedure and criteria.",
    )


def _rates(pair: Pair, table: Fourfold) -> Words:
    first = _of(pair.first_name, table.a, table.first)
    second = _of(pair.second_name, table.c, table.second)
    return Words(
        f"Trong số được xét, {first.vi} và {second.vi} có kết quả này.",
        f"Of those considered, {first.en} and {second.en} had this outcome.",
    )


def _of(name: Words, part: float, whole: float) -> Words:
    """`14/45 nữ (31,1%)`."""
    a, b, share = count(part), count(whole), percent(part, whole)
    return Words(f"{a.vi}/{b.vi} {name.vi} ({share.vi})", f"{a.en}/{b.en} {name.en} ({share.en})")


def _few(pair: Pair, table: Fourfold) -> Words:
    a, b = pair.first_name, pair.second_name
    numbers = [count(one) for one in (table.a, table.first, table.c, table.second)]
    x, m, y, n = (one.vi for one in numbers)
    u, k, v, w = (one.en for one in numbers)
    vi, en = f"{x}/{m} {a.vi} và {y}/{n} {b.vi}.", f"{u} of {k} {a.en} and {v} of {w} {b.en}."
    events = table.a + table.c
    if events in (0, table.total):
        said = Words("Không ai có kết quả này", "Nobody had this outcome")
        said = said if events == 0 else Words("Mọi người đều có kết quả này", "Everybody had this outcome")
        return Words(f"{said.vi} ({vi[:-1]}): không có gì để so sánh.", f"{said.en} ({en[:-1]}): nothing to compare.")
    if min(table.first, table.second) < FEWEST:
        few = a if table.first <= table.second else b
        size = count(min(table.first, table.second))
        vi = f"Chỉ có {size.vi} {few.vi} trong diện xét: nêu số lượng, không so sánh tỷ lệ. {capital(Words(vi, en)).vi}"
        en = f"Only {size.en} {few.en} were considered: counts, no rates. {en}"
    return Words(f"{vi} {TOO_FEW.vi}", f"{en} {TOO_FEW.en}")


def _unclear(shown: Words, values: dict[str, Any]) -> Words:
    low, high = values.get("odds_ratio_conditional_interval", values["odds_ratio_interval"])
    between = span(low, high)
    if low < _WIDE[0] and high > _WIDE[1]:
        return Words(
            f"{shown.vi} Tỷ số chênh có thể {between.vi}: số liệu quá ít để kết luận.",
            f"{shown.en} The odds ratio may be {between.en}: the numbers are too few to conclude.",
        )
    return Words(
        f"{shown.vi} Với số lượng này, chênh lệch có thể do ngẫu nhiên (tỷ số chênh {between.vi}); "
        "chưa đủ căn cứ kết luận có hoặc không.",
        f"{shown.en} With these numbers the difference may be chance (odds ratio {between.en}); "
        "nothing can be concluded either way.",
    )


def _trifling(values: dict[str, Any]) -> bool:
    low, high = _TRIFLE_RATIO
    return bool(abs(values["difference_points"]) < _TRIFLE_POINTS or low <= values["rate_ratio"] <= high)


def crude_words(pair: Pair, table: Fourfold, values: dict[str, Any], found: dict[str, Any]) -> Words | None:
    """What is said of the crude figure where strata disagree with it or among themselves: the counts, no conclusion."""
    if table.too_few() or not found["strata"]:
        return None
    if found.get("breslow_day_tarone", {}).get("p", 1.0) >= LEVEL and not _differs(values, found):
        return None
    shown = _rates(pair, table)
    return Words(f"Tính chung: {_small(shown.vi)}", f"Overall: {_small(shown.en)}")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def strata_words(pair: Pair, values: dict[str, Any], found: dict[str, Any]) -> Words:
    """The sentence for strata: whether they agree with the crude figure and among themselves."""
    if not found["strata"]:
        return Words(
            "Không nhóm nào có đủ cả hai giới và cả hai kết quả: không tính được theo nhóm.",
            "No stratum holds both groups and both outcomes: nothing can be said by strata.",
        )
    agree = found.get("breslow_day_tarone", {}).get("p", 1.0)
    if agree < LEVEL:
        p = chance(agree)
        return Words(
            f"Các nhóm khác nhau rõ ({p.vi}): cần nêu từng nhóm, không nêu một con số chung.",
            f"The strata differ among themselves ({p.en}): give each of them, and no single figure.",
        )
    ratio, p = number(found["odds_ratio"], 2), chance(found["p"])
    between = span(*found["odds_ratio_interval"]) if found["odds_ratio_interval"] else Words("–", "-")
    said = Words(
        f"So trong từng nhóm rồi gộp lại, tỷ số chênh {pair.first_name.vi} so với {pair.second_name.vi} là {ratio.vi} "
        f"({between.vi}; {p.vi}).",
        f"Compared within strata and put together, the odds ratio of {pair.first_name.en} to {pair.second_name.en} is "
        f"{ratio.en} ({between.en}; {p.en}).",
    )
    return _with_crude(said, pair, values, found) if _differs(values, found) else said


def _differs(values: dict[str, Any], found: dict[str, Any]) -> bool:
    crude, within = values.get("odds_ratio"), found["odds_ratio"]
    if not crude or not within or not math.isfinite(crude) or not math.isfinite(within):
        return False
    return bool(max(crude / within, within / crude) > _SIMPSON or (crude - 1) * (within - 1) < 0)


def _with_crude(said: Words, pair: Pair, values: dict[str, Any], found: dict[str, Any]) -> Words:
    lower = values["difference_points"] < 0
    a = pair.first_name
    if found["p"] >= LEVEL and values["p"] < LEVEL:
        return Words(
            f"Tính chung {a.vi} {'thấp' if lower else 'cao'} hơn, nhưng trong từng nhóm chưa thấy chênh lệch rõ; chênh "
            f"lệch chung có thể do cơ cấu nhóm. {said.vi}",
            f"Overall {a.en} are {'lower' if lower else 'higher'}, but within strata no clear difference is seen; "
            f"the overall one may come from who is in which stratum. {said.en}",
        )
    crude = number(values["odds_ratio"], 2)
    return Words(
        f"{said.vi} Con số tính chung ({crude.vi}) khác vì cơ cấu nhóm; lấy con số theo nhóm.",
        f"{said.en} The crude figure ({crude.en}) differs because of who is in which stratum; take the stratified one.",
    )


_METHODS = {"bh": "Benjamini-Hochberg", "by": "Benjamini-Yekutieli", "holm": "Holm", "bonferroni": "Bonferroni"}


def units_words(rows: Sequence[dict[str, Any]], method: str, level: float) -> Words:
    """The sentence for many units: how many were looked at, and which stand out when that is taken into account."""
    looked = [row for row in rows if row["p_adjusted"] is not None]
    found = [str(row["unit"]) for row in looked if row["p_adjusted"] <= level]
    crude = sum(row["p"] <= level for row in looked)
    few = len(rows) - len(looked)
    more = (
        Words(f"; {few} đơn vị có quá ít số liệu để xét", f"; {few} units have too few people")
        if few
        else Words("", "")
    )
    by = _METHODS.get(method, method)
    vi = f"Xem xét {len(looked)} đơn vị (hiệu chỉnh {by}{more.vi}): "
    en = f"{len(looked)} units looked at (adjusted by {by}{more.en}): "
    if not found:
        return Words(
            vi + f"không đơn vị nào khác biệt rõ (chưa hiệu chỉnh: {crude}).",
            en + f"none stands out (without adjustment: {crude}).",
        )
    shown = listed(found)
    return Words(
        vi + f"{len(found)} đơn vị có chênh lệch khó do ngẫu nhiên ({shown}); chưa hiệu chỉnh: {crude}.",
        en + f"in {len(found)} chance alone would hardly make the difference ({shown}); without adjustment: {crude}.",
    )


def crosstab_words(values: dict[str, Any]) -> Words:
    """The sentence for a table of more than two groups or outcomes."""
    if values["test"] is None:
        return Words(
            "Bảng chỉ có một nhóm hoặc một kết quả: không có gì để so sánh.",
            "The table has one group or one outcome: nothing to compare.",
        )
    p, v = chance(values["p"]), number(values["cramers_v"], 2)
    if values["p"] < LEVEL:
        return Words(
            f"Kết quả phân bố khác nhau giữa các nhóm, khó do ngẫu nhiên ({p.vi}; hệ số Cramér V = {v.vi}).",
            f"The groups differ in their outcomes more than chance would make them (Cramér's V = {v.en}; {p.en}).",
        )
    return Words(
        f"Khác biệt giữa các nhóm có thể do ngẫu nhiên ({p.vi}; hệ số Cramér V = {v.vi}); chưa đủ căn cứ kết luận.",
        f"The differences between groups may be chance (Cramér's V = {v.en}; {p.en}); nothing can be concluded.",
    )
