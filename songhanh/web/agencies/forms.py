"""The forms of the agency: units, people, roles."""

import re
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from songhanh.agencies.access import ROLES, Role
from songhanh.agencies.models import Body
from songhanh.lib.words import Words
from songhanh.web.forms import DayField, EntryForm, UnitField

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class UnitForm(EntryForm):
    """A new unit."""

    code = forms.CharField(max_length=40)
    name = forms.CharField(max_length=250)
    short_name = forms.CharField(max_length=80, required=False)
    labels: ClassVar = {
        "code": Words("Mã đơn vị", "Code of the unit"),
        "name": Words("Tên đơn vị", "Name of the unit"),
        "short_name": Words("Tên gọi tắt", "Short name"),
    }
    helps: ClassVar = {"code": Words("Ví dụ: VP, TTr", "For example: VP, TTr")}


class BodyForm(EntryForm):
    """What a body is called, and its last day."""

    name = forms.CharField(max_length=250)
    short_name = forms.CharField(max_length=80, required=False)
    place = forms.CharField(max_length=120, required=False)
    closed = DayField(required=False)
    labels: ClassVar = {
        "name": Words("Tên", "Name"),
        "short_name": Words("Tên gọi tắt", "Short name"),
        "place": Words("Địa danh", "Place"),
        "closed": Words("Ngày cuối cùng hoạt động", "Last day"),
    }
    helps: ClassVar = {
        "place": Words("Ghi ở dòng ngày tháng của văn bản, ví dụ: Lạng Sơn", "Of the date line of its documents"),
        "closed": Words("Để trống khi còn hoạt động", "Leave empty while it is there"),
    }


def roles() -> dict[str, Words]:
    """The roles to choose from."""
    return {role.value: row.name for role, row in ROLES.items()}


class GrantForm(EntryForm):
    """A role on the agency or a unit, from a day to a day."""

    role = forms.ChoiceField()
    body = UnitField()
    starts = DayField(required=False)
    ends = DayField(required=False)
    labels: ClassVar = {
        "role": Words("Vai trò", "Role"),
        "body": Words("Trong phạm vi", "For"),
        "starts": Words("Từ ngày", "From"),
        "ends": Words("Đến hết ngày", "To"),
    }
    helps: ClassVar = {
        "starts": Words("Để trống là từ hôm nay", "Empty: from today"),
        "ends": Words("Để trống khi chưa có thời hạn", "Empty: no end"),
    }

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role, body = self.fields["role"], self.fields["body"]
        assert isinstance(role, forms.ChoiceField)
        assert isinstance(body, UnitField)
        role.choices = [(value, words.say(self.language)) for value, words in roles().items()]
        role.initial = Role.STAFF.value  # the least of them, for who sends the form without looking
        body.queryset = bodies
        body.empty_label = None

    def clean_role(self) -> Role:
        """As the action takes it."""
        return Role(self.cleaned_data["role"])


class PersonForm(EntryForm):
    """The entry of a person."""

    full_name = forms.CharField(max_length=120)
    post = forms.CharField(max_length=160, required=False)
    email = forms.EmailField(max_length=254, required=False)
    is_active = forms.BooleanField(required=False)
    labels: ClassVar = {
        "full_name": Words("Họ và tên", "Name"),
        "post": Words("Chức vụ", "Post"),
        "email": Words("Thư điện tử", "E-mail"),
        "is_active": Words("Được đăng nhập", "May sign in"),
    }
    helps: ClassVar = {"email": Words("Chỉ người này và quản trị viên thấy", "Seen by the person and administrators")}


class NewPersonForm(GrantForm):
    """A new person with a first role."""

    username = forms.CharField(max_length=60)
    full_name = forms.CharField(max_length=120)
    post = forms.CharField(max_length=160, required=False)
    email = forms.EmailField(max_length=254, required=False)
    starts = None  # type: ignore[assignment]  # Django's way to leave a field of the parent out
    ends = None  # type: ignore[assignment]
    field_order = ("full_name", "username", "post", "email", "role", "body")
    labels: ClassVar = {
        **PersonForm.labels,
        **GrantForm.labels,
        "username": Words("Tên đăng nhập", "Sign-in name"),
        "role": Words("Vai trò đầu tiên", "First role"),
    }
    helps: ClassVar = {
        **PersonForm.helps,
        "username": Words("Chữ thường không dấu, ví dụ: lan.anh", "Small letters, for example: lan.anh"),
    }

    def clean_username(self) -> str:
        """Small letters without marks, so that it can be typed on any keyboard."""
        name: str = self.cleaned_data["username"].strip().lower()
        if not _NAME.fullmatch(name):
            told = Words(
                "Chỉ dùng chữ a–z không dấu, chữ số, dấu chấm, gạch ngang.", "Use a–z, digits, dots and hyphens only."
            )
            raise forms.ValidationError(told.say(self.language))
        return name
