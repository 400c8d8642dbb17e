"""A site of nothing but the design system, so that its tests need no other room of the house."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

_ELSEWHERE = ("help", "sign-in", "sign-out", "account", "desk", "status", "verify", "find")


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


ADDRESSES = (
    path("", include("qyzmet.web.components.urls")),
    path("", _page, name="home"),
    *(path(f"{name}/", _page, name=name) for name in _ELSEWHERE),
)


@pytest.fixture
def bare_site(settings: Any) -> Any:
    """Settings with this app's pages, the language middleware and no database."""
    settings.ROOT_URLCONF = ADDRESSES
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.LANGUAGE_CODE = "kk"
    settings.LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
    settings.TIME_ZONE = "Asia/Almaty"
    settings.MIDDLEWARE = [
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "qyzmet.web.components.context.display",
                ]
            },
        }
    ]
    return settings
