"""Proposals for what a plan leaves open: a day and a leading unit for each task that names none.

Reads header, sections and tasks; writes only `Task.proposed_date` and `Task.proposed_lead`. The rules
are rows of `law.proposal_rules`; each proposal says its reason, and nothing that is written is touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from songhanh.formats.blocks import Place
from songhanh.law.bodies import body_key
from songhanh.law.calendar import CalendarDay, calendar_day
from songhanh.law.proposal_rules import (
    DateRule,
    IssuerKind,
    WorkNature,
    WorkUnit,
    date_rules,
    usual_units,
    work_natures,
)
from songhanh.law.reporting import ReportDue, report_due
from songhanh.law.tables import Basis, Status
from songhanh.lib.text import fold
from songhanh.lib.words import Words
from songhanh.reading.plan import Found, Header, Plan, Recurrence, Task, When
from songhanh.reading.years import year_of

_ISSUERS: tuple[tuple[str, IssuerKind], ...] = (
    ("sở ", "department"),
    ("bộ ", "ministry"),
    ("ủy ban nhân dân tỉnh", "province"),
    ("ủy ban nhân dân thành phố", "province"),
    ("ủy ban nhân dân xã", "commune"),
    ("ủy ban nhân dân phường", "commune"),
)
_COMES_BACK = (Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What of the plan the rules look at."""

    year: int | None
    written: date | None
    on: date
    issuer: IssuerKind
    titles: dict[str, str]  # label to folded title
    named: str  # keys of the bodies that the plan names, a bar between them


def propose(plan: Plan, on: date | None = None) -> Plan:
    """The plan with a proposal wherever a task has no day or no body; `on` is the day of the plan if it has none."""
    setting = _setting(plan, on)
    return replace(plan, tasks=tuple(_complete(task, setting) for task in plan.tasks))


def _setting(plan: Plan, on: date | None) -> _Setting:
    year = year_of(plan.header)
    written = plan.header.date.value if plan.header.date else on
    bodies = (found.value for task in plan.tasks for found in (*task.lead, *task.partners))
    recipients = (found.value for found in plan.recipients)
    return _Setting(
        year=year,
        written=plan.header.date.value if plan.header.date else None,
        on=written or (date(year, 1, 1) if year else date.min),
        issuer=_issuer_kind(plan.header),
        titles={section.label: fold(section.title) for section in plan.sections},
        named="|".join(f" {body_key(name)} " for name in {*bodies, *recipients}),
    )


def _issuer_kind(header: Header) -> IssuerKind:
    key = body_key(header.issuer.value) if header.issuer else ""
    return next((kind for begin, kind in _ISSUERS if key.startswith(begin)), "")


def _complete(task: Task, setting: _Setting) -> Task:
    if task.dates and task.lead:
        return task
    text = fold(task.text)
    return replace(
        task,
        proposed_date=None if task.dates else _day(task, text, setting),
        proposed_lead=None if task.lead else _lead(task, text, setting),
    )


# Days


def _day(task: Task, text: str, setting: _Setting) -> Found[When] | None:
    if setting.year is None or (task.recurrence and task.recurrence.value in _COMES_BACK):
        return None
    fitting = [rule for rule in date_rules() if rule.pattern.search(text)]
    proposals = (_by_rule(rule, fitting, task.place, setting.year) for rule in fitting)
    proposal = next((one for one in proposals if one), None)
    return None if proposal and _is_over(proposal, setting) else proposal


def _is_over(proposal: Found[When], setting: _Setting) -> bool:
    """Whether a proposal ends before the plan was even written."""
    end = proposal.value.end
    return end is not None and setting.written is not None and end < setting.written


def _by_rule(rule: DateRule, fitting: list[DateRule], place: Place, year: int) -> Found[When] | None:
    if rule.kind == "calendar":
        return _on_occasions(place, [one for one in fitting if one.kind == "calendar"], year)
    if rule.kind == "report":
        return _by_reports(rule, place, year)
    if rule.kind == "year":
        return _through_the_year(place, year)
    return _when_it_happens(rule, place) if rule.kind == "open" else _before_the_year_closes(rule, place, year)


def _on_occasions(place: Place, rules: Iterable[DateRule], year: int) -> Found[When] | None:
    """From the first to the last day of the occasions that the task names."""
    found = [(rule.id, day) for rule in rules for id_ in rule.refers_to if (day := calendar_day(id_, year))]
    if not found:
        return None
    days = [day for _, day in found]
    reason = Words(
        f"Văn bản không ghi thời gian; {'; '.join(_listed(day).vi for day in days)}.",
        f"No time is written; {'; '.join(_listed(day).en for day in days)}.",
    )
    when = When(min(day.start for day in days), max(day.end for day in days), "")
    return Found(when, place, f"proposal.date.{found[0][0]}", reason)


