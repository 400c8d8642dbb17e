"""A database that is locked or gone: a page that says so, and what was typed survives."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from qyzmet.web.components.views import csrf_failure, unavailable

__all__ = ["DatabaseTrouble", "csrf_failure"]

_NEVER_SHOWN = {"csrfmiddlewaretoken", "password", "password_again", "key"}


def typed(request: HttpRequest) -> dict[str, str]:
    """What the person had filled in, without secrets, to be shown back."""
    if request.method != "POST":
        return {}
    return {k: str(v) for k, v in request.POST.items() if k not in _NEVER_SHOWN and v}


class DatabaseTrouble:
    """Outermost: sessions and sign-in need the database too."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.respond(request)
        except (OperationalError, InterfaceError):
            return unavailable(request, typed(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Views' own exceptions come here before they turn into a plain 500."""
        if isinstance(exception, OperationalError | InterfaceError):
            return unavailable(request, typed(request))
        return None
