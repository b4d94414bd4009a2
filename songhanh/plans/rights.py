"""Whose right counts for a task: that of its lead, for doing also that of its partners, else that of the agency."""

from songhanh.agencies.access import Permission, Viewer
from songhanh.plans.models import Task

_SHARED = frozenset({Permission.TASK_DO, Permission.TASK_COMMENT, Permission.EVIDENCE_SEE})  # with partners
_OF_THE_AGENCY = frozenset({Permission.PLAN_AMEND, Permission.TASK_REMIND, Permission.PLAN_SEE})


def paths_of(task: Task, permission: Permission) -> list[str]:
    """The bodies of which one must give the right: those who do it are lead and partners, those who judge the lead."""
    found = [task.agency.path] if task.lead is None else [task.lead.path]
    if permission in _SHARED:
        found += [one.path for one in task.partners.all()]
    return found


def rights_on(task: Task, viewer: Viewer) -> frozenset[Permission]:
    """What the viewer may do with the task."""
    found = set()
    for one in Permission:
        paths = [task.agency.path] if one in _OF_THE_AGENCY else paths_of(task, one)
        if any(viewer.can(one, path) for path in paths):
            found.add(one)
    return frozenset(found)
