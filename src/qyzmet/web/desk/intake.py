"""Intake at the department's window: first who and what for, then one dense page with the papers."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.acts.services import UnknownService as NotInForce
from qyzmet.features.acts.services import service as service_on
from qyzmet.features.acts.services import services_on
from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import BadAnswer, check_field
from qyzmet.features.applications.drafts import Incomplete, UnknownService, today
from qyzmet.features.applications.queries import open_of_person
from qyzmet.kernel import clock
from qyzmet.kernel.store import KeyReused, NotAllowed, case_of_key, state_of
from qyzmet.standard.model import Definition
from qyzmet.web.desk import presenting
from qyzmet.web.desk.frame import desk_page, fresh_key, key_of, language_now
from qyzmet.web.desk.intake_page import (
    CHANNEL,
    LANGUAGES,
    Wanting,
    digits_of,
    first_asked,
    first_page,
    second_page,
)
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor
from qyzmet.web.portal.questions import typed

_YEAR = 365 * 24 * 60 * 60


def _definitions() -> list[Definition]:
    """Services whose window is open."""
    return [
        service.definition
        for service in services_on(today())
        if any(
            rule.channel == CHANNEL and rule.open for rule in service.definition.standard.channels
        )
    ]


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Which service is asked for."""
    language = language_now()
    rows = [
        {
            "url": reverse("desk-intake-service", args=(definition.standard.code,)),
            "title": definition.text(language, "service.title"),
            "hint": definition.text_or(language, "service.summary"),
        }
        for definition in _definitions()
    ]
    return desk_page(request, "desk/intake.html", {"rows": rows})


def _definition(code: str) -> Definition:
    try:
        definition = service_on(code, today()).definition
    except NotInForce as unknown:
        raise Http404 from unknown
    if not any(r.channel == CHANNEL and r.open for r in definition.standard.channels):
        raise Http404
    return definition


@require_http_methods(["GET", "HEAD", "POST"])
def service(request: HttpRequest, code: str) -> HttpResponse:
    """Intake of one service. A step of the form at a time, nothing is kept until it is registered."""
    definition = _definition(code)
    chosen = request.POST.get("page_language", "")
    if chosen in LANGUAGES:
        return _in_language(request, definition, chosen)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step not in ("papers", "register"):
        post = request.POST if step == "again" else None
        return _first(request, definition, post, {})
    errors = _wrong_first(definition, request.POST)
    if errors:
        return _first(request, definition, request.POST, errors)
    if step == "papers":
        return _second(request, definition)
    return _register(request, definition)


def _in_language(request: HttpRequest, definition: Definition, chosen: str) -> HttpResponse:
    """The step as it stands, in another language; whatever was typed stays."""
    with override(chosen):
        if request.POST.get("step") == "register" and not _wrong_first(definition, request.POST):
            response = _second(request, definition)
        else:
            response = _first(request, definition, request.POST, {})
    response["Content-Language"] = chosen
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=_YEAR,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def _wrong_first(definition: Definition, post: Mapping[str, Any]) -> dict[str, str]:
    """Codes of what is wrong with the first step, by field."""
    errors = {}
    for _page, field in first_asked(definition):
        try:
            check_field(field, typed(field, post), today())
        except BadAnswer as bad:
            errors[field.id] = bad.code
    return errors


def _first(
    request: HttpRequest,
    definition: Definition,
    post: Mapping[str, Any] | None,
    errors: Mapping[str, str],
) -> HttpResponse:
    context = first_page(definition, post, errors)
    return desk_page(request, "desk/intake_first.html", context, status=422 if errors else 200)


def _second(
    request: HttpRequest,
    definition: Definition,
    wanting: Wanting = Wanting(),  # noqa: B008  frozen
    *,
    anew: bool = False,
) -> HttpResponse:
    """The dense page. `anew` where the sent key or the moment of showing serves no longer."""
    me, post = actor(request), request.POST
    code, iin = definition.standard.code, digits_of(post.get("iin", ""))
    before = None if anew else presenting.read(me, code, iin, post.get("presented", ""))
    context = second_page(me, definition, post, wanting, before or clock.now())
    if key_of(request) and not anew:
        context["key"] = key_of(request)
    status = 422 if context["errors"] else 200
    return desk_page(request, "desk/intake_papers.html", context, status=status)


def _told(
    request: HttpRequest, definition: Definition, message: str, field: str = ""
) -> HttpResponse:
    """The same page with one sentence above it."""
    return _second(request, definition, Wanting(above=({"id": field, "message": message},)))


def _register(request: HttpRequest, definition: Definition) -> HttpResponse:
    """Register the application; or the same page with what is missing."""
    me, post, key = actor(request), request.POST, key_of(request) or fresh_key()
    raw = {field.id: typed(field, post) for field in definition.form.fields()}
    iin = digits_of(raw.get("iin", ""))
    if earlier := case_of_key(me.account, key):
        return _sent_before(request, definition, earlier, iin)
    language = post.get("language", "")
    if language not in LANGUAGES:
        return _told(request, definition, _("Choose the language of notices"), "language")
    if post.get("anyway") != "1" and open_of_person(iin, definition.standard.code):
        message = _(
            "This person has an open application already. Register another one only if asked."
        )
        return _told(request, definition, message, "anyway")
    code = definition.standard.code
    try:
        case = cases.take_in(
            me,
            code,
            raw,
            {document: "" for document in post.getlist("paper")},
            language=language,
            key=key,
            name_confirmed=post.get("name_confirmed") == "1",
            presented_at=presenting.read(me, code, iin, post.get("presented", "")),
        )
    except UnknownService as unknown:
        raise Http404 from unknown
    except Incomplete as wanting:
        return _second(request, definition, Wanting(wanting.answers, wanting.papers))
    except KeyReused as used:
        return _sent_before(request, definition, used.case, iin)
    except NotAllowed as no:
        above = ({"id": "", "message": sentence(no.refusal, definition, language_now())},)
        stale = no.refusal.code == "presented_when"
        return _second(request, definition, Wanting(above=above), anew=stale)
    return _case(case)


def _sent_before(request: HttpRequest, definition: Definition, case: str, iin: str) -> HttpResponse:
    """Pressed again (Back, twice): the case that this very form made. The form of one person
    filled in for another is not that, and is asked for once more."""
    if state_of(case).answers.get("iin") == iin:
        return _case(case)
    message = _("This form was sent before with something else in it. Send it once more.")
    return _second(request, definition, Wanting(above=({"id": "", "message": message},)), anew=True)


def _case(case: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('desk-case', args=(case,))}?done=taken-in")
