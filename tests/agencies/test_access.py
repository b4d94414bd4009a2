"""Rights: what a role may do where."""

import pytest
from cast import NOW, Cast

from songhanh.agencies.access import AGENCY_WIDE, REASONS, ROLES, Branch, Conflict, Forbidden, Permission, Role, Viewer
from songhanh.lib.words import Problem, Words


def at(role: Role, path: str = "00010001", agency: str = "00010001") -> Viewer:
    return Viewer(7, "Ai đó", "vi", (Branch(role, 2, path, 1, agency),), NOW)


def test_every_role_and_every_permission_has_words() -> None:
    assert set(ROLES) == set(Role)
    assert set(REASONS) == set(Permission)


def test_whoever_has_a_role_has_an_account() -> None:
    assert [role for role, row in ROLES.items() if Permission.ACCOUNT not in row.may] == []


def test_a_right_holds_in_the_branch_and_nowhere_else() -> None:
    secretary = at(Role.SECRETARY)
    assert secretary.can(Permission.PLAN_ISSUE, "00010001")
    assert secretary.can(Permission.PLAN_ISSUE, "000100010007")
    assert not secretary.can(Permission.PLAN_ISSUE, "00010002")
    assert not secretary.can(Permission.PLAN_ISSUE, "0001")


@pytest.mark.parametrize("permission", sorted(AGENCY_WIDE))
def test_who_works_in_a_unit_sees_the_whole_agency(permission: Permission) -> None:
    staff = at(Role.STAFF, path="000100010003")
    assert staff.can(permission, "00010001") is (permission in ROLES[Role.STAFF].may)


def test_who_works_in_a_unit_does_its_tasks_only() -> None:
    staff = at(Role.STAFF, path="000100010003")
    assert staff.can(Permission.TASK_DO, "000100010003")
    assert not staff.can(Permission.TASK_DO, "000100010004")


def test_to_require_what_one_has_not_tells_what() -> None:
    with pytest.raises(Forbidden) as told:
        at(Role.STAFF).require(Permission.PEOPLE_EDIT, "00010001")
    assert told.value.permission is Permission.PEOPLE_EDIT


def test_one_of_several_bodies_is_enough() -> None:
    at(Role.STAFF, path="000100010003").require(Permission.TASK_DO, "000100010004", "000100010003")


def test_who_has_no_role_may_nothing() -> None:
    nobody = Viewer(7, "Ai đó", "vi", (), NOW)
    assert [one for one in Permission if nobody.can_anywhere(one)] == []
    assert nobody.agency == 0


def test_the_program_may_everything() -> None:
    assert all(Viewer.program(NOW).can(one, "0009") for one in Permission)


def test_a_conflict_is_a_problem_that_people_are_told() -> None:
    assert isinstance(Conflict(Words("a", "b"), Words("c", "d")), Problem)


def test_roles_of_the_cast_hold_on_their_day(people: Cast) -> None:
    assert people.viewer(people.an).can(Permission.PLAN_PREPARE, people.office.path)
    assert not people.viewer(people.binh).can(Permission.PLAN_SEE, people.agency.path)
    assert people.viewer(people.chi).can(Permission.PLAN_SEE, people.agency.path)
