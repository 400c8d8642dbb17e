"""Making an account: IIN, name, birth date, a phone, a password."""

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
from qyzmet.features.people.actions import AlreadyRegistered, register_applicant
from qyzmet.standard.model import Clause, Page
from qyzmet.standard.model import Field as Rule
from qyzmet.web.components.fields import Field
from qyzmet.web.leading import safe_next

from .messages import PASSWORDS, about_answer
from .questions import date_boxes, typed
from .wording import language

SHORTEST = 8
"""Characters a password needs at least. Length alone is asked: rules on signs make worse ones."""

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


def _checked(request: HttpRequest) -> tuple[dict[str, str], dict[str, str]]:
    """The answers as they are kept, and a sentence for each that is wrong."""
    raw = {rule.id: typed(rule, request.POST) for rule in _RULES.fields}
    kept, codes = check_page(_RULES, raw, {}, today())
    rules = {rule.id: rule for rule in _RULES.fields}
    errors = {name: about_answer(rules[name], code) for name, code in codes.items()}
    password = request.POST.get("password", "")
    if len(password) < SHORTEST:
        errors["password"] = str(PASSWORDS["short"])
    elif password != request.POST.get("password_again", ""):
        errors["password_again"] = str(PASSWORDS["differs"])
    return kept, errors


_ORDER = ("iin", "name", "birth_date", "phone", "email", "password", "password_again")


def _page(
    request: HttpRequest, errors: dict[str, str], *, taken: bool = False, status: int = 200
) -> HttpResponse:
    fields = _drawn(request, errors)
    page = {
        "fields": fields,
        "errors": [{"id": name, "message": errors[name]} for name in _ORDER if name in errors],
        "taken": taken,
        "next": safe_next(request),
    }
    return render(request, "portal/register.html", page, status=status)


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
    password = request.POST["password"]
    try:
        register_applicant(
            iin=kept["iin"],
            name=kept["name"],
            birth_date=date.fromisoformat(kept["birth_date"]),
            password=password,
            language=language(),
            phone=kept["phone"],
            email=kept.get("email", ""),
        )
    except AlreadyRegistered:
        taken = _("There is an account with this IIN already: sign in with it")
        return _page(request, {"iin": taken}, taken=True, status=422)
    account = authenticate(request, login=kept["iin"], password=password)
    if account is None:  # shut after too many wrong passwords: the answer is the page that says so
        return HttpResponseRedirect(reverse("sign-in"))
    login(request, account)
    return HttpResponseRedirect(safe_next(request) or reverse("account"))
