"""Every write to agencies, people and grants."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F, Q

from songhanh.agencies.access import Conflict, Forbidden, Permission, Role, Viewer
from songhanh.agencies.models import STEP, Body, Grant, User
from songhanh.agencies.passwords import drawn, judge
from songhanh.agencies.queries import agency_of
from songhanh.audit.actions import record
from songhanh.lib.words import Problem, Words


@transaction.atomic
def found_agency(*, code: str, name: str, place: str = "", parent: Body | None = None, by: Viewer) -> Body:
    """Enter an agency, under `parent` or at the top of the tree."""
    by.require(Permission.AGENCY_EDIT, parent.path if parent else "")
    _refuse_code_in_use(Body.objects.filter(kind=Body.Kind.AGENCY, code=code).exists(), code)
    body = Body(kind=Body.Kind.AGENCY, code=code, name=name, place=place, parent=parent, path=_next_path(parent))
    body.save()
    record(
        by=by, agency=body.pk, event="agency.founded", subject=f"body:{body.pk}", values={"code": code, "name": name}
    )
    return body


@transaction.atomic
def add_unit(*, agency: Body, code: str, name: str, short_name: str = "", by: Viewer) -> Body:
    """Enter a unit of the agency."""
    by.require(Permission.AGENCY_EDIT, agency.path)
    _refuse_code_in_use(Body.objects.filter(agency=agency, code=code).exists(), code)
    body = Body(
        kind=Body.Kind.UNIT, code=code, name=name, short_name=short_name, parent=agency, agency=agency,
        path=_next_path(agency), opened=by.day,
    )  # fmt: skip
    body.save()
    values: dict[str, object] = {"code": code, "name": name}
    record(by=by, agency=agency.pk, event="unit.added", subject=f"body:{body.pk}", values=values)
    return body


@transaction.atomic
def change_body(
    *, body: Body, name: str, short_name: str, place: str, closed: date | None, version: int, by: Viewer
) -> None:
    """Correct what a body is called, or close it; `version` is that of the row that was looked at."""
    by.require(Permission.AGENCY_EDIT, body.path)
    if closed and body.opened and closed < body.opened:
        raise Problem(
            "closed-before-opened",
            Words("Ngày kết thúc đứng trước ngày bắt đầu.", "The last day is before the first."),
            Words("Nhập ngày kết thúc sau ngày bắt đầu.", "Enter a later last day."),
        )
    changed = Body.objects.filter(pk=body.pk, version=version).update(
        name=name, short_name=short_name, place=place, closed=closed, version=F("version") + 1
    )
    if not changed:
        raise Conflict(
            Words("Người khác vừa sửa đơn vị này.", "Somebody else has just changed this unit."),
            Words("Xem lại giá trị mới rồi lưu lần nữa.", "Look at the new values and save again."),
        )
    values: dict[str, object] = {"name": name, "short_name": short_name, "place": place, "closed": closed}
    record(by=by, agency=body.agency_id_or_own, event="body.changed", subject=f"body:{body.pk}", values=values)


@transaction.atomic
def add_user(
    *, agency: Body, username: str, full_name: str, password: str, post: str = "", email: str = "",
    must_change: bool = True, by: Viewer,
) -> User:  # fmt: skip
    """Enter a person who signs in; the password is one that the person shall change at once."""
    by.require(Permission.PEOPLE_EDIT, agency.path)
    username = username.strip().lower()
    if User.objects.filter(username=username).exists():
        raise Problem(
            "name-in-use",
            Words(f"Tên đăng nhập “{username}” đã có người dùng.", f"The sign-in name “{username}” is taken."),
            Words("Chọn tên khác.", "Choose another."),
        )
    user = User(username=username, full_name=full_name, post=post, email=email, created=by.at)
    _set(user, password, must_change=must_change)
    user.save()
    values: dict[str, object] = {"username": username, "full_name": full_name, "post": post}
    record(by=by, agency=agency.pk, event="user.added", subject=f"user:{user.pk}", values=values)
    return user


@transaction.atomic
def enter_person(
    *, agency: Body, username: str, full_name: str, post: str, email: str, role: Role, body: Body, by: Viewer
) -> tuple[User, str]:
    """Enter a person with a first role on the agency or one of its units; the person and the password to hand over."""
    password = drawn()
    user = add_user(
        agency=agency, username=username, full_name=full_name, password=password, post=post, email=email, by=by
    )
    grant_role(user=user, role=role, body=body, by=by)
    return user, password


@transaction.atomic
def change_user(
    *, agency: Body, user: User, full_name: str, post: str, email: str, is_active: bool, version: int, by: Viewer
) -> None:
    """Correct a person's entry, or stop and restart the account; the roles stay. `version` is the one looked at."""
    _require_whole(agency, user, by)
    if user.pk == by.user and not is_active:
        raise Problem(
            "own-account",
            Words("Không tự khóa được tài khoản của mình.", "You cannot stop your own account."),
            Words("Nhờ một người quản trị khác.", "Ask another administrator."),
        )
    if not is_active:
        for grant in Grant.objects.held_on(by.day).filter(user=user).select_related("body__agency"):
            _require_another_administrator(grant, Q(user=user), by)
    changed = User.objects.filter(pk=user.pk, version=version).update(
        full_name=full_name, post=post, email=email, is_active=is_active, version=F("version") + 1
    )
    if not changed:
        raise Conflict(
            Words("Người khác vừa sửa thông tin của người này.", "Somebody else has just changed this person's entry."),
            Words("Xem lại giá trị mới rồi lưu lần nữa.", "Look at the new values and save again."),
        )
    values: dict[str, object] = {"full_name": full_name, "post": post, "is_active": is_active}
    record(by=by, agency=agency.pk, event="user.changed", subject=f"user:{user.pk}", values=values)


