"""Where a person can be led: to pages that can be read, on this site, and open to them."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from qyzmet.kernel.access import Actor, may_enter

READ_AT = {
    "language": "home",
    "sign-out": "home",
    "draft-send": "draft-check",
    "draft-discard": "account",
}
"""Addresses that only take something in -> the page their button stands on."""

_TAKES = {"draft-check": ("draft_id",)}
"""What of the address goes over into that of the page."""


def _page_of(match: ResolverMatch) -> str:
    """The page to read in place of an address; empty where the address is a page itself."""
    page = READ_AT.get(match.view_name, "")
    if not page:
        return ""
    kwargs: dict[str, Any] = {name: match.kwargs[name] for name in _TAKES.get(page, ())}
    return reverse(page, kwargs=kwargs)


def readable_path(request: HttpRequest) -> str:
    """The address under which the page now shown can be opened again, with its query."""
    match = request.resolver_match
    if match is None:
        return request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    return _page_of(match) or request.get_full_path()


def safe_next(request: HttpRequest) -> str:
    """Where the person wanted to go (`next`), if that is on this site and can be read; else empty."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if not allowed:
        return ""
    try:
        return _page_of(resolve(urlsplit(wanted).path)) or wanted
    except Resolver404:
        return wanted


def home_of(actor: Actor) -> str:
    """The first page of somebody who has signed in."""
    return next(
        (reverse(route) for route in ("desk", "board", "account") if may_enter(route, actor)),
        reverse("home"),
    )
