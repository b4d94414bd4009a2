"""The forms of sign-in and of one's own account: allauth's, with our words."""

from typing import Any, ClassVar

from allauth.account import forms as allauth
from allauth.account.forms import PasswordVerificationMixin
from allauth.mfa.base import forms as two_step
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from songhanh.agencies.access import Viewer
from songhanh.agencies.actions import note_failed_sign_in
from songhanh.agencies.models import User
from songhanh.lib.words import Words
from songhanh.web.accounts.adapter import AccountAdapter
from songhanh.web.accounts.words import spoken
from songhanh.web.forms import SpokenForm

_PASSWORD_HELP = Words(
    "Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất.", "At least 12 characters; a sentence you remember is best."
)
_CODE_LABEL = Words("Mã xác thực", "Code")


class Labelled:
    """Gives the fields of a form of allauth our labels, helps and first complaint."""

    labels: ClassVar[dict[str, Words]] = {}
    helps: ClassVar[dict[str, Words]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken()
        for name, bound in self.fields.items():
            label = self.labels.get(name, Words("", "")).say(language)
            bound.label = label
            bound.help_text = self.helps[name].say(language) if name in self.helps else ""
            bound.widget.attrs.pop("placeholder", None)
            missing = Words(f"Nhập {label.lower()}.", f"Enter: {label.lower()}.")
            bound.error_messages["required"] = missing.say(language)


class Twice:
    """A new password that is typed twice."""

    def clean(self) -> dict[str, Any]:
        """Both the same, told in our words."""
        # Past allauth's own check, which says the same in English only.
        cleaned: dict[str, Any] = super(PasswordVerificationMixin, self).clean()  # type: ignore[misc]
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            told = Words("Hai lần nhập không giống nhau.", "The two are not the same.")
            self.add_error("password2", told.say(spoken()))  # type: ignore[attr-defined]
        return cleaned


class LoginForm(Labelled, allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Name and password."""

    labels = {"login": Words("Tên đăng nhập", "Sign-in name"), "password": Words("Mật khẩu", "Password")}


class ChangePasswordForm(Twice, Labelled, allauth.ChangePasswordForm):  # type: ignore[misc]
    """One's own password."""

    labels = {
        "oldpassword": Words("Mật khẩu hiện tại", "Present password"),
        "password1": Words("Mật khẩu mới", "New password"),
        "password2": Words("Nhập lại mật khẩu mới", "New password once more"),
    }
    helps = {"password1": _PASSWORD_HELP}


class ResetPasswordForm(Labelled, allauth.ResetPasswordForm):  # type: ignore[misc]
    """To whom the link is sent: people whose present address it is, not one that they had before."""

    labels = {"email": Words("Thư điện tử", "E-mail")}

    def clean_email(self) -> str:
        """The address; whether anybody has it is not told."""
        email: str = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link to each of them; to nobody where the address is nobody's."""
        if self.users:
            super().save(request, **kwargs)
        return str(self.cleaned_data["email"])


class ResetPasswordKeyForm(Twice, Labelled, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password at the end of the link."""

    labels = {
        "password1": Words("Mật khẩu mới", "New password"),
        "password2": Words("Nhập lại mật khẩu mới", "New password once more"),
    }
    helps = {"password1": _PASSWORD_HELP}


class ReauthenticateForm(Labelled, allauth.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    labels = {"password": Words("Mật khẩu", "Password")}


class CodeForm(Labelled, two_step.AuthenticateForm):  # type: ignore[misc]
    """The second step by a code."""

    labels = {"code": _CODE_LABEL}

    def clean_code(self) -> str:
        """The code, or one more entry in the log."""
        try:
            code: str = super().clean_code()
        except ValidationError as refusal:
            # Once there were too many, one more says nothing new.
            if refusal.code == "incorrect_code":
                adapter = AccountAdapter()
                address = adapter.get_client_ip(adapter.request)
                note_failed_sign_in(user=self.user, address=address, by=Viewer.program(timezone.now()))
            raise
        return code


class CodeAgainForm(Labelled, two_step.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""

    labels = {"code": _CODE_LABEL}


class ActivateAppForm(Labelled, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app, which proves that it is set up."""

    labels = {"code": Words("Mã mà ứng dụng đang hiện", "The code that the app shows now")}


class AddKeyForm(Labelled, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: what it is called, and whether it replaces the password."""

    labels = {
        "name": Words("Tên khóa", "Name of the key"),
        "passwordless": Words("Dùng thay mật khẩu", "Use instead of the password"),
        "credential": Words("Khóa", "Key"),
    }
    helps = {
        "name": Words("Ví dụ: máy tính ở cơ quan.", "For example: computer at work."),
        "passwordless": Words(
            "Cần thiết bị có mã PIN, vân tay hoặc khuôn mặt.", "Needs a device with a PIN, fingerprint or face."
        ),
    }


class EditKeyForm(Labelled, EditWebAuthnForm):  # type: ignore[misc]
    """What a passkey is called."""

    labels = {"name": Words("Tên khóa", "Name of the key")}


class MailForm(SpokenForm):
    """Where notices go by mail, and how often."""

    email = forms.EmailField(required=False, max_length=254)
    mail = forms.ChoiceField(choices=User.Mail.choices, widget=forms.RadioSelect)
    labels = {"email": Words("Địa chỉ thư", "Mail address"), "mail": Words("Cách nhận thông báo", "How notices come")}
    kinds = {
        "at_once": Words("Ngay khi có thông báo", "At once, one mail for each"),
        "daily": Words("Gộp một thư mỗi sáng", "One mail each morning"),
        "none": Words("Không gửi thư", "No mail"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mail"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, words.say(self.language)) for value, words in self.kinds.items()]

    def clean(self) -> dict[str, Any]:
        """Mail needs an address."""
        cleaned = super().clean() or {}
        if cleaned.get("mail") not in {None, "none"} and not cleaned.get("email") and "email" not in self.errors:
            told = Words("Nhập địa chỉ để nhận thư.", "Enter an address to get mail.")
            self.add_error("email", told.say(self.language))
        return cleaned
