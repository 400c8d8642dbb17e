"""Behind our own proxies the visitor's address is the one the outermost of them saw."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class BehindProxies:
    """Throttles count by address; without this everybody behind a proxy would be one visitor.

    Only as many hops are believed as the operator says stand in front (QYZMET_PROXIES): what a
    visitor writes into the header himself lies further left and is not looked at.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        if settings.PROXIES and len(hops) >= settings.PROXIES and hops[-settings.PROXIES]:
            request.META["REMOTE_ADDR"] = hops[-settings.PROXIES][:64]
        return self.respond(request)
