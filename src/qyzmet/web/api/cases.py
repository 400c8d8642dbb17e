"""Following an application, its receipt, its result."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from qyzmet.features.applications.cases import case_for
from qyzmet.features.applications.progress import is_late
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.receipts import derivation_of, due_in_words, receipt_pdf
from qyzmet.features.offices.queries import law_of, office
from qyzmet.features.people.queries import names_of
from qyzmet.kernel import files
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import UnknownCase
from qyzmet.standard.model import Definition
from qyzmet.standard.receipts import receipt_lines
from qyzmet.web.portal.wording import definition_of, language, left_in_words, status_of

from . import problems, shapes
from .interface import api, faulty
from .keys import Key, holder

_PDF: dict[str, Any] = {"responses": {200: {"content": {"application/pdf": {}}}}}


def own(request: HttpRequest, case: str) -> CaseState:
    """The applicant's own case. Raises UnknownCase; the attempt of a stranger is recorded."""
    try:
        return case_for(holder(request), str(UUID(case)))
    except ValueError as no_id:
        raise UnknownCase(case) from no_id


@api.get(
    "/cases/{case}",
    auth=Key(),
    url_name="track",
    operation_id="get_case",
    summary=gettext_noop("Follow an application"),
    response={200: shapes.CaseOut, **faulty(401, 403, 404)},
)
def get_case(request: HttpRequest, case: str) -> Any:
    """Its status, who has it now, and the due date with its derivation day by day."""
    state = own(request, case)
    definition = definition_of(state)
    return {
        "id": state.case,
        "service": state.service,
        "title": definition.text(language(), "service.title"),
        "edition": state.edition,
        "number": number_of_case(state),
        "channel": state.channel,
        "submitted_at": state.submitted_at,
        "due": _due(state),
        "late": is_late(state),
        "left": left_in_words(state),
        "status": status_of(state),
        "held_by": _holders(state, definition),
        "checks": [
            {
                "check": check,
                "label": definition.text_or(language(), check, check),
                "performed": made.performed,
                "reason": definition.text_or(language(), made.reason, made.reason),
            }
            for check, made in state.checks.items()
        ],
        "outcome": state.outcome or None,
        "closed_at": state.closed_at,
        "result_number": number_of_case(state, "result") if state.signed else "",
        "result_ready": _is_ready(state),
        "annulled": bool(state.annulled),
    }


def _due(state: CaseState) -> dict[str, Any] | None:
    if state.due_at is None:
        return None
    return {
        "at": state.due_at,
        "words": due_in_words(state, language()),
        "zone": office(state.office).hours.zone,
        "derivation": list(derivation_of(state, language())),
    }


def _holders(state: CaseState, definition: Definition) -> list[dict[str, Any]]:
    """Everybody whose turn it is. The official is named once the head has appointed one."""
    law = law_of(state.edition, state.office)
    names = names_of({work.assignee for work in state.open if work.assignee})
    return [
        {
            "action": work.action,
            "title": definition.text(language(), work.action),
            "due_at": work.due_at,
            "role": work.role,
            "unit": definition.text(language(), law.action(work.action).unit),
            "office": office(state.office).names[language()],
            "name": names.get(work.assignee, ""),
        }
        for work in state.open
    ]


def _is_ready(state: CaseState) -> bool:
    return state.document is not None and state.issued_at is not None


@api.get(
    "/cases/{case}/receipt.pdf",
    auth=Key(),
    url_name="receipt",
    operation_id="get_receipt",
    summary=gettext_noop("Fetch the receipt"),
    response={200: None, **faulty(401, 403, 404)},
    openapi_extra=_PDF,
)
def get_receipt(request: HttpRequest, case: str) -> HttpResponse:
    """The receipt as PDF, in the language of Accept-Language, with what the act demands."""
    state = own(request, case)
    if not receipt_lines(definition_of(state), state.channel):
        return problems.problem("no_receipt")
    return _pdf(receipt_pdf(state, language()), f"receipt-{number_of_case(state)}.pdf")


@api.get(
    "/cases/{case}/result.pdf",
    auth=Key(),
    url_name="result",
    operation_id="get_result",
    summary=gettext_noop("Fetch the result"),
    response={200: None, **faulty(401, 403, 404)},
    openapi_extra=_PDF,
)
def get_result(request: HttpRequest, case: str) -> HttpResponse:
    """The result as issued, byte by byte: the certificate or the reasoned refusal."""
    state = own(request, case)
    if state.document is None or not _is_ready(state):
        return problems.problem("no_result")
    row, body = files.read(state.document.file)
    return _pdf(body, row.name)


def _pdf(body: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        body,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
