"""Whether a target share can still be reached by a year, and how many appointments of women that takes at least.

Nothing is estimated here: posts, women now, vacancies and which of them women leave are known or asked for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scipy import stats

_ROUNDING = 9  # decimals: 0.4 of 20 posts is 8, not 8.000000000000002


class Year(NamedTuple):
    """The posts that fall vacant in a year, and how many of them women leave."""

    year: int
    vacancies: int
    left_by_women: int


@dataclass(frozen=True, slots=True)
class Case:
    """So many posts, women in them now, vacancies until the day, those left by women, and the target as a share."""

    posts: int
    women: int
    vacancies: int
    left_by_women: int
    target: float

    def __post_init__(self) -> None:
        counts = (self.posts, self.women, self.vacancies, self.left_by_women)
        if min(counts) < 0 or self.women > self.posts or not 0 < self.target <= 1:
            raise ValueError(self)
        if self.left_by_women > min(self.women, self.vacancies) or self.vacancies > self.posts:
            raise ValueError(self)

    @property
    def wanted(self) -> int:
        """The women that the target means."""
        return whole_people(self.target * self.posts)

    @property
    def needed(self) -> int:
        """Appointments of women that it takes: `max(0, ceil(T N) - (W - Wv))`."""
        return max(0, self.wanted - (self.women - self.left_by_women))

    @property
    def reachable(self) -> bool:
        """Whether there are as many vacancies as that."""
        return self.needed <= self.vacancies

    def shares(self) -> tuple[float, float]:
        """The lowest and the highest share that can come about."""
        if not self.posts:
            return math.nan, math.nan
        stay = self.women - self.left_by_women
        return stay / self.posts, (stay + self.vacancies) / self.posts

    def chance(self, share: float) -> float:
        """The chance to reach it if each vacancy goes to a woman with probability `share`, apart from the others."""
        return float(stats.binom.sf(self.needed - 1, self.vacancies, share))

    def added(self) -> int | None:
        """The women to be added, posts growing with them, with nobody replaced: least k with (W + k)/(N + k) >= T."""
        return added(self.posts, self.women, self.target)


def whole_people(number: float) -> int:
    """The least whole number of people that is not below `number`."""
    return math.ceil(round(number, _ROUNDING))


def added(people: float, women: float, target: float) -> int | None:
    """The least k for which (women + k) / (people + k) reaches the target; None for all while men are there."""
    if target >= 1:
        return 0 if women >= people else None
    return max(0, whole_people((target * people - women) / (1 - target)))


def schedule(posts: int, women: int, target: float, years: Sequence[Year]) -> dict[str, Any]:
    """The least number of women to appoint in each year so that the target is reached after the last of them.

    `per_year` is the least even number (a year with fewer vacancies gives all of them); None where even all vacancies
    do not do: then only the share that can be had is told. `first_year` is the earliest in which the target can stand.
    """
    ordered = sorted(years)
    vacancies, left = sum(one.vacancies for one in ordered), sum(one.left_by_women for one in ordered)
    needed = max(0, whole_people(target * posts) - (women - left))
    even = next((n for n in range(vacancies + 1) if sum(min(n, one.vacancies) for one in ordered) >= needed), None)
    return {
        "needed": needed,
        "vacancies": vacancies,
        "reachable": needed <= vacancies,
        "per_year": even,
        "first_year": _first(posts, women, target, ordered),
        "highest_share": (women - left + vacancies) / posts if posts else math.nan,
    }


def _first(posts: int, women: int, target: float, years: Sequence[Year]) -> int | None:
    """The first year after which the share reaches the target if every vacancy goes to a woman."""
    highest = women
    for one in years:
        highest += one.vacancies - one.left_by_women
        if highest >= whole_people(target * posts):
            return one.year
    return None
