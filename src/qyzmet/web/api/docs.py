"""The page that describes the interface, made from its own description. No scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from .interface import api
from .problems import KINDS


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Every operation with its answers, and every kind of problem with its meaning."""
    description = reverse("api:openapi-json")
    return render(
        request,
        "api/documentation.html",
        {
            "description": description,
            "operations": _operations(),
            "problems": [
                {"code": code, "status": status, "meaning": meaning}
                for code, (status, meaning) in KINDS.items()
            ],
        },
    )


def _operations() -> list[dict[str, Any]]:
    return [
        {
            "id": operation["operationId"],
            "title": _in_words(operation),
            "method": method.upper(),
            "path": path,
            "about": operation["description"],
            "key": "security" in operation,
            "answers": ", ".join(str(status) for status in sorted(operation["responses"])),
        }
        for path, methods in api.described["paths"].items()
        for method, operation in methods.items()
    ]


def _in_words(operation: dict[str, Any]) -> str:
    """The summary in the language of the page; the description itself is in English."""
    summary = operation["summary"]
    return gettext(summary)