def _listed(day: CalendarDay) -> Words:
    basis = _basis(day.basis)
    return Words(f"{day.name}: {_span(day)} ({basis.vi})", f"{day.name}: {_span(day)} ({basis.en})")


def _span(day: CalendarDay) -> str:
    return _vi(day.start) if day.start == day.end else f"{_vi(day.start)} - {_vi(day.end)}"


def _by_reports(rule: DateRule, place: Place, year: int) -> Found[When] | None:
    """The last day of the last report that the rule names; the reason gives the day of each."""
    known = [report_due(kind, year + rule.year_offset) for kind in rule.refers_to]
    dues = [due for due in known if due and due.last_day]
    if not dues:
        return None
    reason = Words(
        f"Văn bản không ghi thời hạn; {'; '.join(_due(due).vi for due in dues)}. Lấy ngày của cấp trên khi có.",
        f"No day is written; {'; '.join(_due(due).en for due in dues)}. The superior's own day goes first.",
    )
    last = max(due.last_day for due in dues if due.last_day)
    return Found(When(None, last, ""), place, f"proposal.date.{rule.id}", reason)


def _due(due: ReportDue) -> Words:
    basis = _basis(due.basis)
    kind = due.name.partition(" về ")[0]  # the days are those of any subject
    last = f": {_vi(due.last_day)}" if due.last_day else ""
    return Words(f"{kind}{last} ({basis.vi})", f"{kind}{last} ({basis.en})")


def _through_the_year(place: Place, year: int) -> Found[When]:
    reason = Words(
        f"Việc làm thường xuyên: cả năm {year}, kiểm tra mỗi quý.",
        f"Runs throughout {year}; look at it each quarter.",
    )
    return Found(When(date(year, 1, 1), date(year, 12, 31), ""), place, "proposal.date.all-year", reason)


def _when_it_happens(rule: DateRule, place: Place) -> Found[When]:
    reason = Words(
        f"Làm khi có phát sinh; pháp luật không ấn định số ngày, cơ quan tự đặt ({rule.basis.legal_basis}).",
        f"Done when it happens; no law sets a number of days, the agency sets its own ({rule.basis.legal_basis}).",
    )
    return Found(When(None, None, ""), place, f"proposal.date.{rule.id}", reason)


def _before_the_year_closes(rule: DateRule, place: Place, year: int) -> Found[When]:
    closing = next((day for id_ in rule.refers_to if (day := calendar_day(id_, year))), None)
    last = closing.end if closing else date(year, 12, 31)
    basis = f" ({closing.basis.legal_basis})" if closing else ""
    reason = Words(
        f"Việc của kế hoạch năm {year}: xong trước khi chốt số liệu báo cáo năm, {_vi(last)}{basis}.",
        f"Work of the plan of {year}: done before the figures of the year are closed, {_vi(last)}{basis}.",
    )
    return Found(When(None, last, ""), place, f"proposal.date.{rule.id}", reason)


# Bodies


def _lead(task: Task, text: str, setting: _Setting) -> Found[str] | None:
    nature = _nature(text) or _nature_of_section(task.section, setting.titles)
    if nature is None:
        return None
    units = usual_units(nature.id, setting.issuer, setting.on)
    if not units:
        return None
    unit = next((one for one in units if f" {body_key(one.unit)} " in setting.named), units[0])
    return Found(unit.unit, task.place, f"proposal.lead.{nature.id}", _why(nature, unit))


def _nature(text: str) -> WorkNature | None:
    """The kind of work whose words stand first: what a task begins with is what is to be done."""
    found = [(match.start(), nature) for nature in work_natures() if (match := nature.pattern.search(text))]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _nature_of_section(label: str | None, titles: dict[str, str]) -> WorkNature | None:
    """The kind of work of the nearest heading above that shows one."""
    while label:
        nature = _nature(titles.get(label, ""))
        if nature:
            return nature
        label = label.rpartition(".")[0]
    return None


def _why(nature: WorkNature, unit: WorkUnit) -> Words:
    basis = _basis(unit.basis)
    return Words(
        f"Văn bản không giao ai; {nature.name.vi}: thường do {unit.unit} làm đầu mối ({basis.vi}).",
        f"The text names nobody; {nature.name.en}: usually led by {unit.unit} ({basis.en}).",
    )


def _basis(basis: Basis) -> Words:
    """What a rule rests on, and that it was not verified where it was not."""
    if basis.status is not Status.UNVERIFIED:
        return Words(basis.legal_basis, basis.legal_basis)
    return Words(f"{basis.legal_basis}, chưa kiểm chứng", f"{basis.legal_basis}, not verified")


def _vi(day: date) -> str:
    return f"{day:%d/%m/%Y}"
