"""Prepare at home: the form's questions on one page, then a paper with a QR code to sign and bring."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qyzmet.features.acts.services import Service
from qyzmet.features.applications.answers import BadAnswer, check_field
from qyzmet.features.applications.drafts import today
from qyzmet.features.documents.facts import office_line
from qyzmet.features.documents.printing import (
    FilledField,
    HomeFormPaper,
    OfficeLine,
    UnprintablePaperError,
)
from qyzmet.features.documents.printing import (
    render as press,
)
from qyzmet.features.offices.queries import serving
from qyzmet.kernel import clock
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel, Definition, Field, Page, hold
from qyzmet.standard.prepared import TooLong, pack

from .card import papers_of
from .facts import language
from .public import service_or_404
from .questions import Shown, question, typed
from .wording import answer_in_words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home_form(request: HttpRequest, code: str) -> HttpResponse:
    """The questions, none of them compulsory; posting gives the PDF. Nothing typed is kept."""
    one = service_or_404(code)
    if request.method != "POST":
        return _page(request, one, {}, {})
    answers, codes = _checked(one.definition, request)
    if codes:
        return _page(request, one, codes, {})
    try:
        body = home_form_pdf(one, answers)
    except (TooLong, UnprintablePaperError):
        problem = _("The answers are too long to fit on the paper: shorten the longest")
        return _page(request, one, {}, {"": problem})
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{code}.pdf"'
    return response


def _checked(definition: Definition, request: HttpRequest) -> tuple[dict[str, str], dict[str, str]]:
    """Answers as they are kept, and codes of what is wrong; what is left empty is neither."""
    kept: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for field in definition.form.fields():
        raw = typed(field, request.POST).strip()
        if not raw:
            continue
        try:
            kept[field.id] = check_field(field, raw, today())
        except BadAnswer as bad:
            wrong[field.id] = bad.code
    return _asked(definition, kept), wrong


def _asked(definition: Definition, kept: dict[str, str]) -> dict[str, str]:
    """Without answers to questions that these very answers make idle."""
    idle = {
        field.id
        for page in definition.form.pages
        for field in page.fields
        if not (hold(page.when, kept) and hold(field.when, kept))
    }
    return {name: value for name, value in kept.items() if name not in idle}


def _shown(definition: Definition, request: HttpRequest, codes: dict[str, str]) -> list[Shown]:
    post = request.POST if request.method == "POST" else None
    lang = language()
    return [
        question(definition, _among(page), field, lang, post=post, error=codes.get(field.id, ""))
        for page in definition.form.pages
        for field in page.fields
    ]


def _among(page: Page) -> Page:
    """A page that counts as many, so that its question is a label here and no heading."""
    return page if len(page.fields) > 1 else Page(id=page.id, fields=page.fields * 2)


def _page(
    request: HttpRequest, one: Service, codes: dict[str, str], problems: dict[str, str]
) -> HttpResponse:
    shown = _shown(one.definition, request, codes)
    errors = [{"id": s.field.id, "message": s.field.error} for s in shown if s.field.error]
    errors += [{"id": name, "message": message} for name, message in problems.items()]
    page: dict[str, Any] = {
        "code": one.code,
        "service": one.definition.text(language(), "service.title"),
        "questions": shown,
        "errors": errors,
    }
    return render(request, "portal/home_form.html", page, status=422 if errors else 200)


def _counter(definition: Definition) -> Channel:
    """The way in that takes a paper: the first that is open and not the portal."""
    found = [c for c in definition.standard.channels if c.open and c.channel != "portal"]
    return found[0].channel if found else definition.standard.channels[0].channel


def home_form_pdf(one: Service, answers: dict[str, str]) -> bytes:
    """The form of a service with these checked answers, as a PDF in the language of the page.

    Raises TooLong or UnprintablePaperError where the answers don't fit on the paper."""
    return press(_paper(one, answers), language())  # type: ignore[arg-type]


def _paper(one: Service, answers: dict[str, str]) -> HomeFormPaper:
    """The paper to sign. Raises TooLong where the answers don't fit into the code."""
    definition, lang = one.definition, language()
    address = f"{settings.QYZMET_BASE_URL}{reverse('offices')}"
    return HomeFormPaper(
        service_title=definition.text(lang, "service.title"),
        fields=tuple(
            FilledField(
                label=_label(definition, field, answers),
                value=answer_in_words(definition, field, answers),
            )
            for field in _fields(definition, answers)
        ),
        papers_to_bring=_to_bring(definition, answers),
        where=_where(answers),
        qr_payload=pack(one.code, one.edition, answers),
        made_at=clock.now(),
        note="" if _where(answers) else _("Addresses of the offices: %(url)s") % {"url": address},
    )


def _label(definition: Definition, field: Field, answers: dict[str, str]) -> str:
    """The question; the choices with it where a hand has to write one of them."""
    lang = language()
    label = definition.text(lang, field.id)
    if answers.get(field.id) or not field.options:
        return label
    choices = (definition.text(lang, f"{field.id}.{option}") for option in field.options)
    return f"{label} ({'; '.join(choices)})"


def _fields(definition: Definition, answers: dict[str, str]) -> list[Field]:
    """What the paper has a line for: a question that hangs on another only where it applies."""
    return [
        field
        for page in definition.form.pages
        for field in page.fields
        if hold(page.when, answers) and hold(field.when, answers)
    ]


def _to_bring(definition: Definition, answers: dict[str, str]) -> tuple[str, ...]:
    """The papers of this very case; by kind of applicant while the kind is not given."""
    lang, channel = language(), _counter(definition)
    rules = [r for r in checklist_of(definition, channel, answers) if not r.form]
    if rules:
        return tuple(definition.text(lang, rule.id) for rule in rules)
    return tuple(
        f"{kind}: {', '.join(line.text for line in lines)}"
        for kind, lines in papers_of(definition, channel, lang).by_kind
    )


def _where(answers: dict[str, str]) -> tuple[OfficeLine, ...]:
    territory = answers.get("territory", "")
    if not territory:
        return ()
    return tuple(office_line(found, language()) for found in serving("department", territory))
