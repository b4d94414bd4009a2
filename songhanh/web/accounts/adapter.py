"""How allauth behaves here: whom it lets in, what it says, and that the log hears of it."""

import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.messages import add_message
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from songhanh.agencies.access import Viewer
from songhanh.agencies.actions import change_own_password, note_failed_sign_in, note_sign_in, note_sign_out
from songhanh.agencies.models import User
from songhanh.agencies.passwords import faults
from songhanh.agencies.queries import viewer_of
from songhanh.lib.words import Words
from songhanh.web.accounts.words import ERRORS, TOLD, spoken

log = logging.getLogger(__name__)

_WAYS = {
    "reauthenticate": Words("Dùng mật khẩu", "Use the password"),
    "mfa_reauthenticate": Words("Dùng mã của ứng dụng hoặc mã dự phòng", "Use a code of the app or a recovery code"),
    "mfa_reauthenticate:webauthn": Words("Dùng khóa truy cập", "Use a passkey"),
}


def oneself(user: User) -> Viewer:
    """The person as the actor of what is done to the own account, now."""
    return viewer_of(user, timezone.now(), spoken())


_SAME = Words("Mật khẩu mới trùng mật khẩu đang dùng. Đặt mật khẩu khác.", "This is the present password. Set another.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator; nobody signs up."""

    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - what allauth calls
        """Never."""
        return False

    def add_message(  # noqa: PLR0917 - what allauth calls
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Tell it in our words; what has none in the table is not told."""
        told = message or (TOLD[message_template].say(spoken()) if message_template in TOLD else "")
        if told:
            add_message(request, level, told, extra_tags=extra_tags)

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, in the log too."""
        with transaction.atomic():
            super().login(request, user)
            note_sign_in(user=user, address=self.get_client_ip(request), by=oneself(user))

    def logout(self, request: HttpRequest) -> None:
        """Sign out, in the log too."""
        assert request.user.is_authenticated  # allauth asks before
        user = User.objects.get(pk=request.user.pk)
        with transaction.atomic():
            super().logout(request)
            note_sign_out(user=user, by=oneself(user))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note the attempt where the name is somebody's; a name of nobody says nothing."""
        user = User.objects.filter(username__iexact=credentials.get("username") or "").first()
        if user is not None:
            by = Viewer.program(timezone.now())
            note_failed_sign_in(user=user, address=self.get_client_ip(request), by=by)

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Held against the policy, in the language of the page."""
        found = faults(password, user or User())
        if found:
            raise ValidationError([one.say(spoken()) for one in found])
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError(_SAME.say(spoken()))
        return password

    def set_password(self, user: User, password: str) -> None:
        """One's own new password; all sessions with the old one end."""
        change_own_password(user=user, password=password, by=oneself(user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """To the account, where the state of sign-in stands."""
        return reverse("account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At the address that the installation was given, not the one that a request names."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.SITE_ADDRESS}{path.replace('UID-KEY', key)}"

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The link, at once and past the stored mails: nobody else shall ever read it."""
        subject = "Song Hành: đặt lại mật khẩu"
        body = (
            f"Có yêu cầu đặt lại mật khẩu của tài khoản “{user.username}”. Mở liên kết sau để đặt mật khẩu mới:\n"
            f"A new password was asked for “{user.username}”. Open the link to set it:\n\n"
            f"{context['password_reset_url']}\n\n"
            "Không yêu cầu thì bỏ qua thư này; mật khẩu cũ vẫn dùng được.\n"
            "If you did not ask for it, ignore this mail; the old password stays.\n"
        )
        try:
            EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [email]).send()
        except (smtplib.SMTPException, OSError):
            # Told to the administrator only: the page must not tell a stranger which address is known.
            log.exception("the mail that sets a password anew was not sent")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The ways to prove oneself once more, in our words."""
        return [
            {**one, "description": _WAYS[one["id"]].say(spoken())} for one in super().get_reauthentication_methods(user)
        ]
