"""The page of a clause: what an element means in plain words, where it stands, the act's own words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qyzmet.features.acts import queries as acts
from qyzmet.features.offices.queries import directory
from qyzmet.standard.model import Clause, Definition, elements
from qyzmet.standard.words.address import address_in_words

from .card import line_of
from .facts import act_rows, language
from .public import service_or_404


def _found(definition: Definition, element_id: str) -> tuple[Clause, str, str]:
    """The clause of an element or of an office, with its words and the note; Http404 if none."""
    lang = language()
    for element in elements(definition):
        if element.id == element_id:
            line = line_of(definition, element, lang)
            return element.clause, line.text, line.note
    office = directory().get(element_id)
    if office is None:
        raise Http404
    return office.clause, office.names[lang], office.address[lang]


@require_safe
def clause(request: HttpRequest, code: str, element: str) -> HttpResponse:
    """One clause: plain words, printed address, the act's words if they were imported, our reason."""
    one = service_or_404(code)
    definition, lang = one.definition, language()
    found, text, note = _found(definition, element)
    act = definition.standard.act
    words = acts.words(act.id, *found.lines, lang) if found.lines else None
    page = {
        "code": code,
        "service": definition.text(lang, "service.title"),
        "text": text,
        "note": note,
        "rows": _rows(definition, found),
        "ours": found.source == "ours",
        "words": words,
        "lines": found.lines,
        "why": found.why,
        "decision": acts.decision(code, found.why) if found.why else (),
    }
    return render(request, "portal/clause.html", page)


def _rows(definition: Definition, found: Clause) -> list[dict[str, str]]:
    """The printed address, lines of the text, and the act."""
    lang, act = language(), definition.standard.act
    rows = [{"key": _("Address"), "value": address_in_words(found.point, lang)}]
    if found.lines:
        first, last = found.lines
        lines = str(first) if first == last else f"{first}–{last}"
        rows.append({"key": _("Lines of the published text"), "value": lines})
    title = definition.text(lang, "act.title")
    return rows + act_rows(act, title, definition.text_or(lang, act.issuer, act.issuer))
