"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [path("", include("songhanh.web.urls"))]
handler400 = "songhanh.web.errors.bad_request"
handler403 = "songhanh.web.errors.forbidden"
handler404 = "songhanh.web.errors.not_found"
handler429 = "songhanh.web.errors.too_many"  # what allauth asks for when a limit is reached
handler500 = "songhanh.web.errors.broken"
