"""Snapshots of an agency, and the targets that it set itself."""

from songhanh.agencies.access import Viewer
from songhanh.agencies.models import Body
from songhanh.people.models import OwnTarget, Snapshot


def snapshots_of(agency: Body, viewer: Viewer) -> list[Snapshot]:
    """The newest snapshot of each day, newest day first."""
    found: dict[object, Snapshot] = {}
    for one in Snapshot.objects.visible_to(viewer).filter(agency=agency).order_by("-day", "-made_at", "-pk"):
        found.setdefault(one.day, one)
    return list(found.values())


def own_targets(agency: Body) -> dict[tuple[str, int], OwnTarget]:
    """The targets that stand, by measure and year."""
    found = {(one.measure, one.year): one for one in OwnTarget.objects.filter(agency=agency).order_by("pk")}
    return {key: one for key, one in found.items() if one.percent is not None}
