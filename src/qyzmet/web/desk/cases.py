"""The page of a case, and the verbs an official gives to it from there."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import tidy
from qyzmet.features.applications.queries import law_of
from qyzmet.features.registers.actions import ask_again
from qyzmet.kernel import commands as c
from qyzmet.kernel.access import Actor
from qyzmet.kernel.decide import Refused
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import KeyReused, NotAllowed, UnknownCase
from qyzmet.standard.model import Definition
from qyzmet.web.desk.action_forms import Typed, paper_field
from qyzmet.web.desk.case_page import page_of
from qyzmet.web.desk.frame import (
    LONGEST,
    case_or_404,
    desk_page,
    key_of,
    language_now,
    sent,
    too_long,
)
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor


class Wrong(Exception):
    """The form itself is not filled in: messages by the field's id."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors


def _show(request: HttpRequest, state: CaseState, typed: Typed, status: int = 200) -> HttpResponse:
    context = page_of(state, actor(request), language_now(), typed)
    context["errors"] = [
        {"id": field, "message": message} for field, message in typed.errors.items()
    ]
    context["reassign_open"] = typed.verb == "reassign"
    context["annul_open"] = typed.verb == "annul"
    return desk_page(request, "desk/case.html", context, status=status)


@require_safe
def case(request: HttpRequest, case: str) -> HttpResponse:
    """Everything about a case, and the form of the action whose turn it is."""
    return _show(request, case_or_404(request, case), Typed())


Deed = Callable[[Actor, str], CaseState]
"""Does the verb for an actor with an idempotency key."""


