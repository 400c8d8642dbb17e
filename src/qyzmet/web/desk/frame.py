"""What every page of the desk shares: the language, the frame's links, a fresh key for forms."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from qyzmet.features.acts.services import services_on
from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import tidy
from qyzmet.features.applications.drafts import today
from qyzmet.features.offices.queries import office
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import UnknownCase
from qyzmet.web.gate import actor

DONE = {
    "appointed": _("The executor is appointed. The case is with the executor now."),
    "prepared": _("The draft is before the head for signature."),
    "signed": _("The decision is signed."),
    "returned": _("The draft went back to the executor with your remark."),
    "registered": _("The result is entered in the book. Its paper is being printed."),
    "issued": _("The hand-over is recorded. The case is closed."),
    "reassigned": _("The case is given to another executor."),
    "annulled": _("The result is annulled. Whoever checks the paper is told so from now on."),
    "taken-in": _("The application is registered. The head appoints the executor next."),
    "printed": _("The letter is marked as printed."),
}
"""What a page says after something was done; the code travels in the address."""


LONGEST = 2000
"""Characters of a reason, remark or note that are taken."""


def too_long() -> str:
    """What to say of a text beyond the limit."""
    return gettext("This is longer than %(most)d characters. Shorten it.") % {"most": LONGEST}


def language_now() -> str:
    """The language of the page."""
    return (get_language() or "kk")[:2]


def fresh_key() -> str:
    """A key that makes pressing twice one deed."""
    return str(uuid4())


def key_of(request: HttpRequest) -> str:
    """The key that came with a form; empty where there is none."""
    return tidy(request.POST.get("key", ""))[:80]


def case_or_404(request: HttpRequest, case: str) -> CaseState:
    """The case, if this official may see it; Http404 otherwise."""
    try:
        return cases.case_for(actor(request), case)
    except UnknownCase as unknown:
        raise Http404 from unknown


Verb = Callable[[HttpRequest, str], HttpResponse]
"""A view that gives a verb to a case."""


def sent(verb: Verb) -> Verb:
    """A verb that is only ever sent by a form. Whoever comes to its address in another way (Back,
    a kept address, the language switch of a refused form) is led to the case."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(verb)
    def view(request: HttpRequest, case: str) -> HttpResponse:
        if request.method == "POST":
            return verb(request, case)
        case_or_404(request, case)
        return HttpResponseRedirect(reverse("desk-case", args=(case,)))

    return view


def _books() -> str:
    """Where the books begin: this year's first register of the first service; empty without one."""
    for service in services_on(today()):
        for register in service.definition.standard.registers:
            return reverse("desk-book", args=(register.id, today().year))
    return ""


def desk_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the desk inside its frame."""
    me = actor(request)
    here = office(me.office)
    language = language_now()
    links = [
        ("desk", reverse("desk"), _("My work")),
        ("desk-office", reverse("desk-office"), _("The whole office")),
        ("desk-load", reverse("desk-load"), _("Load")) if me.role == "head" else None,
        ("desk-intake", reverse("desk-intake"), _("Intake")) if me.role == "executor" else None,
        ("desk-letters", reverse("desk-letters"), _("Letters")),
        ("desk-book", _books(), _("Books")),
    ]
    route = request.resolver_match.view_name if request.resolver_match else ""
    shown = {
        "desk_links": [
            {"url": url, "text": text, "here": name == route}
            for name, url, text in (link for link in links if link)
            if url
        ],
        "done": DONE.get(request.GET.get("done", ""), ""),
        "office_name": here.names[language],
        "zone": here.hours.zone,
        "key": fresh_key(),
    }
    return render(request, template, {**shown, **context}, status=status)
