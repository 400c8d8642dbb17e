"""The gate in front of every view: who is asking, and does the policy let them in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse

from qyzmet.features.applications.drafts import today
from qyzmet.features.people.queries import actor_of
from qyzmet.kernel.access import Actor, may_enter
from qyzmet.web.components.views import wrong_method
from qyzmet.web.leading import readable_path

Respond = Callable[[HttpRequest], HttpResponse]


class Gate:
    """Puts `request.actor` on the request and asks the policy before any view runs."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if isinstance(response, HttpResponseNotAllowed):
            response = _told(request, response)
        if getattr(request, "actor", None) is not None:
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let in, send to sign in, or say that there is nothing here for this role."""
        actor = actor_from(request)
        request.actor = actor  # type: ignore[attr-defined]
        match = request.resolver_match
        route = match.view_name if match else ""
        if may_enter(route, actor):
            return None
        if actor is None:
            if request.method not in ("GET", "HEAD"):
                back = request.META.get("HTTP_REFERER", "")
                query = {"next": _path_of(back, request), "ended": "1"}
            else:
                query = {"next": readable_path(request)}
            return HttpResponseRedirect(f"{reverse('sign-in')}?{urlencode(query)}")
        raise PermissionDenied(route)


def _told(request: HttpRequest, response: HttpResponseNotAllowed) -> HttpResponse:
    """A page in place of an empty 405; who only wants to read is led to what can be read."""
    page = readable_path(request)
    if request.method in ("GET", "HEAD") and page != request.get_full_path():
        return HttpResponseRedirect(page)
    return wrong_method(request, response["Allow"])


def _path_of(referer: str, request: HttpRequest) -> str:
    """The page a form was sent from, if it is ours."""
    start = request.build_absolute_uri("/")
    return (
        "/" + referer.removeprefix(start) if referer.startswith(start) else readable_path(request)
    )


def actor_from(request: HttpRequest) -> Actor | None:
    """Who is signed in, as they are today; None for a visitor."""
    if not request.session.get("_auth_user_id"):
        return None
    account = request.user
    if not account.is_authenticated or not account.is_active:
        return None
    return actor_of(account, today())


def actor(request: HttpRequest) -> Actor:
    """The signed-in actor of a request that the gate let in; Http404 for a visitor."""
    found: Actor | None = getattr(request, "actor", None)
    if found is None:
        raise Http404
    return found


def who(request: HttpRequest) -> dict[str, Any]:
    """For templates: the actor, and whether this is a demonstration."""
    return {"actor": getattr(request, "actor", None), "demo": settings.DEMO}
