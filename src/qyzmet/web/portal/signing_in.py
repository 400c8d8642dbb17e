"""Signing in and out, with a plain word on when to try again after too many tries."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from qyzmet.features.applications.drafts import today
from qyzmet.features.offices.queries import office
from qyzmet.features.people.queries import actor_of, demo_accounts
from qyzmet.kernel.access import Actor
from qyzmet.web.components.fields import Field
from qyzmet.web.leading import home_of, safe_next

from .wording import language

WAIT_MINUTES = round(settings.AXES_COOLOFF_TIME * 60)
"""How long signing in stays shut after too many tries; a try meanwhile starts the time anew."""

DEMO_PASSWORD = "demo"  # noqa: S105 (invented people of the demonstration, shown on its page)


def _login_typed(request: HttpRequest) -> str:
    """The login without the blanks and dashes people type into an IIN."""
    typed = request.POST.get("login", "").strip()
    digits = re.sub(r"[\s\-]", "", typed)
    return digits if digits.isdigit() else typed


def _fields(login_typed: str, errors: dict[str, str]) -> dict[str, Field]:
    return {
        "login": Field(
            id="login",
            name="login",
            label=_("IIN or login"),
            hint=_("The 12 digits on your identity card. Officials write their login."),
            value=login_typed,
            error=errors.get("login", ""),
            autocomplete="username",
        ),
        "password": Field(
            id="password",
            name="password",
            label=_("Password"),
            error=errors.get("password", ""),
            type="password",
            autocomplete="current-password",
        ),
    }


def _demo() -> list[dict[str, str]]:
    """The accounts of the demonstration; none outside of one."""
    if not settings.DEMO:
        return []
    shown = []
    for account in demo_accounts():
        actor = actor_of(account, today())
        roles = {
            "applicant": _("Applicant"),
            "executor": _("Responsible executor"),
            "head": _("Head"),
            "monitor": _("Monitor"),
        }
        where = office(actor.office).names[language()] if actor.office else ""
        shown.append(
            {
                "login": account.login,
                "name": actor.name,
                "role": roles[actor.role],
                "where": where,
            }
        )
    return shown


def _page(request: HttpRequest, errors: dict[str, str], status: int = 200) -> HttpResponse:
    fields = _fields(request.POST.get("login", ""), errors)
    page = {
        "fields": fields,
        "errors": [{"id": f.id, "message": f.error} for f in fields.values() if f.error],
        "next": safe_next(request),
        "ended": request.GET.get("ended") == "1" and not errors,
        "demo_accounts": _demo(),
        "demo_password": DEMO_PASSWORD,
    }
    return render(request, "portal/sign_in.html", page, status=status)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and password; what is refused does not say which of the two was wrong."""
    if request.method != "POST":
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None:
            return HttpResponseRedirect(safe_next(request) or home_of(actor))
        return _page(request, {})
    typed, password = _login_typed(request), request.POST.get("password", "")
    errors = {}
    if not typed:
        errors["login"] = _("Write your IIN or login")
    if not password:
        errors["password"] = _("Write your password")
    if errors:
        return _page(request, errors, 422)
    account = authenticate(request, login=typed, password=password)
    if account is None:
        wrong = _("Login and password do not fit together: check both and try again")
        return _page(request, {"login": wrong}, 422)
    login(request, account)
    actor = actor_of(account, today())
    return HttpResponseRedirect(safe_next(request) or home_of(actor))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; what was saved is kept."""
    logout(request)
    return HttpResponseRedirect(reverse("home"))


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """Too many wrong passwords: 429, and when to come back. Named in AXES_LOCKOUT_CALLABLE."""
    page = {"minutes": WAIT_MINUTES, "next": safe_next(request)}
    answer = render(request, "portal/locked_out.html", page, status=429)
    answer["Retry-After"] = str(WAIT_MINUTES * 60)
    return answer
