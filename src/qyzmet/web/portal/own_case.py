"""The applicant's own case: its number, where it stands, the result, taking it back, the survey."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.applications import cases
from qyzmet.features.applications.queries import UnknownCase, number_of_case
from qyzmet.features.documents.receipts import receipt_pdf
from qyzmet.kernel import commands, files
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import KeyReused, NotAllowed
from qyzmet.standard.receipts import receipt_lines
from qyzmet.web.components.fields import Field, Option
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor

from .case_page import case_context, sent_context
from .wording import definition_of, language

CaseView = Callable[..., HttpResponse]


def of_case(view: CaseView) -> CaseView:
    """Hand the case to the view: 404 for a stranger's, as if there were none."""

    @wraps(view)
    def with_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
        try:
            state = cases.case_for(actor(request), str(case_id))
        except UnknownCase as missing:
            raise Http404 from missing
        return view(request, state)

    return with_case


def _to_case(state: CaseState) -> HttpResponse:
    return HttpResponseRedirect(reverse("case", args=(state.case,)))


@never_cache
@require_safe
@of_case
def case(request: HttpRequest, state: CaseState) -> HttpResponse:
    """Where the case stands, in plain words."""
    return render(request, "portal/case.html", case_context(state))


@never_cache
@require_safe
@of_case
def case_sent(request: HttpRequest, state: CaseState) -> HttpResponse:
    """It is sent: the number, by when, what happens next. May be opened again at any time."""
    return render(request, "portal/sent.html", sent_context(state))


@never_cache
@require_safe
@of_case
def case_receipt(request: HttpRequest, state: CaseState) -> HttpResponse:
    """The receipt as PDF, in large print on demand; 404 where the act demands none."""
    if not receipt_lines(definition_of(state), state.channel):
        raise Http404
    body = receipt_pdf(state, language(), large=request.GET.get("large") == "1")
    return _pdf(body, f"{number_of_case(state)}.pdf")


@never_cache
@require_safe
@of_case
def case_result(request: HttpRequest, state: CaseState) -> HttpResponse:
    """The result, byte for byte as it was issued; 404 before that."""
    if state.document is None or state.issued_at is None:
        raise Http404
    _row, body = files.read(state.document.file)
    return _pdf(body, f"{number_of_case(state, 'result')}.pdf")


def _pdf(body: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        body,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def case_withdraw(request: HttpRequest, state: CaseState) -> HttpResponse:
    """Ask once more, then take the application back."""
    errors = []
    if request.method == "POST":
        me = actor(request)
        command = commands.Withdraw(
            by=cases.by(me), reason=request.POST.get("reason", "").strip()[:1000]
        )
        try:
            cases.give(me, state.case, command, key=request.POST.get("key", "")[:60])
            return _to_case(state)
        except KeyReused:
            return _to_case(state)
        except NotAllowed as no:
            if state.outcome == "withdrawn":
                return _to_case(state)
            why = sentence(no.refusal, definition_of(state), language())
            errors = [{"id": "", "message": why}]
    context = {
        "case": state,
        "number": number_of_case(state),
        "service": definition_of(state).text(language(), "service.title"),
        "possible": not state.outcome and state.signed is None,
        "reason": Field(
            id="reason",
            name="reason",
            label=_("Why do you take it back?"),
            hint=_("You need not say."),
            value=request.POST.get("reason", ""),
            optional=True,
        ),
        "errors": errors,
        "key": request.POST.get("key") or uuid4().hex,
    }
    return render(request, "portal/withdraw.html", context, status=422 if errors else 200)


def _questions(state: CaseState, request: HttpRequest, wrong: set[str]) -> list[Field]:
    definition = definition_of(state)
    return [
        Field(
            id=question.id,
            name=question.id,
            label=definition.text(language(), question.id),
            error=_("Choose one of the answers") if question.id in wrong else "",
            options=[
                Option(
                    answer,
                    definition.text(language(), f"{question.id}.{answer}"),
                    checked=request.POST.get(question.id) == answer,
                )
                for answer in question.answers
            ],
        )
        for question in definition.standard.survey
    ]


def _answer(request: HttpRequest, state: CaseState) -> tuple[set[str], str]:
    """Give the answers to the case: ids of questions not answered, and a sentence of refusal."""
    survey = definition_of(state).standard.survey
    answers = {q.id: request.POST.get(q.id, "") for q in survey}
    missing = {q.id for q in survey if answers[q.id] not in q.answers}
    if missing:
        return missing, ""
    me = actor(request)
    command = commands.AnswerSurvey(by=cases.by(me), answers=answers)
    try:
        cases.give(me, state.case, command, key=request.POST.get("key", "")[:60])
    except KeyReused:
        return set(), ""
    except NotAllowed as no:
        if no.refusal.code != "already_surveyed":
            return set(), sentence(no.refusal, definition_of(state), language())
    return set(), ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def case_survey(request: HttpRequest, state: CaseState) -> HttpResponse:
    """The questionnaire of the act, once, after the result."""
    if not definition_of(state).standard.survey:
        raise Http404
    wrong: set[str] = set()
    why = ""
    if request.method == "POST":
        wrong, why = _answer(request, state)
        if not (wrong or why):
            return _to_case(state)
    questions = _questions(state, request, wrong)
    errors: list[dict[str, Any]] = [
        {"id": q.id, "message": f"{q.label} {q.error}"} for q in questions if q.error
    ]
    if why:
        errors = [{"id": "", "message": why}]
    context = {
        "case": state,
        "number": number_of_case(state),
        "service": definition_of(state).text(language(), "service.title"),
        "questions": questions,
        "open": state.issued_at is not None and not state.surveyed,
        "errors": errors,
        "key": request.POST.get("key") or uuid4().hex,
    }
    return render(request, "portal/survey.html", context, status=422 if errors else 200)
