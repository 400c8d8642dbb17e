"""Filling in an application: one question a page, saved on every Continue."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.applications import drafts
from qyzmet.features.applications.cases import case_for
from qyzmet.features.applications.drafts import Draft
from qyzmet.features.applications.queries import UnknownCase
from qyzmet.features.applications.walking import before, next_after, next_of, place_of
from qyzmet.standard.model import Page, hold
from qyzmet.web.gate import actor

from .own_draft import of_draft, url_of
from .questions import question, summary_of, typed
from .wording import language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, code: str) -> HttpResponse:
    """Start an application or go on with an unsent one; with `again` (a case of one's own) it is
    filled from that case."""
    me = actor(request)
    try:
        earlier = request.POST.get("again", "")
        draft = drafts.again(me, case_for(me, earlier)) if earlier else drafts.start(me, code)
    except (drafts.UnknownService, UnknownCase) as missing:
        raise Http404 from missing
    return HttpResponseRedirect(reverse("draft", args=(draft.pk,)))


@never_cache
@require_safe
@of_draft
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Go to the next open thing of a draft."""
    return HttpResponseRedirect(url_of(draft, next_of(draft)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def draft_page(request: HttpRequest, draft: Draft, page_id: str) -> HttpResponse:
    """Ask one page of the form, or keep its answers and go on."""
    page = next((page for page in drafts.pages_of(draft) if page.id == page_id), None)
    if page is None:
        raise Http404
    if request.method != "POST":
        return _asked(request, draft, page)
    own = drafts.own_fields(draft)
    raw = {field.id: own.get(field.id) or typed(field, request.POST) for field in page.fields}
    errors = drafts.answer(draft, page, raw)
    leaving = "leave" in request.POST
    if errors and not (leaving and not any(raw[name].strip() for name in errors)):
        return _asked(request, draft, page, post=request.POST, errors=errors)
    if leaving:
        return HttpResponseRedirect(reverse("account"))
    if request.POST.get("back") == "check":
        return HttpResponseRedirect(url_of(draft, next_of(draft)))
    return HttpResponseRedirect(url_of(draft, next_after(draft, page.id)))


def _asked(
    request: HttpRequest,
    draft: Draft,
    page: Page,
    *,
    post: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    definition = drafts.definition_of(draft)
    own = drafts.own_fields(draft)
    shown = [
        question(
            definition,
            page,
            field,
            language(),
            value=draft.answers.get(field.id, ""),
            post=post,
            error=(errors or {}).get(field.id, ""),
        )
        for field in page.fields
        if field.id not in own and hold(field.when, draft.answers)
    ]
    changing = request.GET.get("back") == "check" or request.POST.get("back") == "check"
    earlier = before(draft, page.id)
    back = (
        reverse("draft-check", args=(draft.pk,))
        if changing
        else reverse("draft-page", args=(draft.pk, earlier))
        if earlier
        else reverse("account")
    )
    context = {
        "service": definition.text(language(), "service.short"),
        "title": definition.text(language(), page.id),
        "questions": shown,
        "alone": len(page.fields) == 1,
        "errors": summary_of(shown),
        "place": None if changing else place_of(draft, page.id),
        "changing": changing,
        "back": back,
        "kept_until": draft.expires_at,
    }
    return render(request, "portal/question.html", context, status=422 if errors else 200)
