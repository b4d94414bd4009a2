"""Writes to agencies, people and roles: who may, what is refused, what the log holds."""

from datetime import date, timedelta

import pytest
from cast import NOW, PASSWORD, Cast

from songhanh.agencies.access import Conflict, Forbidden, Role, Viewer
from songhanh.agencies.actions import (
    add_unit,
    add_user,
    change_body,
    change_own_password,
    change_user,
    choose_mail,
    end_grant,
    enter_person,
    found_agency,
    grant_role,
    note_sessions_ended,
    note_sign_in,
    set_password,
)
from songhanh.agencies.models import Body, Grant, User
from songhanh.agencies.queries import person_of, roles_of
from songhanh.audit.queries import Told, entries, prove
from songhanh.lib.words import Problem


def last(cast: Cast) -> Told:
    return entries(cast.agency.pk, most=1)[0]


def test_agencies_and_units_stand_in_one_tree(people: Cast) -> None:
    assert people.agency.path.startswith(people.province.path)
    assert people.office.path.startswith(people.agency.path)
    assert len({people.province.path, people.agency.path, people.next_door.path, people.office.path}) == 4


def test_a_second_root_gets_a_path_of_its_own(people: Cast) -> None:
    other = found_agency(code="HN", name="Ủy ban nhân dân thành phố Hà Nội", by=Viewer.program(NOW))
    assert other.path != people.province.path
    assert len(other.path) == len(people.province.path)


def test_a_code_in_use_is_refused(people: Cast) -> None:
    with pytest.raises(Problem, match="Mã “VP” đã dùng"):
        add_unit(agency=people.agency, code="VP", name="Phòng khác", by=people.viewer(people.minh))
    add_unit(agency=people.next_door, code="VP", name="Văn phòng", by=Viewer.program(NOW))


def test_only_an_administrator_adds_a_unit_and_only_at_home(people: Cast) -> None:
    for user in (people.an, people.khai, people.binh, people.chi):
        with pytest.raises(Forbidden):
            add_unit(agency=people.agency, code="X", name="X", by=people.viewer(user))
    with pytest.raises(Forbidden):
        add_unit(agency=people.next_door, code="X", name="X", by=people.viewer(people.minh))


def test_a_unit_is_renamed_and_closed(people: Cast) -> None:
    by = people.viewer(people.minh)
    change_body(
        body=people.office, name="Văn phòng", short_name="VP Sở", place="", closed=date(2026, 12, 31), version=1, by=by
    )
    office = Body.objects.get(pk=people.office.pk)
    assert (office.name, office.called, office.closed, office.version) == ("Văn phòng", "VP Sở", date(2026, 12, 31), 2)
    assert last(people).event == "body.changed"


def test_what_somebody_else_changed_first_is_not_overwritten(people: Cast) -> None:
    by = people.viewer(people.minh)
    values = {"short_name": "", "place": "", "closed": None}
    change_body(body=people.office, name="Văn phòng A", version=1, by=by, **values)  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        change_body(body=people.office, name="Văn phòng B", version=1, by=by, **values)  # type: ignore[arg-type]
    assert Body.objects.get(pk=people.office.pk).name == "Văn phòng A"


def test_nothing_is_closed_before_it_was_opened(people: Cast) -> None:
    with pytest.raises(Problem, match="Ngày kết thúc đứng trước"):
        change_body(
            body=people.office, name="x", short_name="", place="", closed=date(2020, 1, 1), version=1,
            by=people.viewer(people.minh),
        )  # fmt: skip


def test_a_person_is_entered_with_a_first_role_and_a_password_to_change(people: Cast) -> None:
    user, password = enter_person(
        agency=people.agency, username="Oanh", full_name="Lã Thị Oanh", post="Chuyên viên", email="",
        role=Role.STAFF, body=people.office, by=people.viewer(people.minh),
    )  # fmt: skip
    assert user.username == "oanh"
    assert user.must_change_password
    assert user.check_password(password)
    assert Grant.objects.get(user=user).body == people.office
    assert password not in str(entries(people.agency.pk))


