"""What is hidden stays hidden: an attacker of the tests' own tries one table, two, and two days."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from songhanh.equity.attacker import bounds, filled
from songhanh.equity.cells import Key, Table, key, system, together, with_totals
from songhanh.equity.suppression import Pattern, Rule, choose

Published = Mapping[Key, float | None]
TABLES = st.integers(2, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.integers(0, 9), min_size=wide, max_size=wide), min_size=2, max_size=5
    )
)  # fmt: skip
FEW = settings(deadline=None, max_examples=12)


def table(rows: Sequence[Sequence[int]], down: str = "unit", across: str = "sex") -> Table:
    """A table of these counts, with its totals."""
    labels = {down: [f"r{at}" for at in range(len(rows))], across: [f"c{at}" for at in range(len(rows[0]))]}
    cells = {
        key([(down, f"r{r}"), (across, f"c{c}")]): float(count)
        for r, row in enumerate(rows)
        for c, count in enumerate(row)
    }
    return with_totals(labels, cells)


def shown(one: Table, hidden: set[Key]) -> Published:
    return {name: None if name in hidden else count for name, count in one.counts.items()}


class Attacker:
    """Knows what is published, that counts are 0 or more, and how many people a cell may have changed by."""

    def __init__(self, days: Sequence[tuple[Sequence[Table], Published]], moved: float | None = None) -> None:
        self.names = [(day, name) for day, (_, told) in enumerate(days) for name in told]
        at = {name: place for place, name in enumerate(self.names)}
        self.low = np.zeros(len(self.names))
        self.high = np.full(len(self.names), 1e4)
        equal, least, most = [], [], []
        for day, (tables, told) in enumerate(days):
            for name, count in told.items():
                if count is not None:
                    self.low[at[day, name]] = self.high[at[day, name]] = count
            for one in tables:
                for total, parts in one.sums():
                    row = np.zeros(len(self.names))
                    row[at[day, total]] = -1
                    row[[at[day, part] for part in parts]] += 1
                    equal.append(row)
        for name in days[-1][1] if moved is not None else ():
            if (0, name) in at and len(days) > 1:
                row = np.zeros(len(self.names))
                row[at[1, name]], row[at[0, name]] = 1, -1
                least.append(-row)
                most.append(row)
        self.equal, self.less = np.array(equal), np.array([*least, *most])
        self.moved = moved or 0.0

    def width(self, day: int, name: Key, *, whole: bool = False) -> float:
        """How far a count can range."""
        aim = np.zeros(len(self.names))
        aim[self.names.index((day, name))] = 1
        ends = [self._least(sign * aim, whole) for sign in (1, -1)]
        return -ends[1] - ends[0]

    def _least(self, aim: np.ndarray, whole: bool) -> float:
        more = {} if not len(self.less) else {"A_ub": self.less, "b_ub": np.full(len(self.less), self.moved)}
        done = optimize.linprog(
            aim,
            A_eq=self.equal,
            b_eq=np.zeros(len(self.equal)),
            bounds=np.column_stack([self.low, self.high]),
            integrality=np.ones(len(aim)) if whole else None,
            **more,
        )
        assert done.status == 0, done.message
        return float(done.fun)


def hidden_by(pattern: Pattern, names: Sequence[tuple[str, Key]], day: str = "") -> set[Key]:
    return {name for (when, name), one in zip(names, pattern.hidden, strict=True) if one and when == day}


def check(tables: Sequence[Table], rule: Rule) -> set[Key]:
    """Choose a pattern for tables published together, and attack it."""
    whole = system(tables)
    pattern = choose(whole, rule)
    hidden = hidden_by(pattern, whole.names)
    together_: dict[Key, float | None] = {}
    for one in tables:
        together_ |= shown(one, hidden)
        assert all(name in hidden for name, count in one.counts.items() if rule.is_small(count))
    attacker = Attacker([(tables, together_)])
    for name in hidden:
        assert attacker.width(0, name) >= rule.width - 1e-6
        assert attacker.width(0, name, whole=True) >= rule.width - 1e-6
    assert pattern.unsafe == ()
    return hidden


@FEW
@given(rows=TABLES, hide=st.integers(1, 4), width=st.integers(1, 4))
def test_no_hidden_count_of_one_table_is_bounded_too_tightly(rows: list[list[int]], hide: int, width: int) -> None:
    check([table(rows)], Rule(hide, width))


@FEW
@given(rows=TABLES, zeros=st.just(True))
def test_zeros_may_be_private_too(rows: list[list[int]], zeros: bool) -> None:
    check([table(rows)], Rule(2, 3, zeros=zeros))


@FEW
@given(rows=TABLES, cut=st.integers(0, 9))
def test_no_hidden_count_of_two_tables_published_together_is(rows: list[list[int]], cut: int) -> None:
    by_unit = table(rows)
    # The same people by another dimension: the totals by sex, and of all, are the same cells.
    sums = [int(one) for one in np.array(rows).sum(axis=0)]
    first = [min(cut, one) for one in sums]
    by_level = table([first, [one - part for one, part in zip(sums, first, strict=True)]], down="level")
    check([by_unit, by_level], Rule(3, 3))


@FEW
@given(rows=TABLES, moved=st.integers(0, 2), data=st.data())
def test_no_hidden_count_of_two_days_is(rows: list[list[int]], moved: int, data: st.DataObject) -> None:
    rule = Rule(3, 2)
    before = table(rows)
    old = system([before], "before")
    hidden_before = hidden_by(choose(old, rule), old.names, "before")
    change = st.integers(-moved, moved)
    now = table([[max(0, count + data.draw(change)) for count in row] for row in rows])
    published = Table(
        before.labels, {name: np.nan if name in hidden_before else count for name, count in before.counts.items()}
    )
    # A total may change by more than a cell.
    most = max(abs(now.counts[name] - count) for name, count in before.counts.items())
    whole = filled(together(system([published], "before"), system([now]), most))
    assert whole is not None
    pattern = choose(whole, rule)
    hidden = hidden_by(pattern, whole.names)
    attacker = Attacker([([before], shown(before, hidden_before)), ([now], shown(now, hidden))], most)
    lost = {whole.names[at] for at in pattern.unsafe}
    for day, when, names in ((0, "before", hidden_before), (1, "", hidden)):
        for name in names:
            assert attacker.width(day, name) >= rule.width - 1e-6 or (when, name) in lost
    # What cannot be kept is what was known already: hiding everything would not keep it either.
    everything = Attacker([([before], shown(before, hidden_before)), ([now], dict.fromkeys(now.counts))], most)
    for when, name in lost:
        assert everything.width(0 if when == "before" else 1, name, whole=True) < rule.width


@pytest.mark.deep
@settings(deadline=None, max_examples=400)
@given(rows=TABLES, hide=st.integers(1, 4), width=st.integers(1, 5))
def test_no_hidden_count_is_bounded_too_tightly_in_many_tables(rows: list[list[int]], hide: int, width: int) -> None:
    check([table(rows)], Rule(hide, width))


def test_the_pattern_is_the_cheapest_by_trial_of_all() -> None:
    rows = [[5, 2, 9], [8, 7, 6], [4, 10, 3], [11, 1, 12]]
    assert len(check([table(rows)], Rule(2, 3))) == 4


def test_someone_alone_in_a_cell_learns_no_other() -> None:
    one = table([[5, 2, 9], [8, 7, 6], [4, 10, 3], [11, 1, 12]])
    rule = Rule(2, 3, insiders=True)
    whole = system([one])
    for optimum in (True, False):
        pattern = choose(whole, rule, optimum=optimum)
        lone = whole.place(key([("unit", "r3"), ("sex", "c1")]))
        seen = pattern.hidden.copy()
        seen[lone] = False
        other = whole.place(key([("unit", "r0"), ("sex", "c1")]))
        assert bounds(whole, seen, other).width >= 1


def test_a_table_without_small_counts_is_published_whole() -> None:
    assert check([table([[5, 6], [7, 8]])], Rule(2, 3)) == set()
    assert choose(system([table([[5, 0], [7, 0]])]), Rule(2, 3)).optimal


def test_a_table_too_small_to_protect_hides_its_totals() -> None:
    hidden = check([table([[1, 0], [0, 1]])], Rule(2, 3))
    assert () in hidden


@pytest.mark.parametrize("seed", [1, 2])
def test_a_large_table_is_left_to_the_heuristic_and_is_safe(seed: int) -> None:
    random = np.random.default_rng(seed)
    one = table(random.poisson(6, (12, 5)).tolist())
    whole = system([one])
    cheap, quick = choose(whole, Rule(3, 3)), choose(whole, Rule(3, 3), optimum=False)
    assert quick.unsafe == ()
    assert not quick.optimal
    assert cheap.hidden.sum() <= quick.hidden.sum()


def test_counts_that_cannot_be_are_told() -> None:
    before, now = table([[5, 5], [5, 5]]), table([[5, 5], [5, 9]])
    assert filled(together(system([before], "before"), system([now]), 1)) is None


def test_a_table_of_three_dimensions_has_totals_of_totals() -> None:
    labels = {"unit": ["a", "b"], "sex": ["f", "m"], "level": ["1", "2"]}
    inner = {name: float(at) for at, name in enumerate(Table(labels, {}).inner())}
    one = with_totals(labels, inner)
    assert one.counts[()] == 28
    assert one.counts[key([("unit", "b")])] == 22
    assert len(one.counts) == 27
    assert np.abs(system([one]).matrix @ system([one]).values).max() == 0
