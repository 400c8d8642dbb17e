"""What every request to the interface passes: no cookies, the language asked, one shape of errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern
from django.utils import translation

from qyzmet.kernel.files import LARGEST

from .problems import problem

View = Callable[..., HttpResponse]

FORM_AROUND = 64 * 1024
"""Bytes a multipart form may add to the largest file."""


def largest_body(request: HttpRequest) -> int:
    """The most bytes a request may have, by what it carries."""
    if (request.content_type or "").startswith("multipart/"):
        return LARGEST + FORM_AROUND
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _declared_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def behind_door(view: View) -> View:
    """The view as programs meet it. A browser's session gains nothing: it is not looked at."""

    @wraps(view, assigned=("__doc__",))
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.COOKIES = {}
        request.actor = None  # type: ignore[attr-defined]
        with translation.override(translation.get_language_from_request(request)):
            response = _answer(view, request, *args, **kwargs)
            response.setdefault("Content-Language", (translation.get_language() or "kk")[:2])
        if getattr(request, "auth", None) is not None or response.status_code >= 400:
            response.setdefault("Cache-Control", "no-store")
        return response

    guarded.csrf_exempt = True  # type: ignore[attr-defined]
    return guarded


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method in ("POST", "PUT") and _declared_length(request) > largest_body(request):
        return problem("body_too_large")
    response = view(request, *args, **kwargs)
    if isinstance(response, HttpResponseNotAllowed):
        return problem("wrong_method", headers={"Allow": response["Allow"]})
    return response


def guard(patterns: list[URLPattern]) -> list[URLPattern]:
    """Put every pattern's view behind the door."""
    for pattern in patterns:
        pattern.callback = behind_door(pattern.callback)
    return patterns


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """404 for any other address below the interface."""
    return problem("no_address")
