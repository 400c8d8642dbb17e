"""Applying by program: start, answer, attach, send. The rules are those of the pages."""

from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_noop
from ninja import Header, Status

from qyzmet.features.applications import drafts
from qyzmet.features.applications.drafts import Incomplete, UnknownDraft
from qyzmet.features.applications.sent import sent
from qyzmet.features.documents.receipts import due_in_words
from qyzmet.features.offices.queries import office
from qyzmet.kernel.access import Actor
from qyzmet.kernel.files import BadFile
from qyzmet.kernel.store import NotAllowed
from qyzmet.web.portal.wording import language

from . import problems, shapes
from .catalogue import clause_of, known
from .interface import api, faulty
from .keys import Key, holder

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Not needed: the draft itself is the key, so sending twice makes one case",
    ),
]
_FORM_WITH_FILE = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


def own(request: HttpRequest, draft: str) -> tuple[Actor, drafts.Draft]:
    """The applicant and their own draft. Raises UnknownDraft."""
    actor = holder(request)
    try:
        return actor, drafts.draft_of(actor, str(UUID(draft)))
    except ValueError as no_id:
        raise UnknownDraft(draft) from no_id


@api.post(
    "/services/{code}/drafts",
    auth=Key(),
    url_name="apply",
    operation_id="start_draft",
    summary=gettext_noop("Start an application"),
    response={200: shapes.DraftOut, 201: shapes.DraftOut, **faulty(401, 403, 404, 413)},
)
def start_draft(request: HttpRequest, code: str) -> Any:
    """A draft with what the account knows (201); an unsent one of the same service goes on (200)."""
    actor = holder(request)
    earlier = {draft.id for draft in drafts.drafts_of(actor)}
    draft = drafts.start(actor, known(code).code)
    return Status(200 if draft.id in earlier else 201, shown(draft))


@api.get(
    "/drafts/{draft}",
    auth=Key(),
    url_name="draft",
    operation_id="get_draft",
    summary=gettext_noop("Read a draft"),
    response={200: shapes.DraftOut, **faulty(401, 403, 404)},
)
def get_draft(request: HttpRequest, draft: str) -> Any:
    """The answers, the papers this very application needs, and what is missing."""
    _, found = own(request, draft)
    return shown(found)


@api.put(
    "/drafts/{draft}/answers",
    auth=Key(),
    url_name="answers",
    operation_id="put_answers",
    summary=gettext_noop("Give all answers"),
    response={200: shapes.DraftOut, **faulty(400, 401, 403, 404, 409, 413, 422)},
)
def put_answers(request: HttpRequest, draft: str, body: shapes.AnswersIn) -> Any:
    """Puts this set in the place of the answers so far. With 422 the right ones are kept."""
    _, found = own(request, draft)
    definition = drafts.definition_of(found)
    if found.case_id:
        return problems.already_sent(definition)
    if errors := drafts.replace_answers(found, body.answers):
        return problems.incomplete(Incomplete(errors, {}), definition)
    return shown(found)


@api.put(
    "/drafts/{draft}/papers/{document}",
    auth=Key(),
    url_name="upload",
    operation_id="put_paper",
    summary=gettext_noop("Attach a paper"),
    response={200: shapes.AttachedFile, **faulty(400, 401, 403, 404, 409, 413, 415, 422)},
    openapi_extra=_FORM_WITH_FILE,
)
def put_paper(request: HttpRequest, draft: str, document: str) -> Any:
    """A PDF, JPEG or PNG of up to 10 MB, in the place of an earlier file for this paper."""
    _, found = own(request, draft)
    if found.case_id:
        return problems.already_sent(drafts.definition_of(found))
    file = handed_file(request)
    if isinstance(file, HttpResponse):
        return file
    if file is None:
        return problems.bad_file("missing", document)
    name, content = file
    try:
        kept = drafts.attach(found, document, name, content)
    except KeyError:
        return problems.problem("no_paper")
    except BadFile as bad:
        return problems.bad_file(bad.code, document)
    return {"name": kept.name, "sha256": kept.sha256}


def handed_file(request: HttpRequest) -> tuple[str, bytes] | HttpResponse | None:
    """Name and bytes of the part named `file`; None without one; the problem where there is no form.

    Django reads forms of POST alone, so a PUT is parsed here."""
    if request.content_type != "multipart/form-data":
        return problems.problem("not_a_form")
    try:
        _, files = request.parse_file_upload(request.META, request)
    except RequestDataTooBig:
        return problems.problem("body_too_large")
    except (MultiPartParserError, SuspiciousOperation):
        return problems.problem("unreadable_form")
    try:
        handed = files.get("file")
        return (handed.name or "", handed.read()) if handed else None
    finally:
        for _, parts in files.lists():
            for part in parts:
                part.close()


@api.post(
    "/drafts/{draft}/send",
    auth=Key(),
    url_name="send",
    operation_id="send_draft",
    summary=gettext_noop("Send the application"),
    response={200: shapes.Sent, 201: shapes.Sent, **faulty(401, 403, 404, 409, 413, 422)},
)
def send_draft(request: HttpRequest, draft: str, idempotency_key: IdempotencyKey = "") -> Any:
    """Makes a case (201). Sent again, it is the same case with the same number (200)."""
    actor, found = own(request, draft)
    before = found.case_id
    try:
        case = before or drafts.send(actor, found, language())
    except Incomplete as wrong:
        return problems.incomplete(wrong, drafts.definition_of(found))
    except NotAllowed as no:
        return problems.refused(no, drafts.definition_of(found))
    state, number = sent(case)
    return Status(
        200 if before else 201,
        {
            "case": case,
            "number": number,
            "submitted_at": state.submitted_at,
            "due_at": state.due_at,
            "due": due_in_words(state, language()),
            "office": office(state.office).names[language()],
        },
    )


def shown(draft: drafts.Draft) -> dict[str, Any]:
    """A draft as the interface shows it."""
    definition = drafts.definition_of(draft)
    wrong, wanting = drafts.missing_of(draft)
    return {
        "id": draft.id,
        "service": draft.service,
        "edition": draft.edition,
        "channel": draft.channel,
        "expires_at": draft.expires_at,
        "case": draft.case_id or None,
        "answers": draft.answers,
        "papers": [
            {
                "document": rule.id,
                "label": definition.text_or(language(), rule.id),
                "hint": definition.text_or(language(), f"{rule.id}.hint"),
                "evidence": list(rule.evidence),
                "optional": rule.optional,
                "form": rule.form,
                "one_of": rule.one_of,
                "clause": clause_of(rule.clause),
                "file": {"name": file.name, "sha256": file.sha256} if file else None,
            }
            for rule, file in drafts.papers_of(draft)
        ],
        "missing": problems.faults_of(wrong, wanting, definition),
    }
