"""A view of the person's own, unsent draft; and where each step of it is found."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from qyzmet.features.applications import drafts
from qyzmet.features.applications.drafts import Draft
from qyzmet.features.applications.walking import Next
from qyzmet.web.gate import actor

DraftView = Callable[..., HttpResponse]


def of_draft(view: DraftView) -> DraftView:
    """Hand the draft to the view: 404 for a stranger's, and what was sent leads to its case."""

    @wraps(view)
    def with_draft(request: HttpRequest, draft_id: UUID, **more: Any) -> HttpResponse:
        try:
            draft: Draft = drafts.draft_of(actor(request), str(draft_id))
        except drafts.UnknownDraft as missing:
            raise Http404 from missing
        if draft.case_id:
            return HttpResponseRedirect(reverse("case-sent", args=(draft.case_id,)))
        try:
            return view(request, draft, **more)
        except drafts.UnknownDraft:  # sent or thrown away from another window meanwhile
            return HttpResponseRedirect(reverse("draft", args=(draft.pk,)))

    return with_draft


def url_of(draft: Draft, step: Next) -> str:
    """The address of a step."""
    if step.what == "page":
        return reverse("draft-page", args=(draft.pk, step.id))
    if step.what == "paper":
        return reverse("draft-paper", args=(draft.pk, step.id))
    return reverse("draft-check", args=(draft.pk,))