@transaction.atomic
def set_password(*, agency: Body, user: User, password: str, by: Viewer) -> None:
    """Set a password anew, where there is no mail to do it by; its owner must change it at the next sign-in.

    All sessions of that person end, since each holds a digest of the password.
    """
    _require_whole(agency, user, by)
    _set(user, password, must_change=True)
    user.save(update_fields=["password", "must_change_password"])
    record(by=by, agency=agency.pk, event="user.password_set", subject=f"user:{user.pk}", values={})


@transaction.atomic
def drop_two_step(*, agency: Body, user: User, by: Viewer) -> None:
    """Take the second step away from a person who has lost the phone, the key and the recovery codes."""
    _require_whole(agency, user, by)
    means = Authenticator.objects.filter(user=user)
    removed = sorted(means.values_list("type", flat=True))
    means.delete()
    record(by=by, agency=agency.pk, event="two_step.dropped", subject=f"user:{user.pk}", values={"removed": removed})


@transaction.atomic
def change_own_password(*, user: User, password: str, by: Viewer) -> None:
    """The owner's new password, which ends the duty to change it; it must be another one than before."""
    _require_own(user, by)
    if user.check_password(password):
        raise Problem(
            "same-password",
            Words("Mật khẩu mới trùng mật khẩu đang dùng.", "The new password is the present one."),
            Words("Đặt mật khẩu khác.", "Set another."),
        )
    _set(user, password, must_change=False)
    user.save(update_fields=["password", "must_change_password"])
    record(by=by, agency=agency_of(user), event="user.own_password", subject=f"user:{user.pk}", values={})


@transaction.atomic
def choose_mail(*, user: User, email: str, mail: str, by: Viewer) -> None:
    """How the person's notices come by mail."""
    _require_own(user, by)
    user.email, user.mail = email, User.Mail(mail)
    user.save(update_fields=["email", "mail"])
    record(by=by, agency=agency_of(user), event="user.mail_chosen", subject=f"user:{user.pk}", values={"mail": mail})


@transaction.atomic
def note_sign_in(*, user: User, address: str, by: Viewer) -> None:
    """Note that the person signed in, from the network address."""
    _require_own(user, by)
    values: dict[str, object] = {"from": address}
    record(by=by, agency=agency_of(user), event="sign_in.done", subject=f"user:{user.pk}", values=values)


@transaction.atomic
def note_failed_sign_in(*, user: User, address: str, by: Viewer) -> None:
    """Note that somebody tried the person's name with a wrong password or code; who it was, nobody knows."""
    values: dict[str, object] = {"from": address}
    record(by=by, agency=agency_of(user), event="sign_in.failed", subject=f"user:{user.pk}", values=values)


@transaction.atomic
def note_sign_out(*, user: User, by: Viewer) -> None:
    """Note that the person signed out."""
    _require_own(user, by)
    record(by=by, agency=agency_of(user), event="sign_in.ended", subject=f"user:{user.pk}", values={})


@transaction.atomic
def note_two_step(*, user: User, added: list[str], removed: list[str], by: Viewer) -> None:
    """Note which means of the second step the person set up and gave up (totp, webauthn, recovery_codes)."""
    _require_own(user, by)
    values: dict[str, object] = {"added": sorted(added), "removed": sorted(removed)}
    record(by=by, agency=agency_of(user), event="two_step.changed", subject=f"user:{user.pk}", values=values)


