"""Values of a plan in words, as the exported files say them (Vietnamese, which official files are in)."""

from songhanh.formats.blocks import Place
from songhanh.lib.words import Words
from songhanh.reading.plan import Found, Plan, Recurrence, Section, When

RECURRENCES = {
    Recurrence.WEEKLY: Words("Hằng tuần", "Weekly"),
    Recurrence.MONTHLY: Words("Hằng tháng", "Monthly"),
    Recurrence.QUARTERLY: Words("Hằng quý", "Quarterly"),
    Recurrence.HALF_YEARLY: Words("6 tháng một lần", "Half-yearly"),
    Recurrence.YEARLY: Words("Hằng năm", "Yearly"),
    Recurrence.PERIODIC: Words("Định kỳ", "Periodically"),
    Recurrence.AD_HOC: Words("Khi phát sinh", "As it arises"),
}
COMPARATORS = {">=": "Từ … trở lên (≥)", "<=": "Không quá (≤)", "=": "Bằng (=)"}


def names(found: tuple[Found[str], ...]) -> str | None:
    """The values, parted by semicolons; None where there is none."""
    return "; ".join(one.value for one in found) or None


def period(when: When) -> str:
    """A day or period as it is written; as days where it is a proposal and nothing is written."""
    if when.as_written:
        return when.as_written
    if when.start == when.end and when.end:
        return f"ngày {when.end:%d/%m/%Y}"
    first = f"từ {when.start:%d/%m/%Y}" if when.start else ""
    return f"{first} đến {when.end:%d/%m/%Y}".strip() if when.end else first


def repeats(recurrence: Found[Recurrence] | None) -> str | None:
    """How often, in words."""
    return RECURRENCES[recurrence.value].vi if recurrence else None


def place(where: Place, kind: str = "") -> str:
    """The place in the original, to be looked up by a person: page, paragraph or line, then characters counted from 1.

    `kind` is the format of the document: plain text has lines, any other paragraphs.
    """
    parts = [f"trang {where.page}"] if where.page else []
    parts += [f"{'dòng' if kind == 'txt' else 'đoạn'} {where.paragraph}"] if where.paragraph else []
    parts.append(f"ký tự {where.start + 1}–{max(where.end, where.start + 1)}")
    return ", ".join(parts)


def section_names(plan: Plan) -> dict[str, str]:
    """Label to label and title ("II.3.a Tăng cường …")."""
    return {one.label: _section(one) for one in plan.sections}


def _section(section: Section) -> str:
    return f"{section.label}. {section.title}" if section.title else section.label
