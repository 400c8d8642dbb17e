"""Is this paper genuine? Without a key, as anybody may ask."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qyzmet.features.documents import verifying
from qyzmet.features.offices.queries import office
from qyzmet.web.portal.wording import definition_of, language

from . import shapes
from .interface import api, faulty


@api.post(
    "/verify",
    auth=None,
    url_name="verify",
    operation_id="verify",
    summary=gettext_noop("Check a document"),
    response={200: shapes.VerdictOut, **faulty(400, 413, 422, 429)},
)
def verify(
    request: HttpRequest, body: shapes.ByToken | shapes.ByNumber | shapes.ByFile
) -> dict[str, Any]:
    """By the token of the QR code, by number and code, or by the file's SHA-256."""
    verdict = _verdict(body, request.META.get("REMOTE_ADDR", ""))
    found: dict[str, Any] = {
        "answer": verdict.answer,
        "sentence": _sentence(verdict.answer),
        "number": verdict.number,
        "title": "",
        "service": "",
        "office": "",
        "issued_at": None,
    }
    if verdict.state is not None:
        found["title"] = verifying.title_of(verdict, language())
        found["service"] = definition_of(verdict.state).text(language(), "service.title")
        found["office"] = office(verdict.state.office).names[language()]
        found["issued_at"] = verdict.state.issued_at
    return found


def _verdict(
    asked: shapes.ByToken | shapes.ByNumber | shapes.ByFile, source: str
) -> verifying.Verdict:
    if isinstance(asked, shapes.ByToken):
        return verifying.by_token(asked.token, sha256=asked.sha256 or "")
    if isinstance(asked, shapes.ByNumber):
        return verifying.by_number(asked.number, asked.code, source, sha256=asked.sha256 or "")
    return verifying.by_sha256(asked.sha256)


def _sentence(answer: str) -> str:
    return {
        "genuine": _("This document is genuine."),
        "annulled": _("This document was issued, and annulled later. It is not valid."),
        "changed": _("The document was issued, but this file differs from it: it was changed."),
        "unknown": _("No such document was issued here."),
    }[answer]
