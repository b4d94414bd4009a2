"""Addresses."""

from django.urls import path

from songhanh.web.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("tim/", views.search, name="search"),
]
