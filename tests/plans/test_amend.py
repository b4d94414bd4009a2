"""A plan in effect is amended with a reason; what stood before stays in the log."""

import json
from datetime import date
from decimal import Decimal

import pytest
from cast import Cast
from imported import draft, issued

from songhanh.agencies.access import Conflict, Forbidden
from songhanh.audit.models import Entry
from songhanh.lib.words import Problem
from songhanh.plans.actions.amend import Aim, Head, amend_head, amend_target
from songhanh.plans.models import Plan, Target

HEAD = Head("15/KH-SKHĐT", date(2026, 3, 5), "GIÁM ĐỐC", "Lương Văn Khải")


def test_number_day_and_signer_are_corrected_with_a_reason(people: Cast) -> None:
    plan = amend_head(plan=issued(people).pk, head=HEAD, reason="Ghi nhầm số", by=people.viewer(people.khai))
    assert (plan.number, plan.issued_on) == ("15/KH-SKHĐT", date(2026, 3, 5))
    told = json.loads(Entry.objects.get(event="plan.amended").body)
    assert told["before"]["number"] == "12/KH-SKHĐT"
    assert told["reason"] == "Ghi nhầm số"


def test_without_reason_right_or_plan_nothing_changes(people: Cast) -> None:
    plan = issued(people)
    with pytest.raises(Problem, match="lý do"):
        amend_head(plan=plan.pk, head=HEAD, reason=" ", by=people.viewer(people.an))
    with pytest.raises(Forbidden):
        amend_head(plan=plan.pk, head=HEAD, reason="x", by=people.viewer(people.em))
    with pytest.raises(Plan.DoesNotExist):
        amend_head(plan=plan.pk, head=HEAD, reason="x", by=people.viewer(people.binh))
    with pytest.raises(Plan.DoesNotExist):
        amend_head(plan=draft(people, "KẾ HOẠCH\nnăm 2027\n").pk, head=HEAD, reason="x", by=people.viewer(people.an))


def test_a_target_aims_at_something_else_and_two_people_do_not_overwrite_each_other(people: Cast) -> None:
    target = Target.objects.create(plan=issued(people), text="Nữ trong quy hoạch", comparator=">=", value=40, unit="%")
    by = people.viewer(people.an)
    aim = Aim(">=", Decimal("45.5"), 2030)
    changed = amend_target(target=target.pk, version=1, aim=aim, reason="Theo kế hoạch tỉnh", by=by)
    assert (changed.value, changed.by, changed.version) == (Decimal("45.5"), 2030, 2)
    with pytest.raises(Conflict):
        amend_target(target=target.pk, version=1, aim=aim, reason="x", by=by)
