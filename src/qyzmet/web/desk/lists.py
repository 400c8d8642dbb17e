"""Lists of the desk: my work, the whole office, who has how many, search, one resolution for many."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import tidy
from qyzmet.features.applications.drafts import today
from qyzmet.features.applications.queries import (
    Work,
    law_of,
    load_of,
    numbers_of,
    search_office,
    work_of,
)
from qyzmet.features.documents.facts import local
from qyzmet.features.people.queries import executors_of, names_of
from qyzmet.kernel.access import Actor, may_see
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import KeyReused
from qyzmet.web.components.fields import Field, Option
from qyzmet.web.desk.clocks import action_of, by_clock, left
from qyzmet.web.desk.frame import LONGEST, desk_page, fresh_key, key_of, language_now, too_long
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor

PAGE = 50
"""Lines of a page of work."""


def _after(request: HttpRequest) -> tuple[str, str] | None:
    """The last line seen, from the address; Http404 for an address that was tampered with."""
    moment, case = request.GET.get("after", ""), tidy(request.GET.get("case", ""))
    if not moment:
        return None
    try:
        seen = datetime.fromisoformat(moment)
        if seen.tzinfo is None:
            raise Http404
        # A moment at the edge of the calendar leaves it with its zone.
        return seen.astimezone(UTC).isoformat(), case
    except (ValueError, OverflowError) as tampered:
        raise Http404 from tampered


def _line(work: Work, me: Actor, language: str, names: dict[str, str]) -> dict[str, Any]:
    """A line of work as the table shows it."""
    definition = law_of(work.edition, me.office).edition.definition
    action = action_of(definition, work.action)
    does = action.does if action else ""
    channel = action.channel if action else ""
    clock = bool(action and action.limit and action.limit.unit.by_clock)
    return {
        "case": work.case,
        "url": reverse("desk-case", args=(work.case,)),
        "number": work.number or _("no number yet"),
        "applicant": work.applicant,
        "service": definition.text_or(language, "service.short", work.service),
        "channel": definition.text_or(language, f"channel.{channel}.short", channel),
        "action": definition.text_or(language, work.action, work.action),
        "opened": f"{local(work.opened_at, me.office):%d.%m.%Y %H:%M}",
        "action_left": left(work.due_at, work.edition, me.office, language, clock),
        "case_left": left(
            work.case_due_at, work.edition, me.office, language, by_clock(definition, channel)
        ),
        "assignee": names.get(work.assignee, "") or (_("head") if work.role == "head" else ""),
        "late": work.late,
        "resolvable": does == "appoint" and me.role == "head",
    }


def _executor_field(me: Actor, chosen: str = "", error: str = "") -> Field:
    load = load_of(me)
    options = [Option("", _("Choose from the list"))]
    for account, name in executors_of(me.office, today()):
        total, late = load.get(account, (0, 0))
        text = _("%(name)s (open: %(total)d, late: %(late)d)") % {
            "name": name,
            "total": total,
            "late": late,
        }
        options.append(Option(account, text, checked=account == chosen))
    return Field("executor", "executor", _("Executor"), options=options, error=error)


def _note_field(value: str = "", error: str = "") -> Field:
    return Field(
        "note",
        "note",
        _("Resolution"),
        hint=_("What the executor should mind; the applicant does not see it"),
        value=value,
        error=error,
        optional=True,
    )


def _page_of_work(
    request: HttpRequest, *, whole: bool, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    me, language = actor(request), language_now()
    found = work_of(me, whole_office=whole, after=_after(request), size=PAGE + 1)
    shown, more = found[:PAGE], len(found) > PAGE
    names = names_of({work.assignee for work in shown if work.assignee})
    lines = [_line(work, me, language, names) for work in shown]
    picked = request.POST.getlist("case")
    for line in lines:
        line["picked"] = line["case"] in picked
    here = reverse("desk-office" if whole else "desk")
    last = shown[-1] if shown else None
    older = ""
    if more and last:
        query = {"after": last.urgent_at.isoformat(), "case": last.case}
        older = f"{here}?{urlencode(query)}"
    resolvable = any(line["resolvable"] for line in lines)
    context = {
        "lines": lines,
        "late": sum(line["late"] for line in lines),
        "whole": whole,
        "older": older,
        "newer": here if request.GET.get("after") else "",
        "resolvable": resolvable,
        "errors": errors or [],
    }
    if resolvable:
        wrong = {error["id"]: error["message"] for error in errors or []}
        chosen, note = request.POST.get("executor", ""), request.POST.get("note", "")
        context["executor_field"] = _executor_field(me, chosen, wrong.get("executor", ""))
        context["note_field"] = _note_field(note, wrong.get("note", ""))
    return desk_page(request, "desk/work.html", context, status=422 if errors else 200)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """My work by deadline."""
    return _page_of_work(request, whole=False)


@require_safe
def whole_office(request: HttpRequest) -> HttpResponse:
    """Everything that is open at the office, whoever has it."""
    return _page_of_work(request, whole=True)


@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Who of the office has how many open actions, and how many of them late."""
    me = actor(request)
    counted = load_of(me)
    everybody = dict(executors_of(me.office, today()))
    names = {**names_of({a for a in counted if a and a not in everybody}), **everybody}
    shown = [(name, *counted.get(account, (0, 0))) for account, name in names.items()]
    shown.sort(key=lambda row: (-row[2], -row[1], row[0]))
    rows = [{"name": name, "total": total, "late": late} for name, total, late in shown]
    total, late = counted.get("", (0, 0))
    context = {"rows": rows, "unassigned": total, "unassigned_late": late}
    return desk_page(request, "desk/load.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """One box: number, IIN or a part of the name."""
    me, language = actor(request), language_now()
    query = tidy(request.GET.get("q", ""))[:100]
    found = [row for row in search_office(me, query) if may_see(me, row[0])] if query else []
    if len(found) == 1 and found[0][1].replace("-", "") == query.upper().replace("-", ""):
        return HttpResponseRedirect(reverse("desk-case", args=(found[0][0].case,)))
    context = {
        "query": query,
        "desk_query": query,
        "short": bool(query) and len(query) < 3,
        "rows": [_found(state, number, language) for state, number in found],
    }
    return desk_page(request, "desk/search.html", context)


def _found(state: CaseState, number: str, language: str) -> dict[str, Any]:
    definition = law_of(state.edition, state.office).edition.definition
    doing = state.open[0].action if state.open else state.ordered
    return {
        "url": reverse("desk-case", args=(state.case,)),
        "number": number,
        "applicant": state.answers.get("name", ""),
        "service": definition.text_or(language, "service.short", state.service),
        "submitted": state.submitted_at,
        "doing": definition.text_or(language, doing) if doing else "",
        "outcome": state.outcome,
    }


@require_http_methods(["GET", "POST"])
def appoint_many(request: HttpRequest) -> HttpResponse:
    """One resolution for all the cases that were ticked; then, per case, what happened."""
    me, language = actor(request), language_now()
    if request.method != "POST":
        rows = request.session.get("resolved", [])
        # Asked without having resolved anything: say, by the language switch of a refused form.
        if "shown" not in request.GET or not rows:
            return HttpResponseRedirect(reverse("desk"))
        return desk_page(request, "desk/resolved.html", {"rows": rows})
    picked = list(dict.fromkeys(tidy(case) for case in request.POST.getlist("case")))[: PAGE * 2]
    executor, note = tidy(request.POST.get("executor", "")), tidy(request.POST.get("note", ""))
    errors = []
    if not picked:
        errors.append({"id": "work", "message": _("Tick at least one application")})
    if not executor:
        errors.append({"id": "executor", "message": _("Choose the executor")})
    if len(note) > LONGEST:
        errors.append({"id": "note", "message": too_long()})
    if errors:
        return _page_of_work(request, whole=request.POST.get("whole") == "1", errors=errors)
    key = key_of(request)[:40] or fresh_key()
    try:
        done = cases.appoint_many(me, picked, executor, note, key)
    except KeyReused:
        message = _("This form was sent before with something else in it. Send it once more.")
        wrong = [{"id": "", "message": message}]
        return _page_of_work(request, whole=request.POST.get("whole") == "1", errors=wrong)
    request.session["resolved"] = _what_happened(me, done, language)
    return HttpResponseRedirect(f"{reverse('desk-appoint-many')}?shown=1")


def _what_happened(me: Actor, done: list[cases.Resolved], language: str) -> list[dict[str, str]]:
    """Per case of one resolution: the number, and the reason where it was not done."""
    known = {}
    for one in done:
        if one.refused is None or one.refused.code != "no_case":
            known[one.case] = cases.case_for(me, one.case)
    numbers = numbers_of({case: state.edition for case, state in known.items()})
    rows = []
    for one in done:
        state = known.get(one.case)
        definition = law_of(state.edition, state.office).edition.definition if state else None
        rows.append(
            {
                "url": reverse("desk-case", args=(one.case,)) if state else "",
                "number": numbers.get(one.case, ""),
                "applicant": state.answers.get("name", "") if state else "",
                "refused": sentence(one.refused, definition, language) if one.refused else "",
            }
        )
    return rows
