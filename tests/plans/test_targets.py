"""Targets: what was reached is reported with numerator and denominator, next to what was aimed at."""

from datetime import date
from decimal import Decimal

import pytest
from cast import Cast
from imported import issued

from songhanh.agencies.access import Forbidden
from songhanh.lib.words import Problem
from songhanh.plans.actions.targets import Reported, report_value
from songhanh.plans.models import Plan, Target
from songhanh.plans.queries.targets import target_rows


@pytest.fixture
def plan(people: Cast) -> Plan:
    plan = issued(people)
    Target(plan=plan, text="Nữ trong quy hoạch", comparator=">=", value=40, unit="%", by=2026).save()
    Target(plan=plan, text="Cuộc truyền thông", comparator=">=", value=2, unit="cuộc", by=2026).save()
    return plan


def year(**values: Decimal) -> Reported:
    return Reported(starts=date(2026, 1, 1), ends=date(2026, 6, 30), source="Sổ cán bộ", **values)


def test_a_ratio_is_computed_from_its_parts(people: Cast, plan: Plan) -> None:
    target = Target.objects.get(plan=plan, unit="%")
    report_value(
        target=target.pk, reported=year(numerator=Decimal(17), denominator=Decimal(38)), by=people.viewer(people.ha)
    )
    row = target_rows(plan)[0]
    assert row.newest is not None
    assert row.newest.value == Decimal("44.7368")
    assert row.reached is True


def test_a_correction_is_a_report_of_its_own_and_the_newest_counts(people: Cast, plan: Plan) -> None:
    target = Target.objects.get(plan=plan, unit="cuộc")
    for value in (Decimal(3), Decimal(1)):
        report_value(target=target.pk, reported=year(value=value), by=people.viewer(people.an))
    row = target_rows(plan)[1]
    assert (len(row.values), row.reached, row.short_by) == (2, False, Decimal(1))


@pytest.mark.parametrize(
    "values",
    [{}, {"numerator": Decimal(5)}, {"numerator": Decimal(5), "denominator": Decimal(0)},
     {"numerator": Decimal(9), "denominator": Decimal(8)}],
)  # fmt: skip
def test_a_ratio_that_cannot_be_is_refused(people: Cast, plan: Plan, values: dict[str, Decimal]) -> None:
    target = Target.objects.get(plan=plan, unit="%")
    with pytest.raises(Problem):
        report_value(target=target.pk, reported=year(**values), by=people.viewer(people.an))


def test_only_secretary_and_personnel_report(people: Cast, plan: Plan) -> None:
    target = Target.objects.get(plan=plan, unit="cuộc")
    with pytest.raises(Forbidden):
        report_value(target=target.pk, reported=year(value=Decimal(1)), by=people.viewer(people.em))
    with pytest.raises(Target.DoesNotExist):
        report_value(target=target.pk, reported=year(value=Decimal(1)), by=people.viewer(people.binh))
