"""Signing in as a person does: by the form, with name and password."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cast import PASSWORD
from fetching import Page, Pages

from songhanh.audit.queries import Told, entries


def sign_in(page: Pages, username: str, password: str = PASSWORD) -> Page:
    """What comes after the form of sign-in."""
    return page("/dang-nhap/", post={"login": username, "password": password})


def prove_oneself(page: Pages, to: str) -> Page:
    """The password once more, before the second step is changed."""
    return page("/xac-nhan-lai/mat-khau/", post={"password": PASSWORD, "next": to})


def code_of(secret: str, steps: int = 0) -> str:
    """What the app of that secret shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def switch_app_on(page: Pages) -> str:
    """Set up the app of the person who is signed in; its secret."""
    form = prove_oneself(page, "/xac-thuc/ung-dung/bat/")
    secret: str = form.tree.find(".//p[@class='code brk small-code']").text
    page("/xac-thuc/ung-dung/bat/", post={"code": code_of(secret)})
    return secret


def told(agency: int, event: str) -> list[Told]:
    """The entries of the log about one kind of event, the newest first."""
    return entries(agency, event=event)
