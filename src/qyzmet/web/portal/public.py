"""Pages anyone may read: home, search, the card of a service, "is it for me?", the print sheet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qyzmet.features.acts import services
from qyzmet.features.applications.drafts import today
from qyzmet.features.applications.forecast import forecast
from qyzmet.features.offices.queries import directory, serving
from qyzmet.kernel import clock
from qyzmet.standard.eligibility import Ask, LeadsAway, verdict
from qyzmet.standard.legaltime import OutOfCalendar
from qyzmet.standard.search import LONGEST_QUERY
from qyzmet.standard.words.dates import legal_date
from qyzmet.standard.words.derivation import sentences
from qyzmet.web.components.fields import Field, Option

from .card import Card, Way, card, chip
from .facts import act_rows, language, office_groups, place

CONTACT_CENTRE = "1414"


def service_or_404(code: str) -> services.Service:
    """The service in force today; Http404 where there is none."""
    try:
        return services.service(code, today())
    except services.UnknownService as missing:
        raise Http404 from missing


def _tiles(found: list[services.Service]) -> list[dict[str, str]]:
    """Services as a list shows them."""
    lang = language()
    return [
        {
            "code": one.code,
            "title": one.definition.text(lang, "service.title"),
            "summary": one.definition.text(lang, "service.summary"),
            "area": one.definition.text(lang, f"area.{one.definition.standard.area}"),
        }
        for one in found
    ]


def _areas() -> list[dict[str, Any]]:
    """Areas of life with their services, by the area's name."""
    areas: dict[str, list[dict[str, str]]] = {}
    for tile in _tiles(services.services_on(today())):
        areas.setdefault(tile["area"], []).append(tile)
    return [{"name": name, "services": areas[name]} for name in sorted(areas)]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, one search box, the services, and what to do with a number or a paper."""
    return render(request, "portal/home.html", {"areas": _areas()})


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Services found by words of daily life, or all of them."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = _tiles(services.search(query, language(), today())) if query else []
    page = {
        "query": query,
        "found": found,
        "areas": [] if found else _areas(),
        "contact_centre": CONTACT_CENTRE,
    }
    return render(request, "portal/find.html", page)


def _promise(service: services.Service, way: Way, moment: datetime) -> dict[str, Any] | None:
    """By when an application made now through this way is answered, and how that was counted.

    The first office of the kind stands for all: `office` says whose hours were taken."""
    offices = serving(way.office_kind)
    if not way.open or not offices:
        return None
    try:
        term = forecast(service.edition, offices[0].id, way.channel, moment)
    except OutOfCalendar:  # a promise beyond the known calendars would be a guess
        return None
    if term is None:
        return None
    zone = ZoneInfo(offices[0].hours.zone)
    return {
        "due": term.due_at.astimezone(zone),
        "steps": sentences(term.steps, language()),
        "office": offices[0].names[language()],
        "by_clock": _by_clock(service, term.term),
    }


def _by_clock(service: services.Service, term_id: str) -> bool:
    return next(t for t in service.definition.standard.terms if t.id == term_id).unit.by_clock


def _ways(service: services.Service, shown: Card) -> list[dict[str, Any]]:
    now = clock.now()
    return [{"way": way, "promise": _promise(service, way, now)} for way in shown.ways]


@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """The card of a service: everything its act says, each thing with its clause."""
    one = service_or_404(code)
    shown = card(one.definition, language())
    ways = _ways(one, shown)
    repealed = shown.act.repealed
    page = {
        "card": shown,
        "sections": shown.sections,
        "ways": ways,
        "first": next((w for w in ways if w["way"].channel == "portal" and w["promise"]), None),
        "advice": _advice(one),
        "groups": office_groups(_kinds(shown)),
        "repealed": repealed,
        "repealed_on": legal_date(date.fromisoformat(repealed.date), language())
        if repealed
        else "",
        "act_rows": act_rows(shown.act, shown.act_title, shown.issuer),
    }
    return render(request, "portal/service.html", page)


def _advice(one: services.Service) -> list[str]:
    """What to do after each ground of refusal."""
    found = (
        one.definition.text_or(language(), f"{ground.id}.advice")
        for ground in one.definition.standard.grounds
    )
    return [text for text in found if text]


def _kinds(shown: Card) -> list[str]:
    return list(dict.fromkeys(way.office_kind for way in shown.ways))


@require_safe
def for_me(request: HttpRequest, code: str) -> HttpResponse:
    """One question a page; the answers travel in the address and are kept nowhere."""
    one = service_or_404(code)
    lang = language()
    questions = one.definition.standard.for_me
    given = {q.id: request.GET[q.id] for q in questions if request.GET.get(q.id) in q.answers}
    said = verdict(one.definition, given)
    page: dict[str, Any] = {
        "code": code,
        "service": one.definition.text(lang, "service.title"),
        "given": given,
    }
    if isinstance(said, Ask):
        return _ask(request, one, said, {**page, "number": len(given) + 1, "of": len(questions)})
    if isinstance(said, LeadsAway):
        page |= {
            "advice": one.definition.text_or(lang, f"{said.question.id}.advice"),
            "address": chip(said.question.clause.point, lang),
            "element": said.question.id,
        }
        return render(request, "portal/for_me_no.html", page)
    page["can_apply"] = card(one.definition, lang).apply
    return render(request, "portal/for_me_fits.html", page)


def _ask(
    request: HttpRequest, one: services.Service, said: Ask, page: dict[str, Any]
) -> HttpResponse:
    lang, question = language(), said.question
    wrong = request.GET.get("asked") == question.id
    message = _("Choose one of the answers") if wrong else ""
    field = Field(
        id="answer",
        name=question.id,
        label=one.definition.text(lang, question.id),
        hint=one.definition.text_or(lang, f"{question.id}.hint"),
        error=message,
        options=[
            Option(answer, one.definition.text(lang, f"{question.id}.{answer}"))
            for answer in question.answers
        ],
    )
    page |= {
        "field": field,
        "question": question.id,
        "back": _back(request, page["given"]),
        "errors": [{"id": "answer", "message": message}] if wrong else [],
    }
    return render(request, "portal/for_me.html", page, status=422 if wrong else 200)


def _back(request: HttpRequest, given: Mapping[str, str]) -> str:
    """The question before this one, or nothing at the first."""
    if not given:
        return ""
    query = request.GET.copy()
    query.pop("asked", None)
    query.pop(list(given)[-1], None)
    rest = query.urlencode()
    return f"{request.path}?{rest}" if rest else request.path


@require_safe
def stand_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """One sheet for the stand of an office, or to take along: papers to tick off, term, where."""
    one = service_or_404(code)
    shown = card(one.definition, language())
    here = directory().get(request.GET.get("office", ""))
    page = {
        "card": shown,
        "sections": shown.sections,
        "ways": [way for way in shown.ways if way.channel != "portal" and way.open],
        "one_office": place(here) if here else None,
        "act_date": date.fromisoformat(shown.act.date),
        "address": f"{settings.QYZMET_BASE_URL}{reverse('service', args=[code])}",
        "offices_address": f"{settings.QYZMET_BASE_URL}{reverse('offices')}",
    }
    return render(request, "portal/stand_sheet.html", page)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Short answers: where to start, how to sign in, where an application is, whom to ask."""
    return render(request, "portal/help.html", {"contact_centre": CONTACT_CENTRE})


@require_safe
def demo_inbox(request: HttpRequest) -> HttpResponse:
    """What a demonstration would have sent; nothing here outside one."""
    if not settings.DEMO or not settings.QYZMET_INBOX:
        raise Http404
    messages = [
        {**message, "at": datetime.fromisoformat(message["at"])}
        for message in import_string(settings.QYZMET_INBOX)()
    ]
    return render(request, "portal/demo_inbox.html", {"messages_sent": messages})
