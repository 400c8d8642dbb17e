"""The applicant's account: what is unfinished, what is under way, what was said."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qyzmet.features.applications import drafts
from qyzmet.features.applications.queries import cases_of
from qyzmet.features.notices.actions import mark_read
from qyzmet.features.notices.queries import notices_of, unread
from qyzmet.kernel.state import CaseState
from qyzmet.web.gate import actor

from .wording import definition_of, language, left_in_words, moment_in_words, status_of


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Drafts with the day they are kept until, cases with their status, how many notices are new."""
    me = actor(request)
    context = {
        "drafts": [_draft(draft) for draft in drafts.drafts_of(me)],
        "cases": [_case(state, number) for state, number in cases_of(me)],
        "unread": unread(me.person),
    }
    return render(request, "portal/account.html", context)


def _draft(draft: drafts.Draft) -> dict[str, Any]:
    definition = drafts.definition_of(draft)
    return {
        "id": draft.pk,
        "service": definition.text(language(), "service.title"),
        "url": reverse("draft", args=(draft.pk,)),
        "discard_url": reverse("draft-discard", args=(draft.pk,)),
        "changed_at": draft.changed_at,
        "kept_until": draft.expires_at,
    }


def _case(state: CaseState, number: str) -> dict[str, Any]:
    return {
        "service": definition_of(state).text(language(), "service.title"),
        "number": number,
        "url": reverse("case", args=(state.case,)),
        "status": status_of(state),
        "due": ""
        if state.issued_at or state.outcome
        else moment_in_words(state.due_at, state.office),
        "left": left_in_words(state),
        "submitted": moment_in_words(state.submitted_at, state.office),
    }


@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Every notice, newest first; having been shown they count as read."""
    me = actor(request)
    rows = [
        {
            "subject": notice.subject,
            "body": notice.body,
            "lang": notice.language,
            "at": moment_in_words(notice.at, notice.office_id),
            "new": notice.read_at is None,
            "url": reverse("case", args=(notice.case_id,)),
        }
        for notice in notices_of(me.person)
    ]
    response = render(request, "portal/notices.html", {"notices": rows})
    if request.method == "GET" and any(row["new"] for row in rows):
        mark_read(me.person)
    return response
