"""Journals and books of the office: a year on a page, and the same as a PDF to be filed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from qyzmet.features.acts.services import services_on
from qyzmet.features.applications.drafts import today
from qyzmet.features.applications.queries import book, law_of, number_of
from qyzmet.features.documents.facts import local, numeric, office_of
from qyzmet.features.documents.printing import BookPaper, render
from qyzmet.kernel import clock
from qyzmet.kernel.access import Actor, may_see
from qyzmet.kernel.state import CaseState
from qyzmet.web.desk.frame import desk_page, language_now
from qyzmet.web.desk.history import ended_words
from qyzmet.web.desk.papers import sent_as
from qyzmet.web.gate import actor

EARLIEST = 2012
"""No register of this system is older than the first act it runs."""


def _registers(language: str) -> dict[str, str]:
    """Every register of the services in force: id -> title."""
    return {
        register.id: service.definition.text_or(language, register.id, register.id)
        for service in services_on(today())
        for register in service.definition.standard.registers
    }


def _rows(me: Actor, register: str, year: int, language: str) -> list[dict[str, str]]:
    """The entries by number. An official's own application keeps its line and hides its content."""
    rows = []
    for entry, state in book(me, register, year):
        definition = law_of(state.edition, state.office).edition.definition
        seen = may_see(me, state)
        rows.append(
            {
                "number": number_of(entry, state.edition),
                "date": f"{local(entry.at, state.office):%d.%m.%Y %H:%M}",
                "applicant": state.answers.get("name", "") if seen else _("your own application"),
                "service": definition.text_or(language, "service.short", state.service),
                "outcome": _outcome(state) if seen else "",
                "url": reverse("desk-case", args=(state.case,)) if seen else "",
            }
        )
    return rows


def _outcome(state: CaseState) -> str:
    """How the case ended, with the day; "in work" while it has not."""
    if not state.outcome or state.closed_at is None:
        return _("in work")
    day = numeric(local(state.closed_at, state.office).date())
    words = ended_words(state.outcome)
    if state.annulled:
        words = _("%(outcome)s, result annulled") % {"outcome": words}
    return f"{words}, {day}"


def _known(register: str, year: int, language: str) -> dict[str, str]:
    registers = _registers(language)
    if register not in registers or not EARLIEST <= year <= today().year + 1:
        raise Http404
    return registers


@require_safe
def shown(request: HttpRequest, register: str, year: int) -> HttpResponse:
    """A register of a year as a table."""
    me, language = actor(request), language_now()
    registers = _known(register, year, language)
    context: dict[str, Any] = {
        "title": registers[register],
        "year": year,
        "rows": _rows(me, register, year, language),
        "registers": [
            {"url": reverse("desk-book", args=(one, year)), "text": text, "here": one == register}
            for one, text in registers.items()
        ],
        "pdf": reverse("desk-book-pdf", args=(register, year)),
        "before": reverse("desk-book", args=(register, year - 1)) if year > EARLIEST else "",
        "after": reverse("desk-book", args=(register, year + 1)) if year < today().year else "",
    }
    return desk_page(request, "desk/book.html", context)


@require_safe
def printed(request: HttpRequest, register: str, year: int) -> HttpResponse:
    """The same register as a PDF in the language of the page."""
    me, language = actor(request), language_now()
    title = _known(register, year, language)[register]
    with override(language):
        rows = _rows(me, register, year, language)
        columns = (_("Number"), _("Date and time"), _("Applicant"), _("Service"), _("Outcome"))
    paper = BookPaper(
        title=title,
        columns=columns,
        rows=tuple(
            (row["number"], row["date"], row["applicant"], row["service"], row["outcome"])
            for row in rows
        ),
        year=year,
        office=office_of(me.office, language),
        made_at=local(clock.now(), me.office),
        shares=(3, 3, 5, 4, 3),
    )
    body = render(paper, language)  # type: ignore[arg-type]
    return sent_as(body, f"{register}-{year}.pdf", "application/pdf")
