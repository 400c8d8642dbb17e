"""Addresses of the design system's own pages."""

from django.urls import path

from qyzmet.web.components import views

urlpatterns = [
    path("components/", views.components, name="components"),
    path("display/", views.display, name="display"),
    path("language/", views.language, name="language"),
]
