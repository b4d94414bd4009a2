"""Addresses of the agency, its people and its log."""

from django.urls import path

from songhanh.web.agencies import edits, log, views

_PERSON = "co-quan/<int:body_id>/nguoi/<int:user_id>/"
urlpatterns = [
    path("co-quan/", views.agency, name="agency"),
    path("co-quan/<int:body_id>/", views.agency, name="agency-one"),
    path("co-quan/<int:body_id>/sua/", edits.body_change, name="body-change"),
    path("co-quan/<int:body_id>/don-vi/them/", edits.unit_add, name="unit-add"),
    path("co-quan/<int:body_id>/nguoi/them/", edits.user_add, name="user-add"),
    path(_PERSON, views.user, name="user"),
    path(f"{_PERSON}sua/", edits.user_change, name="user-change"),
    path(f"{_PERSON}mat-khau/", edits.user_password, name="user-password"),
    path(f"{_PERSON}xac-thuc/", edits.user_two_step, name="user-two-step"),
    path(f"{_PERSON}vai-tro/them/", edits.role_grant, name="role-grant"),
    path("co-quan/<int:body_id>/vai-tro/<int:grant_id>/ket-thuc/", edits.role_end, name="role-end"),
    path("nhat-ky/", log.audit, name="audit"),
    path("nhat-ky/kiem-chung/", log.audit_prove, name="audit-prove"),
]
