"""Checking everything once more, and sending it: the step that is never taken silently."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from qyzmet.features.acts.services import Service
from qyzmet.features.applications import drafts
from qyzmet.features.applications.drafts import Draft
from qyzmet.features.applications.forecast import forecast
from qyzmet.features.applications.progress import road_of
from qyzmet.features.applications.walking import next_of, office_of, to_attach
from qyzmet.features.documents.printing import UnprintablePaperError
from qyzmet.kernel import clock
from qyzmet.kernel.store import NotAllowed
from qyzmet.standard.model import Definition, OfficeRecord, hold
from qyzmet.standard.prepared import TooLong
from qyzmet.standard.words.dates import in_zone
from qyzmet.standard.words.derivation import sentences
from qyzmet.web.desk.refusals import sentence
from qyzmet.web.gate import actor

from .at_home import home_form_pdf
from .messages import about_answer, about_file
from .own_draft import of_draft, url_of
from .wording import answer_in_words, language, role_in_words

Problem = dict[str, str]
"""What keeps the application from being sent: "message", and "url" of where it is mended."""


@never_cache
@require_safe
@of_draft
def draft_check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Every answer and paper on one page, what happens next, by when, and the button that sends."""
    return _page(request, draft, [])


@require_POST
@of_draft
def draft_send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Apply. The draft is the key, so pressing twice makes one case and shows it twice."""
    try:
        case = drafts.send(actor(request), draft, language())
    except drafts.Incomplete as wanting:
        return _page(request, draft, _problems(draft, wanting), status=422)
    except NotAllowed as no:
        why = sentence(no.refusal, drafts.definition_of(draft), language())
        return _page(request, draft, [{"message": why}], status=422)
    return HttpResponseRedirect(reverse("case-sent", args=(case,)))


@require_POST
@of_draft
def draft_discard(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Throw the draft away."""
    drafts.discard(draft)
    return HttpResponseRedirect(reverse("account"))


@never_cache
@require_safe
@of_draft
def draft_home_form(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The same answers as a paper to sign and bring to the office, with their QR code."""
    one = Service(draft.service, draft.edition, drafts.definition_of(draft))
    try:
        body = home_form_pdf(one, draft.answers)
    except (TooLong, UnprintablePaperError):
        why = _("The answers are too long to fit on the paper: shorten the longest")
        return _page(request, draft, [{"message": why}], status=422)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{draft.service}.pdf"'
    return response


def _change_url(draft: Draft, page_id: str) -> str:
    return reverse("draft-page", args=(draft.pk, page_id)) + "?back=check"


def _problems(draft: Draft, wanting: drafts.Incomplete) -> list[Problem]:
    """A line for every answer and paper that is missing or wrong, in the order of the form."""
    definition = drafts.definition_of(draft)
    own = drafts.own_fields(draft)
    found = []
    for page in definition.form.pages:
        for field in page.fields:
            if field.id in wanting.answers:
                label = definition.text(language(), field.id)
                why = about_answer(field, wanting.answers[field.id])
                url = "" if field.id in own else _change_url(draft, page.id)
                found.append({"message": f"{label}: {why}", "url": url})
    for document in wanting.papers:
        label = definition.text(language(), document)
        url = reverse("draft-paper", args=(draft.pk, document))
        found.append({"message": f"{label}: {about_file('missing')}", "url": url})
    return found


def _answers(draft: Draft, definition: Definition) -> list[dict[str, Any]]:
    """Every answer; what the account fixes is shown without a way to change it."""
    own = drafts.own_fields(draft)
    return [
        {
            "key": definition.text(language(), field.id),
            "value": answer_in_words(definition, field, {**draft.answers, **own}),
            "change_url": "" if field.id in own else _change_url(draft, page.id),
        }
        for page in definition.form.pages
        for field in page.fields
        if hold(page.when, draft.answers) and hold(field.when, draft.answers)
    ]


def _papers(draft: Draft, definition: Definition) -> list[dict[str, Any]]:
    kept = {rule.id: file for rule, file in drafts.papers_of(draft)}
    return [
        {
            "key": definition.text(language(), rule.id),
            "value": file.name if (file := kept.get(rule.id)) else "",
            "change_url": reverse("draft-paper", args=(draft.pk, rule.id)),
        }
        for rule in to_attach(draft)
    ]


def _promise(draft: Draft, definition: Definition, where: OfficeRecord | None) -> dict[str, Any]:
    """What happens after sending, and by when."""
    if where is None:
        return {}
    term = forecast(draft.edition, where.id, draft.channel, clock.now())
    road: list[Mapping[str, str]] = [
        {
            "title": definition.text(language(), f"{step.action}.short"),
            "who": role_in_words(definition, step.role),
            "state": "ahead",
        }
        for step in road_of(draft.edition, where.id, draft.channel)
    ]
    return {
        "office": where.names[language()],
        "due": in_zone(term.due_at, where.hours.zone) if term else None,
        "derivation": sentences(term.steps, language()) if term else (),
        "road": road,
    }


def _page(
    request: HttpRequest, draft: Draft, problems: list[Problem], status: int = 200
) -> HttpResponse:
    definition = drafts.definition_of(draft)
    following = next_of(draft)
    context = {
        "draft": draft,
        "service": definition.text(language(), "service.title"),
        "answers": _answers(draft, definition),
        "papers": _papers(draft, definition),
        "problems": problems,
        "errors": problems,
        "ready": following.what == "check",
        "continue_url": url_of(draft, following),
        **_promise(draft, definition, office_of(draft)),
    }
    return render(request, "portal/check.html", context, status=status)
