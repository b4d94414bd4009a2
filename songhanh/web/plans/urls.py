"""Addresses."""

from django.urls import path

from songhanh.web.plans import views

urlpatterns = [
    path("ke-hoach/", views.plan_list, name="plan-list"),
    path("van-ban/", views.document_list, name="document-list"),
    path("lich/", views.calendar, name="calendar"),
]
