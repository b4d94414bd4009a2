"""What a snapshot tells of women and men: figures against targets, of groups, over time; hidden where they are small.

The one place through which figures of a register leave for pages, files and the command: whoever may not see the
people is given `equity.release`, of all that is shown together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.files import file_store
from songhanh.equity.figures import Figure, figures
from songhanh.equity.flow_table import DEFINITIONS
from songhanh.equity.posts import Supposed, holders, outlook
from songhanh.equity.register import Register, open_register
from songhanh.equity.register_table import Shape
from songhanh.equity.release import PUBLIC, release
from songhanh.equity.results import Result
from songhanh.equity.snapshot import LEADERS, Level
from songhanh.equity.standing import Standing, standing
from songhanh.people.models import OwnTarget, Snapshot

# Shown by group: the dimension, and the measures that are told by it.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("unit_name", ("NB-2", "LD-2", "NB-1.2")),  # leading posts are public: what they tell of a unit is reckoned with
    ("age_band", ("NB-2",)),
    ("education", ("NB-2",)),
    ("staff_kind", ("NB-2",)),
    ("grade_group", ("NB-2",)),
)
OwnTargets = Mapping[tuple[str, int], OwnTarget]
# What an agency may set a target of its own for.
SHARES = {code: one for code, one in DEFINITIONS.items() if one.unit == "%" and not one.flows}
MOST_SNAPSHOTS = 8  # of the history


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a page shows of a snapshot; `hidden`: small counts are, since the viewer may not see people."""

    snapshot: Snapshot
    hidden: bool
    figures: Mapping[str, Figure]
    standings: Mapping[str, Standing]
    groups: Mapping[str, Sequence[Figure]]
    history: Mapping[str, Sequence[tuple[date, float | None]]]


class Key(NamedTuple):
    """What names the files of a snapshot: they never change, and so do not the figures made of them."""

    people: str
    events: str
    day: date
    agency: str


def _key(snapshot: Snapshot) -> Key:
    return Key(snapshot.people_digest, snapshot.events_digest, snapshot.day, snapshot.agency.code)


def register_of(snapshot: Snapshot) -> Register:
    """The snapshot's files, opened."""
    return _opened(_key(snapshot))


def _opened(key: Key) -> Register:
    store = file_store()
    return open_register(store.path(key.people), store.path(key.events), key.day, source=key.people, agency=key.agency)


@lru_cache(maxsize=64)
def _figures(key: Key, *, hidden: bool) -> tuple[Figure, ...]:
    """All figures that a page shows, hidden together where they must be; once for each snapshot in a process."""
    register = _opened(key)
    found = figures(register)
    for dimension, codes in GROUPS:
        found += figures(register, codes, [dimension])
    return tuple(release(found, PUBLIC) if hidden else found)


@lru_cache(maxsize=256)
def _earlier(key: Key, later: Key, moved: float) -> tuple[Figure, ...]:
    """The shares of an earlier snapshot, hidden so that nothing follows from both days either."""
    before = [one for one in _figures(later, hidden=True) if not one.group]
    return tuple(release(figures(_opened(key)), PUBLIC, before=before, moved=moved))


def may_see(snapshot: Snapshot, viewer: Viewer) -> bool:
    """Whether the viewer sees the people behind the figures of the whole agency."""
    return viewer.can(Permission.REGISTER_SEE, snapshot.agency.path)


def measured(
    snapshot: Snapshot,
    viewer: Viewer,
    *,
    earlier: Sequence[Snapshot] = (),
    own: Mapping[tuple[str, int], OwnTarget] = {},
) -> Measured:
    """The figures of the snapshot, those of groups, and the shares of earlier snapshots; hidden together."""
    hidden = not may_see(snapshot, viewer)
    later = min((one for one in earlier if one.day > snapshot.day), key=lambda one: one.day, default=None)
    found = _figures(_key(snapshot), hidden=hidden)
    if hidden and later is not None:
        # Of an earlier day no groups, and nothing that would follow from it and the day after it together.
        found = _earlier(_key(snapshot), _key(later), _moved(snapshot, later))
    whole = {one.code: one for one in found if not one.group}
    standings = {code: against(one, own or {}) for code, one in whole.items()}
    groups = {name: [one for one in found if one.group and one.group[0][0] == name] for name, _ in GROUPS}
    return Measured(snapshot, hidden, whole, standings, groups, _history(snapshot, earlier, whole, hidden=hidden))


def against(figure: Figure, own: OwnTargets, year: int | None = None) -> Standing:
    """The figure against the agency's own target of the year, else that of the programme."""
    held = own.get((figure.code, year or figure.day.year))
    share = float(held.percent) / 100 if held is not None and held.percent is not None else None
    return standing(figure, year, share)


def _history(
    snapshot: Snapshot, earlier: Sequence[Snapshot], whole: Mapping[str, Figure], *, hidden: bool
) -> dict[str, list[tuple[date, float | None]]]:
    """The value of each share by day, oldest first; what two days together would tell is hidden on the earlier one."""
    found = {code: [(snapshot.day, one.value)] for code, one in whole.items() if one.definition.shape is not Shape.MEAN}
    later = snapshot
    for one in [held for held in earlier if held.day < snapshot.day][: MOST_SNAPSHOTS - 1]:
        moved = _moved(one, later)
        then = _earlier(_key(one), _key(later), moved) if hidden else _figures(_key(one), hidden=False)
        for each in then:
            if each.code in found and not each.group:
                found[each.code].insert(0, (one.day, each.value))
        later = one
    return found


def _moved(one: Snapshot, other: Snapshot) -> float:
    """By how many people at most counts are known to have changed: what totals, which are always shown, tell."""
    return float(max(abs(one.present - other.present), abs(one.women - other.women)))


def looked_ahead(
    snapshot: Snapshot, viewer: Viewer, levels: Sequence[Level], target: float, supposed: Supposed
) -> Result:
    """Leading posts to 2030: public posts and the law of retirement; the pool's share only where it may be told."""
    held = holders(register_of(snapshot))
    if supposed.share is None and not may_see(snapshot, viewer):
        shown = _figures(_key(snapshot), hidden=True)
        if any(one.code == "LD-2" and not one.group and one.is_hidden for one in shown):
            supposed = _even(supposed)
    return outlook(held, levels or LEADERS, target=target, supposed=supposed)


def _even(supposed: Supposed) -> Supposed:
    """Half of the vacancies to women, where the pool's own share would tell of a few people."""
    return Supposed(0.5, supposed.quits, supposed.more_vacancies, supposed.terms_end, supposed.last)
