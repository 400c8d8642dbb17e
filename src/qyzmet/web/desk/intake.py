"""Intake at the department's window: first who and what for, then one dense page with the papers."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.acts.services import UnknownService as NotInForce
from qyzmet.features.acts.services import service as service_on
from qyzmet.features.acts.services import services_on
from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import BadAnswer, check_field
from qyzmet.features.applications.drafts import Incomplete, UnknownService, today
from qyzmet.features.applications.queries import open_of_person
from qyzmet.features.offices.queries import office
from qyzmet.features.people.iin import birth_date_in
from qyzmet.kernel.access import Actor
from qyzmet.kernel.store import KeyReused, NotAllowed
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel, Definition, Field, Page
from qyzmet.web.components.fields import Field as Drawn
from qyzmet.web.components.fields import Option
from qyzmet.web.desk.frame import desk_page, fresh_key, key_of, language_now
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor
from qyzmet.web.portal.messages import about_answer
from qyzmet.web.portal.questions import Shown, question, typed

CHANNEL: Channel = "department"
LANGUAGES = ("kk", "ru", "en")


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


def first_asked(definition: Definition) -> list[tuple[Page, Field]]:
    """What has to be known before the page of papers: who it is, and what decides the papers."""
    deciding = {
        condition.answer
        for rule in definition.standard.documents
        if CHANNEL in rule.channels
        for condition in rule.when
    }
    return [
        (page, field)
        for page in definition.form.pages
        for field in page.fields
        if field.kind == "iin" or field.id in deciding
    ]


@require_http_methods(["GET", "POST"])
def service(request: HttpRequest, code: str) -> HttpResponse:
    """Intake of one service. A step of the form at a time, nothing is kept until it is registered."""
    definition = _definition(code)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step not in ("papers", "register"):
        post = request.POST if step == "again" else None
        return _first(request, definition, post, {})
    errors = _wrong_first(definition, request.POST)
    if errors:
        return _first(request, definition, request.POST, errors)
    if step == "papers":
        return _second(request, definition, {}, {})
    return _register(request, definition)


def _wrong_first(definition: Definition, post: Mapping[str, Any]) -> dict[str, str]:
    """Codes of what is wrong with the first step, by field."""
    errors = {}
    for _page, field in first_asked(definition):
        try:
            check_field(field, typed(field, post), today())
        except BadAnswer as bad:
            errors[field.id] = bad.code
    return errors


def _drawn(
    definition: Definition,
    pairs: list[tuple[Page, Field]],
    post: Mapping[str, Any] | None,
    errors: Mapping[str, str],
    kept: Mapping[str, str],
) -> list[Shown]:
    """Questions with the short labels of the paper form; a condition is said as a hint."""
    language = language_now()
    found = []
    for page, field in pairs:
        shown = question(
            definition,
            page,
            field,
            language,
            value=kept.get(field.id, ""),
            post=post,
            error=errors.get(field.id, ""),
        )
        hint = " ".join(
            part for part in (_only_if(definition, field, language), shown.field.hint) if part
        )
        label = definition.text(language, field.id)
        drawn = dataclasses.replace(shown.field, label=label, hint=hint, autocomplete="off")
        found.append(Shown(shown.component, drawn))
    return found


def _only_if(definition: Definition, field: Field, language: str) -> str:
    """When a question counts at all, in words; empty for one that always does."""
    parts = []
    for condition in field.when:
        label = definition.text_or(language, condition.answer, condition.answer)
        values = [
            definition.text_or(language, f"{condition.answer}.{value}", value)
            for value in condition.one_of
        ]
        parts.append(f"{label}: {', '.join(values)}")
    return _("Only for this answer: %(answer)s.") % {"answer": "; ".join(parts)} if parts else ""


def _problems(shown: list[Shown]) -> list[dict[str, str]]:
    return [{"id": s.field.id, "message": s.field.error} for s in shown if s.field.error]


def _first(
    request: HttpRequest,
    definition: Definition,
    post: Mapping[str, Any] | None,
    errors: dict[str, str],
) -> HttpResponse:
    shown = _drawn(definition, first_asked(definition), post, errors, {})
    context = {
        "title": definition.text(language_now(), "service.title"),
        "questions": shown,
        "errors": _problems(shown),
    }
    return desk_page(request, "desk/intake_first.html", context, status=422 if errors else 200)


def _second(
    request: HttpRequest,
    definition: Definition,
    errors: Mapping[str, str],
    missing: Mapping[str, str],
    above: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """The dense page: every field, the papers of this very case, the language."""
    language, me, post = language_now(), actor(request), request.POST
    first = first_asked(definition)
    asked_before = {field.id for _page, field in first}
    rest = [
        (page, field)
        for page in definition.form.pages
        for field in page.fields
        if field.id not in asked_before
    ]
    # The first time nothing was typed yet: the office's own place is the likely one.
    fresh = post.get("step") == "papers"
    home = office(me.office).territory.id
    known = {field.id: typed(field, post) for _page, field in first}
    kept = {field.id: home for _page, field in rest if field.kind == "office"}
    kept |= _born(rest, known.get("iin", ""))
    shown = _drawn(definition, rest, None if fresh else post, errors, kept)
    open_ones = _open_ones(me, definition, known.get("iin", ""))
    papers = _papers(definition, known, post.getlist("paper"), missing, language)
    wrong = [
        {"id": p["field"], "message": _("Not shown: %(paper)s") % {"paper": p["label"]}}
        for p in papers
        if p["missing"]
    ]
    first_errors = [
        {"id": "", "message": about_answer(field, errors[field.id])}
        for _page, field in first
        if field.id in errors
    ]
    context = {
        "title": definition.text(language, "service.title"),
        "code": definition.standard.code,
        "known": [
            {
                "key": definition.text(language, field.id),
                "value": _in_words(definition, field, known),
            }
            for _page, field in first
        ],
        "hidden": known,
        "questions": shown,
        "papers": papers,
        "language_field": _language_field(post.get("language", "") or language),
        "open_ones": open_ones,
        "anyway": post.get("anyway") == "1",
        "errors": [*(above or []), *first_errors, *_problems(shown), *wrong],
    }
    status = 422 if context["errors"] else 200
    return desk_page(request, "desk/intake_papers.html", context, status=status)


def _born(rest: list[tuple[Page, Field]], iin: str) -> dict[str, str]:
    """The birth date that the IIN itself holds, so that the clerk need not type it."""
    digits = "".join(ch for ch in iin if ch.isdigit())
    born = birth_date_in(digits) if len(digits) == 12 else None
    asked = [field.id for _page, field in rest if field.prefill == "account.birth_date"]
    return {field: born.isoformat() for field in asked} if born else {}


def _in_words(definition: Definition, field: Field, known: Mapping[str, str]) -> str:
    value = known[field.id]
    return definition.text_or(language_now(), f"{field.id}.{value}", value)


def _papers(
    definition: Definition,
    answers: Mapping[str, str],
    shown: list[str],
    missing: Mapping[str, str],
    language: str,
) -> list[dict[str, Any]]:
    """The papers of this very case, in the page's language and, to be read out, in the other."""
    other = "ru" if language == "kk" else "kk"
    return [
        {
            "id": rule.id,
            "field": "paper-" + rule.id.replace(".", "-"),
            "label": definition.text(language, rule.id),
            "other": definition.text(other, rule.id),
            "other_language": other,
            "hint": definition.text_or(language, f"{rule.id}.hint"),
            "clause": rule.clause,
            "form": rule.form,
            "optional": rule.optional,
            "shown": rule.id in shown,
            "missing": rule.id in missing,
        }
        for rule in checklist_of(definition, CHANNEL, answers)
    ]


