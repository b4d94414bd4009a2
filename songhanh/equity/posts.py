"""Leading posts to 2030: who leaves them when, by the law of retirement and the ends of terms, and what that opens.

Retirements are known, not estimated (`law.retirement`); ends of terms open a post only where it is asked, since most
are appointed again. What women take of the vacancies is an argument, so that a page can ask "what if".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from songhanh.equity import projection
from songhanh.equity.groups import MEN, WOMEN, Pair
from songhanh.equity.libraries import named
from songhanh.equity.outlook_words import posts_words, schedule_words
from songhanh.equity.reach import Year, schedule, whole_people
from songhanh.equity.register import Register
from songhanh.equity.results import LeftOut, Result
from songhanh.equity.snapshot import LEADERS, Level
from songhanh.law.retirement import birth_month, retirement
from songhanh.law.staff import Sex
from songhanh.lib.words import Problem, Words

METHOD = Words(
    "dự báo tỷ lệ nữ trong các chức vụ từ tháng nghỉ hưu và thời hạn bổ nhiệm",
    "the share of women in leading posts, from retirements and ends of terms",
)
LAST_YEAR = 2030
_PAIR = Pair(Sex.FEMALE.value, Sex.MALE.value, WOMEN, MEN)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a leading post: level, sex, the day of retirement (None where no birth is known), the end of term."""

    level: Level
    sex: Sex
    retires: date | None
    term_until: date | None


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed: `share` of vacancies that go to women (None: as in the planning pool now), `quits`, the share
    of those who stay that leaves each year besides, `more_vacancies` that open each year besides (posts that men and
    women leave in proportion), `terms_end`: with it who ends a term leaves then, else all are appointed again.
    """

    share: float | None = None
    quits: float = 0.0
    more_vacancies: int = 0
    terms_end: bool = False
    last: int = LAST_YEAR
    runs: int = 1000
    seed: int = 20260308

    def __post_init__(self) -> None:
        """Raises Problem `no-share` or `no-years` where numbers are none that can be."""
        given = 0.5 if self.share is None else self.share
        if not (0 <= given <= 1 and 0 <= self.quits <= 1 and 0 <= self.more_vacancies <= 1000 and self.runs > 0):
            what = Words("tỷ lệ phải từ 0 đến 1, số vị trí từ 0.", "shares are within 0 and 1, posts 0 or more.")
            raise Problem("no-share", what, Words("Hãy nhập lại.", "Enter them again."))


@dataclass(frozen=True, slots=True)
class Holders:
    """The holders of leading posts on the day, those whose sex is not known counted apart, and the pool by sex."""

    people: tuple[Holder, ...]
    unknown: int
    pool_women: int
    pool_men: int
    day: date
    source: str

    @property
    def pool_share(self) -> float | None:
        """The share of women in the planning pool now."""
        both = self.pool_women + self.pool_men
        return self.pool_women / both if both else None


def holders(register: Register) -> Holders:
    """Who leads on the day, from the people of the snapshot, with the month of retirement by law."""
    columns = ("level", "sex", "birth_month", "term_until", "in_pool")
    leads = nw.col("level").is_in([one.value for one in LEADERS])
    rows = register.people.filter(nw.col("present") & (leads | nw.col("in_pool"))).select(*columns).collect()
    found, unknown, pool = [], 0, {Sex.FEMALE.value: 0, Sex.MALE.value: 0}
    for row in rows.iter_rows(named=True):
        known = row["sex"] in pool
        if row["in_pool"] and known:
            pool[row["sex"]] += 1
        if row["level"] not in LEADERS:
            continue
        if not known:
            unknown += 1
            continue
        sex, born = Sex(row["sex"]), row["birth_month"]
        retires = retirement(sex, birth_month(born)).last_day if born else None
        found.append(Holder(Level(row["level"]), sex, retires, row["term_until"]))
    return Holders(tuple(found), unknown, pool["F"], pool["M"], register.day, register.source)


def leaving(held: Sequence[Holder], day: date, supposed: Supposed) -> dict[int, tuple[int, int]]:
    """How many women and men leave in each year from the day on; who should have left before leaves in the first."""
    found: dict[int, tuple[int, int]] = {}
    for one in held:
        ends = [one.retires, one.term_until if supposed.terms_end else None]
        known = [end for end in ends if end is not None]
        if known:
            year = max(min(known).year, _first_year(day))
            women, men = found.get(year, (0, 0))
            found[year] = (women + (one.sex is Sex.FEMALE), men + (one.sex is Sex.MALE))
    return found


def _first_year(day: date) -> int:
    """The first year that is looked at: that of the day, or after its end the next."""
    return day.year + (day.month == 12 and day.day == 31)


def outlook(
    held: Holders, levels: Sequence[Level] = LEADERS, *, target: float | None = None, supposed: Supposed | None = None
) -> Result:
    """The share of women in the posts of these levels, year by year, and what it takes to reach a target by the last.

    `values`: `now`, `years` (each `year`, `mean`, `low`, `high`, `chance_of_target`), `leaving` by year as [women,
    men], `schedule` where a target is given (`needed`, `per_year`, `first_year`, `highest_share`; where the target is
    out of reach by then, `possible_in` is the first year in which it can be reached), and `share` that was supposed.
    """
    supposed = supposed or Supposed()
    mine = [one for one in held.people if one.level in levels]
    women = sum(one.sex is Sex.FEMALE for one in mine)
    begin = _first_year(held.day)
    years = list(range(begin, supposed.last + 1))
    gone = _with_more(leaving(mine, held.day, supposed), women, len(mine) - women, years, supposed.more_vacancies)
    share = supposed.share if supposed.share is not None else held.pool_share
    values: dict[str, Any] = {"now": women / len(mine) if mine else None, "share": share, "target": target}
    values["leaving"] = {str(year): list(gone.get(year, (0, 0))) for year in years}
    values["holders"] = {one.value: _split(mine, one) for one in levels}
    sentences = []
    if mine and years and share is not None:
        cohort = projection.Cohort(women, len(mine) - women, gone)
        values["years"] = projection.posts(
            cohort, years, share, quits=supposed.quits, target=target, runs=supposed.runs, seed=supposed.seed
        )
        sentences.append(posts_words(_PAIR, values, share, target))
    if mine and years and target is not None:
        values["schedule"] = _schedule(mine, women, target, gone, years)
        sentences.append(schedule_words(values["schedule"], target, years[-1]))
        sentences += _later(values["schedule"])
    if not sentences:
        sentences.append(Words("Chưa đủ số liệu để dự báo.", "There is not enough to look ahead with."))
    return _result(held, mine, values=values, sentences=sentences, supposed=supposed)


def _schedule(
    mine: Sequence[Holder], women: int, target: float, gone: dict[int, tuple[int, int]], years: Sequence[int]
) -> dict[str, Any]:
    def until(last: int) -> dict[str, Any]:
        opened = [(year, *gone.get(year, (0, 0))) for year in range(years[0], last + 1)]
        return schedule(
            len(mine), women, target, [Year(year, of_women + of_men, of_women) for year, of_women, of_men in opened]
        )

    found = until(years[-1]) | {"wanted": whole_people(target * len(mine))}
    later = None if found["reachable"] else until(max([*gone, years[-1]]))["first_year"]
    return found | {"possible_in": later}


def _later(found: dict[str, Any]) -> list[Words]:
    year = found["possible_in"]
    if year is None:
        return []
    return [
        Words(
            f"Nếu mọi vị trí trống đều do nữ đảm nhận, sớm nhất đạt vào năm {year}.",
            f"If every vacancy went to a woman it would be reached in {year} at the earliest.",
        )
    ]


def _with_more(
    gone: dict[int, tuple[int, int]], women: int, men: int, years: Sequence[int], more: int
) -> dict[int, tuple[int, int]]:
    """The leavings with so many more each year, shared between women and men as they hold posts, while any stay."""
    if not more or not women + men:
        return gone
    found, owed = {}, 0.0
    left = [women, men]
    for year in years:
        known = gone.get(year, (0, 0))
        left = [max(0, held - off) for held, off in zip(left, known, strict=True)]
        extra = min(more, sum(left))
        owed += extra * left[0] / sum(left) if sum(left) else 0.0
        of_women = min(round(owed), left[0], extra)
        of_men = min(extra - of_women, left[1])
        owed -= of_women
        left = [left[0] - of_women, left[1] - of_men]
        found[year] = (known[0] + of_women, known[1] + of_men)
    return found


def _split(mine: Sequence[Holder], level: Level) -> list[int]:
    here = [one for one in mine if one.level is level]
    women = sum(one.sex is Sex.FEMALE for one in here)
    return [women, len(here) - women]


def _result(
    held: Holders,
    mine: Sequence[Holder],
    *,
    values: dict[str, Any],
    sentences: Sequence[Words],
    supposed: Supposed,
) -> Result:
    women = sum(one.sex is Sex.FEMALE for one in mine)
    unborn = sum(one.retires is None for one in mine)
    left_out = [
        LeftOut("other", held.unknown, Words("không rõ giới tính", "sex not known")),
        LeftOut("no-birth", unborn, Words("không rõ tháng sinh: coi như ở lại", "no birth known: taken to stay")),
    ]
    return Result(
        "posts",
        METHOD,
        named("numpy"),
        {"posts": len(mine), "women": women, "men": len(mine) - women, "pool": held.pool_women + held.pool_men},
        values,
        sentences,
        {
            "day": held.day.isoformat(),
            "source": held.source,
            "share": values["share"],
            "share_from_pool": supposed.share is None,
            "quits": supposed.quits,
            "more_vacancies": supposed.more_vacancies,
            "terms_end": supposed.terms_end,
            "runs": supposed.runs,
            "seed": supposed.seed,
        },
        [one for one in left_out if one.rows],
    )
