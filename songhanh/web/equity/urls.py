"""Addresses."""

from django.urls import path

from songhanh.web.equity import views

urlpatterns = [
    path("can-bo-nu/", views.equity, name="equity"),
    path("can-bo-nu/du-bao/", views.outlook, name="equity-outlook"),
    path("can-bo-nu/khac-biet/", views.differences, name="equity-differences"),
    path("can-bo-nu/muc-rieng/", views.aim, name="equity-aim"),
    path("can-bo-nu/chot/", views.snapshot_take, name="snapshot-take"),
]
