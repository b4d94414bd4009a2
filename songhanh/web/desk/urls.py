"""Addresses."""

from django.urls import path

from songhanh.web.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("tien-do/", views.progress_choose, name="progress-choose"),
    path("tim/", views.search, name="search"),
]
