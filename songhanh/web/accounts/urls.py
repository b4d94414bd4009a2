"""Addresses of sign-in and of one's own account: of allauth exactly these, each with its right declared."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauth
from allauth.mfa.base import views as two_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, re_path

from songhanh.agencies.access import Permission, Viewer
from songhanh.agencies.queries import only_agency
from songhanh.gate.page import open_to_all
from songhanh.web.accounts import notices, views
from songhanh.web.accounts.two_step import recorded
from songhanh.web.answers import page

entrance = open_to_all("sign-in")


def own(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of allauth about one's own account, behind the gate."""

    @wraps(view)
    def answer(request: HttpRequest, viewer: Viewer, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    guarded: Callable[..., HttpResponseBase] = page(Permission.ACCOUNT)(answer)
    return guarded


login = allauth.LoginView.as_view(extra_context={"only_agency": only_agency})

urlpatterns = [
    path("dang-nhap/", entrance(login), name="account_login"),
    path("dang-nhap/ma/", entrance(two_step.authenticate), name="mfa_authenticate"),
    path("dang-nhap/khoa/", entrance(keys.login_webauthn), name="mfa_login_webauthn"),
    path("dang-nhap/da-khoa/", entrance(allauth.account_inactive), name="account_inactive"),
    path("dang-xuat/", entrance(allauth.logout), name="account_logout"),
    path("mat-khau/doi/", own(allauth.password_change), name="account_change_password"),
    path("mat-khau/dat-lai/", views.password_reset, name="account_reset_password"),
    path("mat-khau/dat-lai/da-gui/", entrance(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "mat-khau/dat-lai/xong/",
        entrance(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("xac-nhan-lai/mat-khau/", own(allauth.reauthenticate), name="account_reauthenticate"),
    path("xac-nhan-lai/ma/", own(two_step.reauthenticate), name="mfa_reauthenticate"),
    path("xac-nhan-lai/khoa/", own(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("xac-thuc/", own(two_step.index), name="mfa_index"),
    path("xac-thuc/ung-dung/bat/", own(recorded(app.activate_totp)), name="mfa_activate_totp"),
    path("xac-thuc/ung-dung/tat/", own(recorded(app.deactivate_totp)), name="mfa_deactivate_totp"),
    path("xac-thuc/ma-du-phong/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("xac-thuc/ma-du-phong/tao/", own(recorded(codes.generate_recovery_codes)), name="mfa_generate_recovery_codes"),
    path("xac-thuc/ma-du-phong/tai/", own(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("xac-thuc/khoa/", own(keys.list_webauthn), name="mfa_list_webauthn"),
    path("xac-thuc/khoa/them/", own(recorded(keys.add_webauthn)), name="mfa_add_webauthn"),
    path("xac-thuc/khoa/<int:pk>/ten/", own(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("xac-thuc/khoa/<int:pk>/xoa/", own(recorded(keys.remove_webauthn)), name="mfa_remove_webauthn"),
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/thu/", views.mail_choose, name="mail-choose"),
    path("thong-bao/", notices.notice_list, name="notice-list"),
    path("thong-bao/da-doc/", notices.notice_read, name="notice-read"),
    path("thu/<int:pk>/gui-lai/", notices.mail_again, name="mail-again"),
    path("tai-khoan/phien/", views.session_list, name="session-list"),
    path("tai-khoan/phien/ket-thuc/", views.session_end, name="session-end"),
]