def _open_ones(me: Actor, definition: Definition, iin: str) -> list[dict[str, Any]]:
    """Open applications of this person for this service; a link only into one's own office."""
    digits = "".join(ch for ch in iin if ch.isdigit())
    return [
        {
            "number": number,
            "office": office(state.office).names[language_now()],
            "at": state.submitted_at,
            "url": reverse("desk-case", args=(state.case,))
            if state.office == me.office and state.applicant != me.person
            else "",
        }
        for state, number in open_of_person(digits, definition.standard.code)
    ]


def _language_field(chosen: str) -> Drawn:
    names = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
    return Drawn(
        "language",
        "language",
        _("In which language do notices go to the applicant?"),
        options=[Option(one, names[one], checked=one == chosen) for one in LANGUAGES],
    )


def _register(request: HttpRequest, definition: Definition) -> HttpResponse:
    """Register the application; or the same page with what is missing."""
    me, post = actor(request), request.POST
    raw = {field.id: typed(field, post) for field in definition.form.fields()}
    language = post.get("language", "")
    if language not in LANGUAGES:
        above = [{"id": "language", "message": _("Choose the language of notices")}]
        return _second(request, definition, {}, {}, above)
    if post.get("anyway") != "1" and _open_ones(me, definition, raw.get("iin", "")):
        message = _(
            "This person has an open application already. Register another one only if asked."
        )
        return _second(request, definition, {}, {}, [{"id": "anyway", "message": message}])
    papers = {document: "" for document in post.getlist("paper")}
    code = definition.standard.code
    try:
        case = cases.take_in(
            me, code, raw, papers, language=language, key=key_of(request) or fresh_key()
        )
    except UnknownService as unknown:
        raise Http404 from unknown
    except Incomplete as wanting:
        return _second(request, definition, wanting.answers, wanting.papers)
    except KeyReused:
        message = _("This form was sent before with something else in it. Send it once more.")
        return _second(request, definition, {}, {}, [{"id": "", "message": message}])
    except NotAllowed as no:
        message = sentence(no.refusal, definition, language_now())
        return _second(request, definition, {}, {}, [{"id": "", "message": message}])
    return HttpResponseRedirect(f"{reverse('desk-case', args=(case,))}?done=taken-in")
