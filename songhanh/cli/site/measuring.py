"""Measures from the command line."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.agencies.queries import agency_by_code
from songhanh.cli.site.readiness import reach
from songhanh.formats.save import save
from songhanh.formats.writers import to_xlsx
from songhanh.lib.words import Problem, Words
from songhanh.people.actions.snapshots import take_snapshot
from songhanh.people.models import Register, Snapshot
from songhanh.people.queries.snapshots import own_targets, snapshots_of
from songhanh.reports.measure_sheets import measures_workbook, standings_json
from songhanh.reports.measures import Measured, measured


@dataclass(frozen=True, slots=True)
class Told:
    """What was measured, of one agency."""

    measured: Measured
    agency: str
    indicator: str

    @property
    def day(self) -> date:
        """The day of the snapshot."""
        return self.measured.snapshot.day

    def _standings(self) -> list[Any]:
        return [one for code, one in self.measured.standings.items() if self.indicator in {"", code}]

    def lines(self) -> list[tuple[str, str, str, Words]]:
        """Code, numerator, denominator, sentence."""
        return [
            (one.figure.code, _whole(one.figure.numerator), _whole(one.figure.denominator), one.sentence)
            for one in self._standings()
        ]

    def json(self) -> dict[str, Any]:
        """As another program takes it."""
        groups = {} if self.indicator else self.measured.groups
        about = {"agency": self.agency, "day": self.day.isoformat(), "source": self.measured.snapshot.people_digest}
        return about | standings_json(self._standings(), groups)

    def write(self, path: Path) -> None:
        """The workbook, whole or not at all."""
        save(to_xlsx(measures_workbook(self.measured, self.agency), timezone.now()), path)


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def measure(agency: str, on: date | None, indicator: str) -> Told:
    """The figures of the agency on the day.

    Raises Problem: no such agency or indicator, several agencies and none named, or nobody in the register then.
    """
    reach()
    by = Viewer.program(timezone.now())
    body = agency_by_code(agency) if agency else _only()
    known = snapshots_of(body, by)
    snapshot = _snapshot(body, known, on, by)
    found = measured(snapshot, by, own=own_targets(body))
    if indicator and indicator not in found.standings:
        shown = ", ".join(sorted(found.standings)[:12])
        what = Words(f"không có chỉ số “{indicator}”.", f"there is no measure “{indicator}”.")
        raise Problem("no-indicator", what, Words(f"Các mã: {shown} …", f"Codes: {shown} …"))
    return Told(found, body.code, indicator)


def _snapshot(body: Body, known: list[Snapshot], on: date | None, by: Viewer) -> Snapshot:
    if on is None and known:
        return known[0]
    return take_snapshot(agency=body, day=on or by.day, by=by)


def _only() -> Body:
    found = list(Body.objects.filter(pk__in=Register.objects.values("agency"))[:2])
    if len(found) != 1:
        what = Words("chưa nêu cơ quan.", "which agency was not told.")
        raise Problem("no-agency", what, Words("Thêm --agency MÃ.", "Add --agency CODE."))
    return found[0]