def _give(
    request: HttpRequest,
    case: str,
    verb: str,
    deed: Deed,
    done: str,
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Do it and show the case; or show the page again with what was typed and why it was refused.

    `fields` says beside which field a refusal's sentence stands, by the refusal's code."""
    try:
        _not_too_long(request)
        deed(actor(request), key_of(request))
    except UnknownCase as unknown:
        raise Http404 from unknown
    except Wrong as wrong:
        typed = Typed(verb, request.POST, wrong.errors)
        return _show(request, case_or_404(request, case), typed, 422)
    except KeyReused:
        message = _("This form was sent before with something else in it. Send it once more.")
        typed = Typed(verb, request.POST, {"": message})
        return _show(request, case_or_404(request, case), typed, 422)
    except NotAllowed as no:
        state = case_or_404(request, case)
        field = (fields or {}).get(no.refusal.code, "")
        if field == "paper":
            field = paper_field(no.refusal.params.get("document", ""))
        errors = {field: _sentence(state, no.refusal)}
        return _show(request, state, Typed(verb, request.POST, errors), 422)
    return HttpResponseRedirect(f"{reverse('desk-case', args=(case,))}?done={done}")


def _not_too_long(request: HttpRequest) -> None:
    errors = {name: too_long() for name, value in request.POST.items() if len(str(value)) > LONGEST}
    if errors:
        raise Wrong(errors)


def _definition(state: CaseState) -> Definition:
    return law_of(state.edition, state.office).edition.definition


def _sentence(state: CaseState, refusal: Refused) -> str:
    return sentence(refusal, _definition(state), language_now())


def _typed(request: HttpRequest, name: str) -> str:
    return tidy(request.POST.get(name, ""))


@sent
def appoint(request: HttpRequest, case: str) -> HttpResponse:
    """The head's resolution."""
    executor, note = _typed(request, "executor"), _typed(request, "note")
    return _give(
        request,
        case,
        "appoint",
        lambda me, key: cases.appoint(me, case, executor, note, key),
        "appointed",
        {"executor_missing": "executor"},
    )


@sent
def ask(request: HttpRequest, case: str) -> HttpResponse:
    """Ask a register once more. What was typed into the draft stays on the page."""
    state = case_or_404(request, case)
    check = _typed(request, "check")
    if check not in {rule.id for rule in _definition(state).standard.checks}:
        raise Http404
    typed = Typed("prepare", request.POST)
    try:
        state = ask_again(state, check, cases.by(actor(request)))
    except NotAllowed as no:
        errors = {"": _sentence(state, no.refusal)}
        return _show(request, state, Typed("prepare", request.POST, errors), 422)
    return _show(request, state, typed)


@sent
def prepare(request: HttpRequest, case: str) -> HttpResponse:
    """The draft, with a finding for every paper."""

    def deed(me: Actor, key: str) -> CaseState:
        errors: dict[str, str] = {}
        papers = []
        state = case_or_404(request, case)
        for paper in state.papers:
            name = paper_field(paper.document)
            found = _typed(request, name)
            if found not in ("yes", "no"):
                label = _definition(state).text_or(language_now(), paper.document)
                errors[name] = _("Say whether this paper is in order: %(paper)s") % {"paper": label}
                continue
            remark = _typed(request, f"{name}-remark")
            papers.append(c.PaperCheck(paper.document, found == "yes", remark))
        outcome = _typed(request, "outcome")
        if outcome not in ("granted", "refused"):
            errors["outcome"] = _("Choose what you propose")
        if errors:
            raise Wrong(errors)
        command = c.Prepare(
            by=cases.by(me),
            outcome=outcome,  # type: ignore[arg-type]
            papers=tuple(papers),
            grounds=tuple(request.POST.getlist("ground")),
            reasons=_typed(request, "reasons"),
        )
        return cases.give(me, case, command, key=key)

    grounds = ("missing", "not_proven", "passed_over", "twice", "unknown", "with_grant")
    fields = {f"ground_{end}": "ground" for end in grounds}
    fields |= {"reasons_missing": "reasons", "unprintable": "reasons"}
    fields |= {"paper_unchecked": "paper", "paper_unknown": "paper"}
    return _give(request, case, "prepare", deed, "prepared", fields)


def _command(case: str, build: Callable[[c.By], c.Command]) -> Deed:
    return lambda me, key: cases.give(me, case, build(cases.by(me)), key=key)


@sent
def sign(request: HttpRequest, case: str) -> HttpResponse:
    """The head puts the draft into force."""
    return _give(request, case, "sign", _command(case, lambda by: c.SignOff(by=by)), "signed")


@sent
def send_back(request: HttpRequest, case: str) -> HttpResponse:
    """The head returns the draft with a remark."""
    remark = _typed(request, "remark")
    deed = _command(case, lambda by: c.ReturnDraft(by=by, remark=remark))
    return _give(
        request,
        case,
        "return",
        deed,
        "returned",
        {"remark_missing": "remark", "unprintable": "remark"},
    )


@sent
def register(request: HttpRequest, case: str) -> HttpResponse:
    """The executor enters the signed result in its book."""
    deed = _command(case, lambda by: c.RegisterResult(by=by))
    return _give(request, case, "register", deed, "registered")


@sent
def issue(request: HttpRequest, case: str) -> HttpResponse:
    """Hand the result over at the window."""
    how, receiver = _typed(request, "how"), _typed(request, "received_by")
    identity = _typed(request, "identity")

    def deed(me: Actor, key: str) -> CaseState:
        if how not in ("in_person", "representative"):
            raise Wrong({"how": _("Choose how it is handed over")})
        command = c.Issue(
            by=cases.by(me),
            how=how,  # type: ignore[arg-type]
            received_by=receiver,
            identity=identity,
        )
        return cases.give(me, case, command, key=key)

    fields = {"receiver_missing": "received_by", "identity_missing": "identity"}
    return _give(request, case, "issue", deed, "issued", fields)


@sent
def reassign(request: HttpRequest, case: str) -> HttpResponse:
    """The head gives the case to another executor."""
    executor, reason = _typed(request, "reassign-executor"), _typed(request, "reassign-reason")
    return _give(
        request,
        case,
        "reassign",
        lambda me, key: cases.reassign(me, case, executor, reason, key),
        "reassigned",
        {"executor_missing": "reassign-executor", "remark_missing": "reassign-reason"},
    )


@sent
def annul(request: HttpRequest, case: str) -> HttpResponse:
    """The head annuls an issued result."""
    reason = _typed(request, "annul-reason")
    deed = _command(case, lambda by: c.Annul(by=by, reason=reason))
    fields = {"remark_missing": "annul-reason", "unprintable": "annul-reason"}
    return _give(request, case, "annul", deed, "annulled", fields)
