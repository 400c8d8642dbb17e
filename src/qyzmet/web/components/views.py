"""Pages of the design system itself: its gallery, the display settings, the language switch, and
the pages shown when something is wrong."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from qyzmet.kernel.access import Actor
from qyzmet.web.components.context import DISPLAY_COOKIE, display_of
from qyzmet.web.components.display import (
    LOW_VISION,
    ORDINARY,
    Display,
    display_from_answers,
)
from qyzmet.web.components.display_form import display_fields
from qyzmet.web.components.samples import gallery_samples
from qyzmet.web.leading import home_of, readable_path, safe_next

YEAR_SECONDS = 365 * 24 * 60 * 60


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and return to the same page with the same query."""
    response = HttpResponseRedirect(safe_next(request) or reverse("home"))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=YEAR_SECONDS,
            path=settings.LANGUAGE_COOKIE_PATH,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def _chosen_display(request: HttpRequest) -> Display:
    preset = request.POST.get("preset", "")
    if preset == "ordinary":
        return ORDINARY
    if preset == "low-vision":
        return LOW_VISION
    return display_from_answers(request.POST.dict())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show the four display settings, or keep them for a year and return to where one was."""
    if request.method == "POST":
        response: HttpResponse = HttpResponseRedirect(safe_next(request) or reverse("home"))
        response.set_cookie(
            DISPLAY_COOKIE,
            _chosen_display(request).as_text(),
            max_age=YEAR_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
        return response
    shown = display_of(request)
    return render(
        request,
        "components/display_page.html",
        {
            "fields": display_fields(shown),
            "next": safe_next(request) or reverse("home"),
            "display": shown,
        },
    )


def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, in the reader's language."""
    return render(request, "components/gallery.html", gallery_samples(request.get_full_path()))


def _error_page(request: HttpRequest, status: int, name: str, **more: Any) -> HttpResponse:
    # No context processors here: the one that names the actor asks the database, which may be the
    # very thing that is gone. Cookies alone decide how the page looks.
    page = {
        "request": request,
        "display": display_of(request),
        "readable_path": readable_path(request),
        "csrf_token": get_token(request),
        "account_unknown": True,
        "demo": getattr(settings, "DEMO", False),
        **more,
    }
    return HttpResponse(render_to_string(f"errors/{name}.html", page), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: what was sent cannot be read. A handler for `handler400`."""
    return _error_page(request, 400, "400")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: not for this person. A handler for `handler403`."""
    actor: Actor | None = getattr(request, "actor", None)
    more = {"actor": actor, "own_home": home_of(actor)} if actor else {}
    return _error_page(request, 403, "403", **more)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for an old form. For the setting `CSRF_FAILURE_VIEW`."""
    return _error_page(request, 403, "403-form")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404. A handler for `handler404`."""
    return _error_page(request, 404, "404")


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer 405: the address does not take this method; `allowed` lists those it does."""
    response = _error_page(request, 405, "405")
    response["Allow"] = allowed
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500: our fault. A handler for `handler500`."""
    return _error_page(request, 500, "500")


def unavailable(
    request: HttpRequest, typed: dict[str, str] | None = None, retry_seconds: int = 60
) -> HttpResponse:
    """Answer 503: the database is locked or gone.

    `typed` is what the person had filled in, label to value: it is shown on the page, so that it
    survives even where nothing could be written. Asks neither the database nor the session.
    """
    rows = [{"key": key, "value": value} for key, value in (typed or {}).items()]
    response = _error_page(request, 503, "503-database", typed=rows)
    response["Retry-After"] = str(retry_seconds)
    response["Cache-Control"] = "no-store"
    return response