def test_when_the_role_is_refused_no_person_stays_behind(people: Cast) -> None:
    with pytest.raises(Forbidden):
        enter_person(
            agency=people.agency, username="oanh", full_name="Lã Thị Oanh", post="", email="", role=Role.STAFF,
            body=people.next_door, by=people.viewer(people.minh),
        )  # fmt: skip
    assert not User.objects.filter(username="oanh").exists()


def test_a_name_in_use_is_refused(people: Cast) -> None:
    with pytest.raises(Problem, match="Tên đăng nhập “em” đã có người dùng"):
        add_user(agency=people.agency, username=" EM ", full_name="x", password=PASSWORD, by=people.viewer(people.minh))


def changed(people: Cast, user: User, by: User, version: int = 1, *, is_active: bool = True) -> None:
    change_user(
        agency=people.agency, user=user, full_name="Tên mới", post="", email="", is_active=is_active, version=version,
        by=people.viewer(by),
    )  # fmt: skip


def test_a_person_is_changed_once_for_each_look(people: Cast) -> None:
    changed(people, people.em, people.minh)
    with pytest.raises(Conflict):
        changed(people, people.em, people.minh)
    assert User.objects.get(pk=people.em.pk).version == 2


def test_nobody_stops_the_own_account(people: Cast) -> None:
    with pytest.raises(Problem, match="Không tự khóa"):
        changed(people, people.minh, people.minh, is_active=False)


def test_who_also_works_above_is_not_handed_over_to_the_administrator_here(people: Cast) -> None:
    """Else the administrator of a department sets the password of a person of the province, and signs in as that."""
    grant_role(user=people.chi, role=Role.STAFF, body=people.office, by=Viewer.program(NOW))
    by = people.viewer(people.minh)
    with pytest.raises(Forbidden):
        set_password(agency=people.agency, user=people.chi, password="một hai ba bốn năm", by=by)
    with pytest.raises(Forbidden):
        changed(people, people.chi, people.minh)


def test_a_password_that_was_set_must_be_changed_and_is_not_in_the_log(people: Cast) -> None:
    set_password(agency=people.agency, user=people.em, password="một hai ba bốn năm", by=people.viewer(people.minh))
    assert User.objects.get(pk=people.em.pk).must_change_password
    assert last(people).values == {}


def test_ones_own_account_is_ones_own(people: Cast) -> None:
    by = people.viewer(people.minh)
    with pytest.raises(Forbidden):
        change_own_password(user=people.em, password="một hai ba bốn năm", by=by)
    with pytest.raises(Forbidden):
        choose_mail(user=people.em, email="", mail="none", by=by)
    with pytest.raises(Forbidden):
        note_sign_in(user=people.em, address="127.0.0.1", by=by)
    with pytest.raises(Forbidden):
        note_sessions_ended(user=people.em, count=1, by=by)


def test_who_has_no_role_changes_the_own_password_all_the_same(people: Cast) -> None:
    change_own_password(user=people.dung, password="một hai ba bốn năm", by=people.viewer(people.dung))
    assert User.objects.get(pk=people.dung.pk).check_password("một hai ba bốn năm")


def test_a_role_has_days(people: Cast) -> None:
    by = people.viewer(people.minh)
    with pytest.raises(Problem, match="đứng trước ngày bắt đầu"):
        grant_role(
            user=people.em, role=Role.AUDITOR, body=people.agency, starts=date(2026, 12, 1), ends=date(2026, 11, 30),
            by=by,
        )  # fmt: skip
    grant = grant_role(user=people.em, role=Role.AUDITOR, body=people.agency, by=by)
    assert (grant.starts, grant.ends) == (NOW.date(), None)


