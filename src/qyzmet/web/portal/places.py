"""The directory of offices: found by district, name or address, with the hours of today."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qyzmet.features.acts.services import services_on
from qyzmet.features.applications.drafts import today
from qyzmet.features.offices.queries import calendar, hours_of, serving
from qyzmet.kernel import clock
from qyzmet.standard.legaltime import OutOfCalendar
from qyzmet.standard.model import OfficeRecord
from qyzmet.standard.search import LONGEST_QUERY, words
from qyzmet.standard.words.dates import legal_date
from qyzmet.standard.words.derivation import HOLIDAYS

from .card import chip
from .facts import kind_name, language, place
from .sorting import collation_key

_KINDS = ("department", "centre")
_LANGUAGES = ("kk", "ru", "en")


class Today(msgspec.Struct, frozen=True):
    """An office today: open right now or not, and why in a sentence."""

    open: bool
    says: str


def state_today(office: OfficeRecord, now: datetime) -> Today:
    """Open, closed for now, or closed today (day off or holiday), at an aware moment."""
    hours, day = hours_of(office.id), now.astimezone(ZoneInfo(office.hours.zone)).date()
    try:
        spans = hours.open_spans(day, calendar())
        special = calendar().special(day, hours.kind)
    except OutOfCalendar:  # no list of days off for this year: promise nothing
        return Today(False, _("Call first: the days off of this year are not known here"))
    if not spans:
        name = _holiday(special.name) if special else ""
        says = _("Closed today: %(holiday)s") % {"holiday": name} if name else _("Closed today")
        return Today(False, says)
    closes = spans[-1][1].astimezone(ZoneInfo(office.hours.zone))
    if any(opens <= now < shuts for opens, shuts in spans):
        return Today(True, _("Open now, until %(time)s") % {"time": f"{closes:%H:%M}"})
    opens = next((begin for begin, _end in spans if begin > now), None)
    if opens is None:
        return Today(False, _("Closed for today since %(time)s") % {"time": f"{closes:%H:%M}"})
    return Today(False, _("Opens at %(time)s") % {"time": f"{opens:%H:%M}"})


def _holiday(name: str) -> str:
    names = HOLIDAYS.get(name)
    return names[_LANGUAGES.index(language())] if names else ""


def _days_off(office: OfficeRecord) -> str:
    names = {
        "monday": _("Monday"),
        "tuesday": _("Tuesday"),
        "wednesday": _("Wednesday"),
        "thursday": _("Thursday"),
        "friday": _("Friday"),
        "saturday": _("Saturday"),
        "sunday": _("Sunday"),
    }
    return ", ".join(name for day, name in names.items() if day in office.hours.days_off)


def fits(office: OfficeRecord, query: str) -> bool:
    """Whether every word of the query begins a word of the office's place, name or address, in any
    language."""
    texts = [
        text
        for part in (office.territory.names, office.names, office.address)
        for text in part.values()
    ]
    known = [*words(" ".join(texts)), *words(office.postcode)]
    return all(any(word.startswith(asked) for word in known) for asked in words(query))


def shown(office: OfficeRecord, now: datetime, codes: dict[str, str]) -> dict[str, Any]:
    """An office as the page shows it."""
    return {
        **place(office),
        "days_off": _days_off(office),
        "today": state_today(office, now),
        "service": codes.get(office.kind, ""),
        "chip": chip(office.clause.point, language()),
        "source": office.clause.source,
        "note": office.note,
    }


def _codes(day: date) -> dict[str, str]:
    """A service for every kind of office, so that its clause can be opened."""
    return {
        channel.office_kind: one.code
        for one in reversed(services_on(day))
        for channel in one.definition.standard.channels
    }


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """All offices, or those that fit the words typed."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    now, codes, lang = clock.now(), _codes(today()), language()
    groups = []
    for kind in _KINDS:
        found = [office for office in serving(kind) if fits(office, query)]
        found.sort(key=lambda office: collation_key(office.territory.names[lang]))
        groups.append(
            {"title": kind_name(kind), "offices": [shown(office, now, codes) for office in found]}
        )
    page = {
        "query": query,
        "groups": [group for group in groups if group["offices"]],
        "day": legal_date(today(), lang),
    }
    return render(request, "portal/offices.html", page)
