"""Is this paper genuine? By number and code, by the file, or by the link of its QR code."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qyzmet.features.applications.answers import tidy
from qyzmet.features.documents import verifying
from qyzmet.features.documents.facts import local
from qyzmet.features.offices.queries import office
from qyzmet.kernel import clock
from qyzmet.kernel.access import Actor, may_see
from qyzmet.web.components.fields import Field

from .facts import language

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that is shown to us; the papers issued here have a hundredth of it."""

_CODE_LENGTH = 8
_STATUS = {"unknown": 404}


def initials(name: str) -> str:
    """A name shortened so that a stranger with the paper learns nothing new: "Ә. С. Т."."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Two forms: a number with its code, or a file. The answer is a page of its own."""
    if request.method != "POST":
        return _form(request, {"number": request.GET.get("number", "")})
    if request.POST.get("way") == "file":
        return _by_file(request)
    return _by_number(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_token(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the QR code answers at once; a file may be compared with what was issued."""
    if request.method != "POST":
        return _answer(request, verifying.by_token(token), token)
    body, problem = _read(request)
    if problem:
        return _answer(request, verifying.by_token(token), token, problem)
    return _answer(request, verifying.by_token(token, body), token, compared=True)


def _by_number(request: HttpRequest) -> HttpResponse:
    number = tidy(request.POST.get("number", ""))[:60]
    code = tidy(request.POST.get("code", ""))[:40]
    errors = {}
    if not number:
        errors["number"] = _("Write the number as it stands on the paper")
    if not code:
        errors["code"] = _("Write the code of 8 letters and digits from the paper")
    if errors:
        return _form(request, {"number": number, "code": code}, errors)
    try:
        verdict = verifying.by_number(number, code, request.META.get("REMOTE_ADDR", ""))
    except verifying.TooManyGuesses:
        return _wait(request)
    return _answer(request, verdict)


def _by_file(request: HttpRequest) -> HttpResponse:
    body, problem = _read(request)
    if problem:
        return _form(request, {}, {"paper": problem})
    return _answer(request, verifying.by_file(body), compared=True)


def _read(request: HttpRequest) -> tuple[bytes, str]:
    """The bytes that were shown, or what is wrong with them."""
    upload = request.FILES.get("paper")
    if not isinstance(upload, UploadedFile):
        return b"", _("Choose the file of the paper first")
    if not upload.size:
        return b"", _("The file is empty: choose another one")
    if upload.size > LARGEST:
        return b"", _("The file is larger than 10 MB: papers issued here are much smaller")
    return upload.read(), ""


def _wait(request: HttpRequest) -> HttpResponse:
    again = clock.now() + verifying.WITHIN
    minutes = int(verifying.WITHIN.total_seconds() // 60)
    page = {"again": again, "minutes": minutes}
    response = render(request, "portal/verify_wait.html", page, status=429)
    response["Retry-After"] = str(int(verifying.WITHIN.total_seconds()))
    return response


def _paper_field(error: str = "") -> Field:
    return Field(
        id="paper",
        name="paper",
        label=_("The file of the paper (PDF)"),
        hint=_("Up to 10 MB. The file is compared and not kept."),
        accept=".pdf,application/pdf",
        error=error,
    )


def _form(
    request: HttpRequest, typed: dict[str, str], errors: dict[str, str] | None = None
) -> HttpResponse:
    errors = errors or {}
    page = {
        "number": Field(
            id="number",
            name="number",
            label=_("Number of the paper"),
            hint=_("It stands at the top of the paper, with letters and dashes"),
            value=typed.get("number", ""),
            width=20,
            error=errors.get("number", ""),
        ),
        "code": Field(
            id="code",
            name="code",
            label=_("Code"),
            hint=_("8 letters and digits, beside the QR code"),
            value=typed.get("code", ""),
            width=12,
            error=errors.get("code", ""),
        ),
        "paper": _paper_field(errors.get("paper", "")),
        "errors": [{"id": name, "message": message} for name, message in errors.items()],
    }
    return render(request, "portal/verify.html", page, status=422 if errors else 200)


def _answer(
    request: HttpRequest,
    verdict: verifying.Verdict,
    token: str = "",
    problem: str = "",
    compared: bool = False,
) -> HttpResponse:
    page: dict[str, Any] = {
        "token": token,
        "paper": _paper_field(problem),
        "errors": [{"id": "paper", "message": problem}] if problem else [],
        "compared": compared,
        "facts": _facts(verdict) if verdict.state else [],
        "reason": _reason(request, verdict),
    }
    status = 422 if problem else _STATUS.get(verdict.answer, 200) if token else 200
    return render(request, f"portal/verify_{verdict.answer}.html", page, status=status)


def _reason(request: HttpRequest, verdict: verifying.Verdict) -> str:
    """Why it was annulled, for those who may see the case; a stranger learns the fact alone."""
    if verdict.state is None or verdict.result is None:
        return ""
    actor: Actor | None = getattr(request, "actor", None)
    return verdict.result.annulled if may_see(actor, verdict.state) else ""


def _facts(verdict: verifying.Verdict) -> list[dict[str, str]]:
    """What was issued, and of the holder only what tells two people apart."""
    state, result = verdict.state, verdict.result
    assert state is not None
    assert result is not None
    signed = state.signed_at or result.made_at
    lang = language()
    return [
        {"key": _("Paper"), "value": verifying.title_of(verdict, lang)},
        {"key": _("Number"), "value": verdict.number},
        {"key": _("Date"), "value": f"{local(signed, state.office):%d.%m.%Y}"},
        {"key": _("Issued by"), "value": office(state.office).names[lang]},
        {
            "key": _("Holder, by initials and year of birth"),
            "value": _holder(state.answers),
        },
    ]


def _holder(answers: dict[str, str]) -> str:
    born = answers.get("birth_date", "")
    year = str(date.fromisoformat(born).year) if born else ""
    return ", ".join(part for part in (initials(answers.get("name", "")), year) if part)
