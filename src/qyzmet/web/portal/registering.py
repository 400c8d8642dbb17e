"""Making an account: IIN, name, birth date, a phone, a password."""

import re
from datetime import date

from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from qyzmet.features.applications.answers import check_page
from qyzmet.features.applications.drafts import today
from qyzmet.features.people.actions import AlreadyRegistered, KnownPerson, register_applicant
from qyzmet.features.people.knocking import WITHIN, TooManyRefusals, may_knock, note_refusal
from qyzmet.standard.model import Clause, Page
from qyzmet.standard.model import Field as Rule
from qyzmet.web.components.fields import Field
from qyzmet.web.leading import safe_next

from .messages import PASSWORDS, about_answer
from .questions import date_boxes, typed
from .wording import language

SHORTEST = 8
"""Characters a password needs at least; rules on signs make worse ones and are not asked."""

_OBVIOUS = frozenset(
    [
        "12345678",
        "123456789",
        "1234567890",
        "0123456789",
        "87654321",
        "987654321",
        "12344321",
        "11223344",
        "12341234",
        "password",
        "password1",
        "passw0rd",
        "qwertyui",
        "qwerty12",
        "qwerty123",
        "1q2w3e4r",
        "1qaz2wsx",
        "iloveyou",
        "парольпароль",
        "пароль12",
        "пароль123",
        "йцукенгш",
        "йцукен12",
        "йцукен123",
        "құпиясөз",
        "құпиясөз1",
        "қазақстан",
        "казахстан",
        "kazakhstan",
    ]
)
"""What is tried first by whoever guesses."""

LETTERS = 2
"""Letters a name has at least."""

_OURS = Clause(source="ours")
_RULES = Page(
    id="register",
    fields=(
        Rule(id="iin", clause=_OURS, kind="iin", max_length=20),
        Rule(id="name", clause=_OURS, kind="name"),
        Rule(id="birth_date", clause=_OURS, kind="date", earliest="1900-01-01", latest="today"),
        Rule(id="phone", clause=_OURS, kind="phone", max_length=20),
        Rule(id="email", clause=_OURS, kind="email", optional=True, max_length=254),
    ),
)
"""The same rules as on a form. The account needs an IIN (the act's own condition for the portal)."""


def _drawn(request: HttpRequest, errors: dict[str, str]) -> dict[str, Field]:
    """Every field with what was typed; passwords come back empty."""
    post = request.POST
    texts = {
        "iin": (_("IIN"), _("The 12 digits on your identity card."), "", "numeric", "text"),
        "name": (
            _("Surname, given name, patronymic"),
            _("As in your document."),
            "name",
            "",
            "text",
        ),
        "phone": (_("Phone"), _("For example, +7 701 123 45 67"), "tel", "", "tel"),
        "email": (
            _("E-mail"),
            _("Notices come here too, if you give one."),
            "email",
            "",
            "email",
        ),
    }
    drawn = {
        name: Field(
            id=name,
            name=name,
            label=label,
            hint=hint,
            value=post.get(name, ""),
            error=errors.get(name, ""),
            autocomplete=completes,
            inputmode=mode,
            type=kind,
            optional=name == "email",
            width=12 if name == "iin" else 0,
        )
        for name, (label, hint, completes, mode, kind) in texts.items()
    }
    drawn["birth_date"] = Field(
        id="birth_date",
        name="birth_date",
        label=_("Date of birth"),
        hint=_("For example, 27 3 1985"),
        value=date_boxes("birth_date", post),
        error=errors.get("birth_date", ""),
        autocomplete="bday",
    )
    passwords = (("password", _("Password")), ("password_again", _("The same password again")))
    for name, label in passwords:
        drawn[name] = Field(
            id=name,
            name=name,
            label=label,
            hint=_("At least 8 characters. A few words are easy to remember.")
            if name == "password"
            else "",
            error=errors.get(name, ""),
            type="password",
            autocomplete="new-password",
        )
    return drawn


def password_wrong(password: str, again: str, iin: str) -> dict[str, str]:
    """Which box of the password is wrong, and the code of why; empty where it will do."""
    plain = password.strip().casefold()
    if len(password) < SHORTEST:
        return {"password": "short"}
    if len(set(plain)) < 2 or plain in _OBVIOUS or (iin and iin in re.sub(r"[\s\-]", "", plain)):
        return {"password": "obvious"}
    return {} if password == again else {"password_again": "differs"}


def _checked(request: HttpRequest) -> tuple[dict[str, str], dict[str, str]]:
    """The answers as they are kept, and a sentence for each that is wrong."""
    raw = {rule.id: typed(rule, request.POST) for rule in _RULES.fields}
    kept, codes = check_page(_RULES, raw, {}, today())
    rules = {rule.id: rule for rule in _RULES.fields}
    errors = {name: about_answer(rules[name], code) for name, code in codes.items()}
    if "name" in kept and sum(letter.isalpha() for letter in kept["name"]) < LETTERS:
        errors["name"] = about_answer(rules["name"], "name")
    post = request.POST
    password, again = post.get("password", ""), post.get("password_again", "")
    wrong = password_wrong(password, again, kept.get("iin", ""))
    errors |= {box: str(PASSWORDS[code]) for box, code in wrong.items()}
    return kept, errors


_ORDER = ("iin", "name", "birth_date", "phone", "email", "password", "password_again")


def _page(
    request: HttpRequest,
    errors: dict[str, str],
    *,
    taken: bool = False,
    known: bool = False,
    status: int = 200,
) -> HttpResponse:
    fields = _drawn(request, errors)
    page = {
        "fields": fields,
        "errors": [{"id": name, "message": errors[name]} for name in _ORDER if name in errors],
        "taken": taken,
        "known": known,
        "next": safe_next(request),
    }
    return render(request, "portal/register.html", page, status=status)


def _wait(request: HttpRequest) -> HttpResponse:
    """Too many known numbers were tried from here: 429, and when to come back."""
    seconds = int(WITHIN.total_seconds())
    page = {"minutes": seconds // 60}
    response = render(request, "portal/register_wait.html", page, status=429)
    response["Retry-After"] = str(seconds)
    return response


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Make an account and sign in with it."""
    if request.method != "POST":
        return _page(request, {})
    kept, errors = _checked(request)
    if errors:
        return _page(request, errors, status=422)
    source = request.META.get("REMOTE_ADDR", "")
    password = request.POST["password"]
    try:
        may_knock(source)
        register_applicant(
            iin=kept["iin"],
            name=kept["name"],
            birth_date=date.fromisoformat(kept["birth_date"]),
            password=password,
            language=language(),
            phone=kept["phone"],
            email=kept.get("email", ""),
        )
    except TooManyRefusals:
        return _wait(request)
    except AlreadyRegistered:
        note_refusal(source)
        taken = _("There is an account with this IIN already: sign in with it")
        return _page(request, {"iin": taken}, taken=True, status=422)
    except KnownPerson:
        note_refusal(source)
        known = _("An office already knows this IIN: an account has to be opened there")
        return _page(request, {"iin": known}, known=True, status=422)
    account = authenticate(request, login=kept["iin"], password=password)
    if account is None:  # shut after too many wrong passwords: the answer is the page that says so
        return HttpResponseRedirect(reverse("sign-in"))
    login(request, account)
    return HttpResponseRedirect(safe_next(request) or reverse("account"))
