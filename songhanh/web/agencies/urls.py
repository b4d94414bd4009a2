"""Addresses."""

from django.urls import path

from songhanh.web.agencies import views

urlpatterns = [
    path("co-quan/", views.agency, name="agency"),
    path("nhat-ky/", views.audit, name="audit"),
]
