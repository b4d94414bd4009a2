"""The rows of plans, by subject."""

from songhanh.plans.models.drafts import BodyName, Item, ItemChange, Plan, PlanDocument
from songhanh.plans.models.proof import CalendarFeed, Evidence, Target, TargetValue
from songhanh.plans.models.work import Note, Occurrence, Step, Task

__all__ = [
    "BodyName",
    "CalendarFeed",
    "Evidence",
    "Item",
    "ItemChange",
    "Note",
    "Occurrence",
    "Plan",
    "PlanDocument",
    "Step",
    "Target",
    "TargetValue",
    "Task",
]