def test_a_role_of_earlier_days_ends_with_yesterday_and_stays_in_history(people: Cast) -> None:
    by = people.viewer(people.minh)
    grant = grant_role(user=people.em, role=Role.AUDITOR, body=people.agency, starts=date(2026, 1, 1), by=by)
    end_grant(grant=grant, by=by)
    assert Grant.objects.get(pk=grant.pk).ends == date(2026, 11, 8)
    assert last(people).event == "role.ended"


def test_a_role_that_began_today_holds_no_more_and_stays_on_record(people: Cast) -> None:
    by = people.viewer(people.minh)
    end_grant(grant=Grant.objects.get(user=people.em), by=by)
    assert Grant.objects.get(user=people.em).revoked
    for at in (NOW, NOW + timedelta(days=1)):
        assert people.viewer(people.em, at).branches == ()
    assert roles_of(people.em.pk, NOW.date()) == []
    with pytest.raises(Conflict):
        end_grant(grant=Grant.objects.get(user=people.em), by=by)


def test_whose_only_role_ended_on_its_first_day_is_still_listed(people: Cast) -> None:
    by = people.viewer(people.minh)
    end_grant(grant=Grant.objects.get(user=people.em), by=by)
    assert person_of(people.agency, people.em.pk, NOW.date()).roles == ()
    grant_role(user=people.em, role=Role.STAFF, body=people.office, by=by)
    assert len(people.viewer(people.em).branches) == 1


def test_a_role_of_days_to_come_is_taken_back(people: Cast) -> None:
    by = people.viewer(people.minh)
    grant = grant_role(user=people.em, role=Role.AUDITOR, body=people.agency, starts=date(2026, 12, 1), by=by)
    end_grant(grant=grant, by=by)
    assert len(people.viewer(people.em, NOW + timedelta(days=40)).branches) == 1


@pytest.mark.parametrize("starts", [date(2026, 1, 1), NOW.date()])
def test_the_last_administrator_stays_one(people: Cast, starts: date) -> None:
    Grant.objects.filter(user=people.minh).update(starts=starts)
    by = people.viewer(people.minh)
    with pytest.raises(Problem, match="người quản trị cuối cùng"):
        end_grant(grant=Grant.objects.get(user=people.minh), by=by)
    grant_role(user=people.em, role=Role.ADMINISTRATOR, body=people.office, by=by)
    with pytest.raises(Problem, match="người quản trị cuối cùng"):
        end_grant(grant=Grant.objects.get(user=people.minh), by=by)
    grant_role(user=people.an, role=Role.ADMINISTRATOR, body=people.agency, by=by)
    end_grant(grant=Grant.objects.get(user=people.minh), by=by)
    assert people.viewer(people.minh).branches == ()


def test_the_account_of_the_last_administrator_is_not_stopped(people: Cast) -> None:
    above = add_user(
        agency=people.province, username="oanh", full_name="Lã Thị Oanh", password=PASSWORD, by=Viewer.program(NOW)
    )
    grant_role(user=above, role=Role.ADMINISTRATOR, body=people.province, by=Viewer.program(NOW))
    changed(people, people.minh, above, is_active=False)
    with pytest.raises(Problem, match="người quản trị cuối cùng"):
        change_user(
            agency=people.province, user=above, full_name="x", post="", email="", is_active=False, version=1,
            by=Viewer.program(NOW),
        )  # fmt: skip


def test_a_role_that_ended_long_ago_is_not_ended_anew(people: Cast) -> None:
    by = people.viewer(people.minh)
    grant = grant_role(
        user=people.em, role=Role.AUDITOR, body=people.agency, starts=date(2026, 1, 1), ends=date(2026, 3, 1), by=by
    )
    with pytest.raises(Conflict):
        end_grant(grant=grant, by=by)
    assert Grant.objects.get(pk=grant.pk).ends == date(2026, 3, 1)


def test_after_all_that_the_log_is_whole(people: Cast) -> None:
    changed(people, people.em, people.minh)
    assert [one.broken for one in prove()] == [None] * len(prove())
