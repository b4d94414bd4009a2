"""Addresses of sign-in and of one's own account."""

from allauth.account import views as allauth
from django.urls import include, path

from songhanh.gate.page import open_to_all
from songhanh.web.accounts import views

urlpatterns = [
    path("dang-nhap/", open_to_all("sign-in")(allauth.login), name="account_login"),
    path("xac-thuc/", include("allauth.mfa.urls")),
    path("tai-khoan/", views.account, name="account"),
]
