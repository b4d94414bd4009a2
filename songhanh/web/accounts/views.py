"""One's own account: roles, mail, sessions; and the way back in for who forgot the password."""

from typing import Any

from allauth.account import views as allauth
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from songhanh.agencies.access import VIETNAM, Permission, Viewer
from songhanh.agencies.actions import choose_mail, note_sessions_ended
from songhanh.agencies.models import User
from songhanh.agencies.queries import administrators, roles_of
from songhanh.gate.page import open_to_all
from songhanh.lib.words import Words
from songhanh.notices.actions import mail_is_sent
from songhanh.notices.queries import undecided
from songhanh.web.accounts.browsers import named
from songhanh.web.accounts.forms import MailForm
from songhanh.web.answers import done, page
from songhanh.web.numbers import number_of


@page(Permission.ACCOUNT)
def account(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who I am here, what I may do, how I sign in and how I am told."""
    user = User.objects.get(pk=viewer.user)
    form = MailForm(language=viewer.language, initial={"email": user.email, "mail": user.mail})
    return _account(request, viewer, user, form)


def _account(request: HttpRequest, viewer: Viewer, user: User, form: MailForm, status: int = 200) -> HttpResponse:
    means = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context: dict[str, Any] = {
        "person": user,
        "roles": roles_of(user.pk, viewer.day),
        "form": form,
        "mail_is_sent": mail_is_sent(),
        "has_app": "totp" in means,
        "keys": means.count("webauthn"),
        "sessions": UserSession.objects.filter(user=user).count(),
        "undecided": undecided(viewer),
        "sees_plans": viewer.can_anywhere(Permission.PLAN_SEE),
    }
    return render(request, "accounts/account.html", context, status=status)


@require_POST
@page(Permission.ACCOUNT)
def mail_choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Choose how notices come by mail."""
    user = User.objects.get(pk=viewer.user)
    form = MailForm(request.POST, language=viewer.language)
    if not form.is_valid():
        return _account(request, viewer, user, form, status=422)
    choose_mail(user=user, email=form.cleaned_data["email"], mail=form.cleaned_data["mail"], by=viewer)
    return done(request, viewer, Words("Đã lưu cách nhận thông báo.", "How notices come is saved."), "account")


@page(Permission.ACCOUNT)
def session_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where I am signed in."""
    rows = UserSession.objects.purge_and_list(User.objects.get(pk=viewer.user))
    key = request.session.session_key
    sessions = [(one, named(one.user_agent), one.session_key == key) for one in rows]
    sessions.sort(key=lambda one: (not one[2], -one[0].created_at.timestamp()))
    return render(request, "usersessions/usersession_list.html", {"sessions": sessions})


@require_POST
@page(Permission.ACCOUNT)
def session_end(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """End one session on another machine, or all of them."""
    user = User.objects.get(pk=viewer.user)
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    wanted = request.POST.get("session", "")
    if wanted:
        others = others.filter(pk=number_of(wanted))
    with transaction.atomic():
        ended = list(others)
        for one in ended:
            one.end()
        if ended:
            note_sessions_ended(user=user, count=len(ended), by=viewer)
    told = Words(f"Đã kết thúc {len(ended)} phiên đăng nhập.", f"{len(ended)} sessions have ended.")
    return done(request, viewer, told, "session-list")


@open_to_all("sign-in")
def password_reset(request: HttpRequest) -> HttpResponseBase:
    """A link by mail to set the password anew; where no mail is sent, whom to ask."""
    if mail_is_sent():
        answer: HttpResponseBase = allauth.password_reset(request)
        return answer
    today = timezone.now().astimezone(VIETNAM).date()
    return render(request, "account/password_reset_ask.html", {"administrators": administrators(today)})
