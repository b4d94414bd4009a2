"""The second step of signing in: codes of an app, passkeys, recovery codes; and that the log hears of a change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.html import format_html
from qrcode.main import QRCode

from songhanh.agencies.actions import note_two_step
from songhanh.agencies.models import User
from songhanh.lib.words import Words
from songhanh.web.accounts.adapter import oneself
from songhanh.web.accounts.words import ERRORS, spoken

_QUIET = 4  # the width of the white edge that readers of such codes need


class TwoStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Names and pictures of the second step."""

    error_messages = {**DefaultMFAAdapter.error_messages, **ERRORS}

    def build_totp_svg(self, url: str) -> str:
        """The picture that the app reads, in classes instead of inline colours."""
        code = QRCode(border=_QUIET)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
        name = Words("Mã QR cho ứng dụng tạo mã", "QR code for the authenticator app").say(spoken())
        return format_html(
            '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"/></svg>',
            len(rows),
            name,
            dots,
        )

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's name
        """What a new key is called until it is given another name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return Words(f"Khóa truy cập {number}", f"Passkey {number}").say(spoken())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whose key it is, as the browser shows it."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Song Hành"}


def recorded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of allauth that may change the second step; the change and its entry stand or fall together."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            user = User.objects.select_for_update().get(pk=request.user.pk)
            before = _means(user)
            response = view(request, *args, **kwargs)
            after = _means(user)
            added = [kind for pk, kind in after.items() if pk not in before]
            removed = [kind for pk, kind in before.items() if pk not in after]
            if added or removed:
                note_two_step(user=user, added=added, removed=removed, by=oneself(user))
        return response

    return answer


def _means(user: User) -> dict[int, str]:
    return dict(Authenticator.objects.filter(user=user).values_list("pk", "type"))
