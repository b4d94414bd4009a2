"""Passwords: what is refused and why, in both languages; and one drawn by lot for a person to change at once."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from songhanh.agencies.models import User
from songhanh.lib.words import Problem, Words

# No letter or digit that is taken for another when it is read out or copied by hand.
_LETTERS = "abcdefghkmnpqrstuvwxyz23456789"
_GROUPS = 4
_GROUP = 4


def drawn() -> str:
    """A password like `k7mp-3xqa-…`: 79 bits, to be copied once and changed at the first sign-in."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def faults(password: str, user: User) -> list[Words]:
    """What the policy (settings, AUTH_PASSWORD_VALIDATORS) has against the password; empty: it may be used."""
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        return [_told(one) for one in refusal.error_list]
    return []


def judge(password: str, user: User) -> None:
    """Raise Problem for a password that the policy refuses."""
    found = faults(password, user)
    if found:
        what = Words(" ".join(one.vi for one in found), " ".join(one.en for one in found))
        raise Problem("weak-password", what, Words("Đặt mật khẩu khác.", "Set another."))


def _told(refusal: ValidationError) -> Words:
    shortest = (refusal.params or {}).get("min_length", "")
    told = {
        "password_too_short": Words(
            f"Mật khẩu phải có ít nhất {shortest} ký tự.", f"A password has at least {shortest} characters."
        ),
        "password_too_common": Words(
            "Mật khẩu này quá phổ biến, dễ bị đoán.", "This password is too common and easy to guess."
        ),
        "password_entirely_numeric": Words("Mật khẩu chỉ gồm chữ số.", "The password consists of digits only."),
        "password_too_similar": Words(
            "Mật khẩu quá giống tên đăng nhập hoặc họ tên.", "The password is too much like the name."
        ),
    }
    known = told.get(refusal.code or "")
    return known or Words(" ".join(refusal.messages), " ".join(refusal.messages))
