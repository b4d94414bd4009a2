"""The addresses of the pages, an app each."""

from django.urls import include, path

from songhanh.web import language

urlpatterns = [
    path("", include("songhanh.web.desk.urls")),
    path("", include("songhanh.web.accounts.urls")),
    path("", include("songhanh.web.agencies.urls")),
    path("", include("songhanh.web.plans.urls")),
    path("", include("songhanh.web.people.urls")),
    path("", include("songhanh.web.equity.urls")),
    path("ngon-ngu/", language.language, name="language"),
    path("giao-dien/", language.theme, name="theme"),
]
