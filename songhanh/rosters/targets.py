"""What columns may mean: the fields of the register, and the ways in which a column gives one (`sex=F`)."""

import re

TEXTS = (
    "ethnicity",
    "unit",
    "position",
    "grade_name",
    "new_grade_name",
    "major",
    "foreign_language",
    "informatics",
    "course",
    "training_result",
    "note",
    "decision",
    "other_name",
)
DATES = (
    "birth",
    "party_joined",
    "recruited",
    "appointed",
    "step_from",
    "next_step",
    "decision_date",
    "training_from",
    "training_to",
    "new_step_from",
)
NUMBERS = (
    "step",
    "coefficient",
    "beyond_scale",
    "position_allowance",
    "monthly_pay",
    "new_step",
    "new_coefficient",
    "new_beyond_scale",
)
CHOICES = (
    "sex",
    "class",
    "education",
    "political_theory",
    "state_management",
    "staff_kind",
    "in_pool",
    "increase_kind",
)
FIELDS = (
    "name", "other_name", "staff_code", "sex", "birth", "ethnicity", "party_joined", "unit", "position", "staff_kind",
    "recruited", "appointed", "grade", "grade_name", "class", "step", "coefficient", "beyond_scale", "step_from",
    "next_step", "position_allowance", "monthly_pay", "education", "major", "political_theory", "state_management",
    "foreign_language", "informatics", "in_pool", "pool_round", "target_posts", "decision", "decision_date", "course",
    "training_from", "training_to", "training_result", "evaluations", "increase_kind", "new_grade", "new_grade_name",
    "new_step", "new_coefficient", "new_beyond_scale", "new_step_from", "note",
)  # fmt: skip
BIRTH_PAIR = ("birth_male", "birth_female")
BIRTH_PARTS = ("birth_day", "birth_month", "birth_year")
TOGETHER = (
    "step+coefficient",
    "new_step+new_coefficient",
    "decision+decision_date",
    "grade_name+grade",
    "grade+grade_name",
)
TICKED = (
    "sex",
    "education",
    "political_theory",
    "state_management",
    "staff_kind",
    "target_posts",
    "evaluation",
    "increase_kind",
    "class",
)
PAID = ("grade", "grade_name", "step", "coefficient", "beyond_scale", "step_from", "step+coefficient")
_YEAR = re.compile(r"evaluation@(?:19|20)\d\d")


def is_target(text: str) -> bool:
    """Whether a column may be mapped so."""
    if text in FIELDS or text in BIRTH_PAIR or text in BIRTH_PARTS or text in TOGETHER or text == "training_period":
        return True
    field, tick, value = text.partition("=")
    return bool(_YEAR.fullmatch(text) or (tick and value.strip() and field in TICKED))


def renewed(target: str) -> str:
    """The target of what is proposed instead: `new_step` for `step`."""
    return "+".join(f"new_{part}" for part in target.split("+")) if target in PAID else target
