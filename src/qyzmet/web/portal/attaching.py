"""The papers of an application: a list, and one file a paper."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.applications import drafts
from qyzmet.features.applications.drafts import Draft
from qyzmet.features.applications.walking import asked_of, next_of
from qyzmet.kernel import files
from qyzmet.web.components.fields import Field

from .card import chip
from .messages import about_file
from .own_draft import of_draft, url_of
from .wording import language

TAKEN = ".pdf,.jpg,.jpeg,.png"
"""What a file dialogue offers; what counts is what the bytes are."""


@never_cache
@require_safe
@of_draft
def draft_papers(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Every paper of the checklist, with what is attached and what is missing."""
    definition = drafts.definition_of(draft)
    rows = [
        {
            "title": definition.text(language(), rule.id),
            "hint": definition.text_or(language(), f"{rule.id}.hint"),
            "clause": chip(rule.clause.point, language()),
            "source": rule.clause.source,
            "clause_url": reverse("clause", args=(draft.service, rule.id)),
            "form": rule.form,
            "optional": rule.optional,
            "file": file,
            "url": "" if rule.form else reverse("draft-paper", args=(draft.pk, rule.id)),
        }
        for rule, file in drafts.papers_of(draft)
    ]
    context = {
        "service": definition.text(language(), "service.short"),
        "rows": rows,
        "back": _last_question(draft),
        "next_url": url_of(draft, next_of(draft)),
    }
    return render(request, "portal/papers.html", context)


def _last_question(draft: Draft) -> str:
    asked = asked_of(draft)
    if asked:
        return reverse("draft-page", args=(draft.pk, asked[-1].id))
    return reverse("account")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def draft_paper(request: HttpRequest, draft: Draft, document: str) -> HttpResponse:
    """Attach a file for one paper, replace it or take it off."""
    found = {rule.id: (rule, file) for rule, file in drafts.papers_of(draft) if not rule.form}
    if document not in found:
        raise Http404
    if request.method != "POST":
        return _asked(request, draft, document, found[document][1])
    if "remove" in request.POST:
        drafts.detach(draft, document)
        return HttpResponseRedirect(reverse("draft-paper", args=(draft.pk, document)))
    wrong = _take(request, draft, document, has_one=found[document][1] is not None)
    if wrong:
        return _asked(request, draft, document, found[document][1], error=about_file(wrong))
    if "leave" in request.POST:
        return HttpResponseRedirect(reverse("account"))
    return HttpResponseRedirect(url_of(draft, next_of(draft)))


def _take(request: HttpRequest, draft: Draft, document: str, *, has_one: bool) -> str:
    """Attach the file that was sent; the code of what is wrong, or nothing."""
    sent = request.FILES.get("file")
    if sent is None:
        return "" if has_one or "leave" in request.POST else "missing"
    if (sent.size or 0) > files.LARGEST:
        return "too_large"
    try:
        drafts.attach(draft, document, sent.name or "", sent.read())
    except files.BadFile as bad:
        return bad.code
    return ""


def _asked(
    request: HttpRequest, draft: Draft, document: str, kept: object, error: str = ""
) -> HttpResponse:
    definition = drafts.definition_of(draft)
    rule = next(rule for rule, _file in drafts.papers_of(draft) if rule.id == document)
    hint = definition.text_or(language(), f"{document}.hint")
    limits = _("PDF, JPEG or PNG, up to 10 MB.")
    field = Field(
        id="file",
        name="file",
        label=definition.text(language(), document),
        hint=f"{hint} {limits}".strip(),
        error=error,
        value=getattr(kept, "name", ""),
        accept=TAKEN,
        optional=rule.optional,
    )
    context = {
        "service": definition.text(language(), "service.short"),
        "title": field.label,
        "field": field,
        "kept": kept,
        "errors": [{"id": "file", "message": error}] if error else [],
        "clause": chip(rule.clause.point, language()),
        "source": rule.clause.source,
        "clause_url": reverse("clause", args=(draft.service, document)),
        "back": _last_question(draft),
        "list_url": reverse("draft-papers", args=(draft.pk,)),
        "kept_until": draft.expires_at,
    }
    return render(request, "portal/paper.html", context, status=422 if error else 200)