@transaction.atomic
def note_sessions_ended(*, user: User, count: int, by: Viewer) -> None:
    """Note that the person ended sessions on other machines."""
    _require_own(user, by)
    values: dict[str, object] = {"count": count}
    record(by=by, agency=agency_of(user), event="session.ended", subject=f"user:{user.pk}", values=values)


@transaction.atomic
def grant_role(
    *, user: User, role: Role, body: Body, starts: date | None = None, ends: date | None = None, by: Viewer
) -> Grant:
    """Give a role on the branch of the body, from a day (today) to a day (open)."""
    by.require(Permission.PEOPLE_EDIT, body.path)
    first = starts or by.day
    if ends and ends < first:
        raise Problem(
            "ends-before-start",
            Words("Ngày kết thúc vai trò đứng trước ngày bắt đầu.", "The role ends before it begins."),
            Words("Nhập ngày kết thúc sau ngày bắt đầu.", "Enter a later last day."),
        )
    grant = Grant(user=user, role=role.value, body=body, starts=first, ends=ends)
    grant.save()
    values: dict[str, object] = {"role": role.value, "body": body.pk, "starts": first, "ends": ends}
    record(by=by, agency=body.agency_id_or_own, event="role.granted", subject=f"user:{user.pk}", values=values)
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, by: Viewer) -> None:
    """End a role with the day before; one that began today or later stays on record as revoked."""
    by.require(Permission.PEOPLE_EDIT, grant.body.path)
    if grant.revoked or (grant.ends and grant.ends < by.day):
        raise Conflict(
            Words("Vai trò này đã kết thúc.", "This role has ended already."),
            Words("Tải lại trang để xem vai trò hiện tại.", "Load the page again to see the present roles."),
        )
    values: dict[str, object] = {"role": grant.role, "body": grant.body_id}
    _require_another_administrator(grant, Q(pk=grant.pk), by)
    grant.revoked = grant.starts >= by.day
    grant.ends = grant.starts if grant.revoked else date.fromordinal(by.day.toordinal() - 1)
    grant.save(update_fields=["ends", "revoked"])
    record(
        by=by, agency=grant.body.agency_id_or_own, event="role.ended", subject=f"user:{grant.user_id}", values=values
    )


def _require_another_administrator(grant: Grant, without: Q, by: Viewer) -> None:
    """Nobody takes the last administrator from an agency: then no one could give the role to anybody."""
    if grant.role != Role.ADMINISTRATOR:
        return
    Body.objects.select_for_update().get(pk=grant.body.agency_id_or_own)  # two at once never leave none
    held = Grant.objects.held_on(by.day).filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    others = held.exclude(without).select_related("body")
    if not any(grant.body.path.startswith(one.body.path) for one in others):
        raise Problem(
            "last-administrator",
            Words("Đây là người quản trị cuối cùng của cơ quan.", "This is the last administrator of the agency."),
            Words("Giao vai trò quản trị cho người khác trước.", "Make somebody else an administrator first."),
        )


def _next_path(parent: Body | None) -> str:
    """The next free path below `parent`; its row is locked, so that two new children never get the same."""
    if parent is None:
        last = Body.objects.filter(parent=None).order_by("-path").values_list("path", flat=True).first()
        return f"{int(last or '0') + 1:0{STEP}d}"
    number = Body.objects.select_for_update().values_list("next_child", flat=True).get(pk=parent.pk)
    Body.objects.filter(pk=parent.pk).update(next_child=F("next_child") + 1)
    return f"{parent.path}{number:0{STEP}d}"


def _refuse_code_in_use(in_use: bool, code: str) -> None:
    if in_use:
        raise Problem(
            "code-in-use",
            Words(f"Mã “{code}” đã dùng cho một đơn vị khác.", f"The code “{code}” is taken."),
            Words("Chọn mã khác.", "Choose another."),
        )


def _require_whole(agency: Body, user: User, by: Viewer) -> None:
    """Who works here and somewhere above is not handed over to the administrator here, password and all."""
    by.require(Permission.PEOPLE_EDIT, agency.path)
    for grant in Grant.objects.lasting(by.day).filter(user=user).select_related("body"):
        by.require(Permission.PEOPLE_EDIT, grant.body.path)


def _require_own(user: User, by: Viewer) -> None:
    """One's own account needs no role, and nobody else may touch it by these actions."""
    if by.user != user.pk:
        raise Forbidden(Permission.ACCOUNT)


def _set(user: User, password: str, *, must_change: bool) -> None:
    judge(password, user)
    user.set_password(password)
    user.must_change_password = must_change
