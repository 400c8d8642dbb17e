"""Every error of the interface as one shape (RFC 9457), with a sentence in the reader's language."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.features.applications.drafts import Incomplete
from qyzmet.features.documents.verifying import WITHIN
from qyzmet.kernel.decide import Refused
from qyzmet.kernel.store import NotAllowed
from qyzmet.standard.model import Definition
from qyzmet.web.desk import refusals
from qyzmet.web.portal import messages
from qyzmet.web.portal.wording import language

MEDIA_TYPE = "application/problem+json"
REFUSED = "refused"
"""The code of the documentation's entry for everything the kernel refuses to do."""

KINDS: dict[str, tuple[int, Any]] = {
    "unreadable": (
        400,
        gettext_lazy("The request cannot be read: its body has to be JSON in UTF-8"),
    ),
    "unreadable_form": (400, gettext_lazy("The form with the file cannot be read")),
    "key_needed": (401, gettext_lazy("Send a valid key: Authorization: Bearer, then the key")),
    "key_of_official": (
        403,
        gettext_lazy("This key belongs to an official; an applicant's is needed"),
    ),
    "no_address": (404, gettext_lazy("There is nothing at this address")),
    "no_service": (404, gettext_lazy("No such service is in force today on this channel")),
    "no_draft": (404, gettext_lazy("You have no such draft, or it was kept longer than 30 days")),
    "no_case": (404, gettext_lazy("You have no such application")),
    "no_paper": (404, gettext_lazy("The list of papers of this application has no such paper")),
    "no_receipt": (404, gettext_lazy("The act gives no receipt for this way of applying")),
    "no_result": (404, gettext_lazy("The result has not been issued yet")),
    "wrong_method": (405, gettext_lazy("This address does not answer this method")),
    "key_reused": (409, gettext_lazy("This was sent before with other content")),
    REFUSED: (409, gettext_lazy("The application cannot be taken as things stand")),
    "body_too_large": (413, gettext_lazy("The request is too large")),
    "not_a_form": (
        415,
        gettext_lazy("Send the file as multipart/form-data, in the part named file"),
    ),
    "invalid": (422, gettext_lazy("Some values are missing or wrong")),
    "too_many_guesses": (
        429,
        gettext_lazy("Too many wrong codes were tried. Wait fifteen minutes"),
    ),
    "failed": (500, gettext_lazy("Something broke on our side. It has been written down")),
    "unavailable": (503, gettext_lazy("The database does not answer now. Try again in a minute")),
}
"""Code of a problem -> status and what it means."""

_SHAPE: dict[str, Any] = {
    "missing": gettext_lazy("This value is needed"),
    "extra_forbidden": gettext_lazy("This value is not known here"),
    "string_too_long": gettext_lazy("This value is too long"),
    "string_pattern_mismatch": gettext_lazy("This value is not written as it has to be"),
    "string_type": gettext_lazy("This value has to be text"),
    "literal_error": gettext_lazy("Choose one of the values in the description"),
}
"""What is wrong with the shape of a request, by the validator's code."""

RETRY_SECONDS = 60
"""After so many seconds a program may ask a database again that did not answer."""

Fault = dict[str, str]


def problem(
    code: str,
    *,
    detail: str = "",
    errors: Sequence[Fault] = (),
    refusal: str = "",
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer for a problem. `refusal` is the kernel's own code, where it is one of its refusals."""
    status, title = KINDS[code]
    body = {
        "type": f"/api/#{code}",
        "title": str(title),
        "status": status,
        "code": refusal or code,
        "detail": detail or str(title),
        "errors": list(errors),
    }
    more = dict(headers or {})
    if status == 401:
        more["WWW-Authenticate"] = 'Bearer realm="qyzmet"'
    if status == 429:
        more["Retry-After"] = str(int(WITHIN.total_seconds()))
    if status == 503:
        more["Retry-After"] = str(RETRY_SECONDS)
    return HttpResponse(as_json(body), status=status, content_type=MEDIA_TYPE, headers=more)


def as_json(body: Any) -> bytes:
    """JSON in UTF-8; text that UTF-8 can't hold (half of a pair from a hostile request) is escaped."""
    try:
        return json.dumps(body, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(body, cls=DjangoJSONEncoder).encode()


def refused(no: NotAllowed, definition: Definition | None = None) -> HttpResponse:
    """The kernel's refusal to act, in its own words."""
    return problem(
        REFUSED,
        detail=refusals.sentence(no.refusal, definition, language()),
        refusal=no.refusal.code,
    )


def already_sent(definition: Definition) -> HttpResponse:
    """A draft that has become a case is not changed any more."""
    return refused(NotAllowed(Refused("already_submitted", {})), definition)


def incomplete(wrong: Incomplete, definition: Definition) -> HttpResponse:
    """What is wrong with the answers and the papers of a draft, each by name."""
    return problem("invalid", errors=faults_of(wrong.answers, wrong.papers, definition))


def faults_of(
    answers: Mapping[str, str], papers: Mapping[str, str], definition: Definition
) -> list[Fault]:
    """Codes by field and by paper, with a sentence for each."""
    fields = {field.id: field for field in definition.form.fields()}
    found = []
    for name, code in answers.items():
        known = fields.get(name)
        said = messages.about_answer(known, code) if known else str(messages.ANSWERS[code])
        found.append(fault("answers", name, code, said))
    for document, code in papers.items():
        label = definition.text_or(language(), document, document)
        said = _("Attach this paper: %(paper)s") % {"paper": label}
        found.append(fault("papers", document, code, said))
    return found


def bad_file(code: str, document: str) -> HttpResponse:
    """A file that is not taken."""
    return problem("invalid", errors=[fault("papers", document, code, messages.about_file(code))])


def misshapen(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """What the validator found in path, query, header or body."""
    found: dict[tuple[str, str], Fault] = {}
    for error in errors:
        where, *names = [str(part) for part in error["loc"]]
        # The body's own name and the names of alternatives are ours, not the caller's.
        name = ".".join(
            part for part in names[1 if where == "body" else 0 :] if not part[:1].isupper()
        )
        said = _SHAPE.get(error["type"], gettext_lazy("This value does not fit the description"))
        found.setdefault((where, name), fault(where, name, error["type"], str(said)))
    return problem("invalid", errors=list(found.values()))


def fault(where: str, name: str, code: str, sentence: str) -> Fault:
    """One entry of the list of errors."""
    return {"place": where, "field": name, "code": code, "detail": sentence}
