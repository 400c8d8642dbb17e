"""Papers of the desk: files handed in, receipts, results, letters, books."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from qyzmet.features.applications import cases
from qyzmet.features.applications.answers import tidy
from qyzmet.features.applications.queries import UnknownCase, law_of
from qyzmet.features.documents.receipts import receipt_pdf
from qyzmet.features.notices import queries as notices
from qyzmet.features.notices.actions import mark_printed
from qyzmet.features.notices.letters import letter_pdf
from qyzmet.kernel import files
from qyzmet.standard.receipts import receipt_lines
from qyzmet.web.desk.frame import case_or_404, desk_page, language_now
from qyzmet.web.gate import actor


def sent_as(body: bytes, name: str, media_type: str) -> HttpResponse:
    """Bytes to be saved, never shown in place: a file somebody handed in must not run here."""
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def file(request: HttpRequest, case: str, file_id: str) -> HttpResponse:
    """A file of this case; Http404 for a file of any other."""
    state = case_or_404(request, case)
    if file_id not in {paper.file for paper in state.papers if paper.file}:
        raise Http404
    row, body = files.read(file_id)
    return sent_as(body, row.name, row.media_type)


@require_safe
def receipt(request: HttpRequest, case: str) -> HttpResponse:
    """The receipt, in the language of the application; a reprint makes no new number."""
    state = case_or_404(request, case)
    definition = law_of(state.edition, state.office).edition.definition
    if not receipt_lines(definition, state.channel):
        raise Http404
    body = receipt_pdf(state, state.language, large=request.GET.get("large") == "1")
    return sent_as(body, "receipt.pdf", "application/pdf")


@require_safe
def result(request: HttpRequest, case: str) -> HttpResponse:
    """The printed result, as it was printed."""
    state = case_or_404(request, case)
    if state.document is None:
        raise Http404
    row, body = files.read(state.document.file)
    return sent_as(body, row.name, row.media_type)


def _own_letter(request: HttpRequest, case: str, seq: int) -> Any:
    """A letter of this office about a case that this official may see; Http404 otherwise."""
    try:
        cases.case_for(actor(request), case)
    except UnknownCase as unknown:
        raise Http404 from unknown
    found = notices.letter(actor(request).office, case, seq)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Notices that can only go by post: print them, then mark them."""
    me, language = actor(request), language_now()
    if request.method == "POST":
        case, seq = tidy(request.POST.get("case", "")), request.POST.get("seq", "")
        if not seq.isdecimal() or len(seq) > 6:
            raise Http404
        _own_letter(request, case, int(seq))
        mark_printed(me.office, case, int(seq))
        return HttpResponseRedirect(f"{reverse('desk-letters')}?done=printed")
    rows = [
        {
            "case": notice.case_id,
            "seq": notice.seq,
            "subject": notice.subject,
            "language": notice.language if notice.language != language else "",
            "at": notice.at,
            "url": reverse("desk-letter", args=(notice.case_id, notice.seq)),
        }
        for notice in notices.letters_to_print(me.office)
    ]
    return desk_page(request, "desk/letters.html", {"rows": rows})


@require_safe
def letter(request: HttpRequest, case: str, seq: int) -> HttpResponse:
    """The PDF of one letter."""
    found = _own_letter(request, case, seq)
    return sent_as(letter_pdf(found), f"letter-{seq}.pdf", "application/pdf")
