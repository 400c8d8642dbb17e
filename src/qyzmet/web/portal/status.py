"""Status without signing in: by number and birth date. Shows no personal data."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qyzmet.features.applications.progress import steps_of
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.looking_up import look_up
from qyzmet.features.documents.verifying import WITHIN, TooManyGuesses
from qyzmet.features.offices.queries import office
from qyzmet.kernel.state import CaseState
from qyzmet.standard.model import Clause
from qyzmet.standard.model import Field as Rule
from qyzmet.web.components.fields import Field

from .messages import ANSWERS, MISSING
from .questions import date_boxes, typed
from .wording import (
    definition_of,
    due_state,
    language,
    left_in_words,
    local,
    status_of,
    timeline_of,
)

_BORN = Rule(id="birth_date", clause=Clause(source="ours"), kind="date")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and birth date, or show where that case stands."""
    number = request.POST.get("number", request.GET.get("number", "")).strip()
    if request.method != "POST":
        return _asked(request, number, {})
    born, errors = _born(request)
    if not number:
        errors["number"] = _("Write the number from the receipt or the notice")
    if errors or born is None:
        return _asked(request, number, errors, 422)
    try:
        state = look_up(number, born, request.META.get("REMOTE_ADDR", ""))
    except TooManyGuesses:
        return _wait(request)
    if state is None:
        wrong = _("No application has this number and this date of birth: check both")
        return _asked(request, number, {"number": wrong}, 422)
    return render(request, "portal/status.html", {"found": _found(state)})


def _born(request: HttpRequest) -> tuple[date | None, dict[str, str]]:
    text = typed(_BORN, request.POST)
    if not text:
        return None, {"birth_date": str(MISSING["date"])}
    try:
        return date.fromisoformat(text), {}
    except ValueError:
        return None, {"birth_date": str(ANSWERS["date"])}


def _found(state: CaseState) -> dict[str, object]:
    """What may be told to whoever holds the number: no name, no answers, no grounds."""
    return {
        "number": number_of_case(state),
        "service": definition_of(state).text(language(), "service.title"),
        "office": office(state.office).names[language()],
        "office_phone": ", ".join(office(state.office).phones),
        "status": status_of(state),
        "due": local(state.due_at, state.office),
        "due_state": due_state(state),
        "left": left_in_words(state),
        "ended": bool(state.outcome or state.issued_at),
        "steps": timeline_of(state, steps_of(state)),
    }


def _asked(
    request: HttpRequest, number: str, errors: dict[str, str], code: int = 200
) -> HttpResponse:
    boxes = date_boxes("birth_date", request.POST)
    fields = {
        "number": Field(
            id="number",
            name="number",
            label=_("Number of the application"),
            hint=_("It stands on the receipt and in every notice."),
            value=number,
            error=errors.get("number", ""),
            width=20,
        ),
        "birth_date": Field(
            id="birth_date",
            name="birth_date",
            label=_("Date of birth of the applicant"),
            hint=_("For example, 27 3 1985"),
            value=boxes,
            error=errors.get("birth_date", ""),
            wrong_parts=tuple(part for part, text in boxes.items() if not text.strip()),
        ),
    }
    context = {
        "fields": fields,
        "errors": [{"id": f.id, "message": f.error} for f in fields.values() if f.error],
    }
    return render(request, "portal/status.html", context, status=code)


def _wait(request: HttpRequest) -> HttpResponse:
    seconds = int(WITHIN.total_seconds())
    context = {"minutes": seconds // 60}
    response = render(request, "portal/status_wait.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
