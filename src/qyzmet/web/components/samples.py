"""What the gallery shows: every component in every state, with text such as real pages carry.

The people and the case are invented; the days are those of a count across 8 March 2012, with its
moved day off, so that counted and skipped days both appear.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qyzmet.web.components.fields import Field, Option

_PERSON = "Айгүл Сәрсенбайқызы Өтегенова"
_WRONG_IIN = gettext_noop("The check digit of the IIN does not fit: look at the card again")
_NO_DAY = gettext_noop("Enter the day of the date of birth")
_NO_CHOICE = gettext_noop("Choose where to send the notice")


def _text_samples() -> dict[str, Field]:
    return {
        "plain": Field(
            id="full-name",
            name="full-name",
            label=_("Surname, name and patronymic"),
            hint=_("As on the identity card"),
            value=_PERSON,
            autocomplete="name",
        ),
        "wrong": Field(
            id="iin",
            name="iin",
            label=_("Individual identification number (IIN)"),
            hint=_("12 digits, on the face of the card"),
            error=_(_WRONG_IIN),
            value="850412401239",
            inputmode="numeric",
            width=12,
        ),
        "optional": Field(
            id="email",
            name="email",
            label=_("E-mail"),
            type="email",
            autocomplete="email",
            optional=True,
        ),
        "long": Field(
            id="remark",
            name="remark",
            label=_("What should the department know?"),
            hint=_("In your own words, in any language"),
            optional=True,
        ),
        "long_wrong": Field(
            id="reason",
            name="reason",
            label=_("Why the paper is returned"),
            error=_("Write what has to be changed"),
            rows=3,
        ),
        "region": Field(
            id="region",
            name="region",
            label=_("District or city"),
            options=[
                Option("", _("Choose from the list")),
                Option("kokshetau", _("Kokshetau"), checked=True),
                Option("stepnogorsk", _("Stepnogorsk")),
            ],
        ),
        "file": Field(
            id="card-copy",
            name="card-copy",
            label=_("Copy of the identity card"),
            hint=_("PDF, JPEG or PNG, up to 10 MB"),
            value="zheke-kuelik.pdf",
            accept=".pdf,.jpg,.jpeg,.png",
        ),
        "file_wrong": Field(
            id="record-copy",
            name="record-copy",
            label=_("Copy of the labour record"),
            error=_("The file is empty: attach it once more"),
            accept=".pdf,.jpg,.jpeg,.png",
        ),
    }


def _choice_samples() -> dict[str, Field]:
    return {
        "born": Field(
            id="birth",
            name="birth",
            label=_("Date of birth"),
            hint=_("For example, 12 4 1985"),
            value={"day": "12", "month": "4", "year": "1985"},
            autocomplete="bday",
        ),
        "born_wrong": Field(
            id="birth-two",
            name="birth-two",
            label=_("Date of birth"),
            error=_(_NO_DAY),
            value={"day": "", "month": "4", "year": "1985"},
            wrong_parts=("day",),
        ),
        "who": Field(
            id="who",
            name="who",
            label=_("Who applies?"),
            options=[
                Option("citizen", _("A citizen of Kazakhstan"), checked=True),
                Option("foreigner", _("A foreigner"), hint=_("With a residence permit")),
                Option("stateless", _("A person without citizenship")),
            ],
        ),
        "yes_no": Field(
            id="registered",
            name="registered",
            label=_("Are you registered as unemployed?"),
            error=_("Choose yes or no"),
            options=[Option("yes", _("Yes")), Option("no", _("No"))],
        ),
        "notices": Field(
            id="notices",
            name="notices",
            label=_("Where to send the notice?"),
            hint=_("More than one may be chosen"),
            error=_(_NO_CHOICE),
            options=[
                Option("account", _("To the account"), checked=True),
                Option("email", _("By e-mail")),
                Option("sms", _("By SMS"), hint=_("The number is asked on the next page")),
            ],
        ),
    }


def _lists() -> dict[str, Any]:
    return {
        "errors": [
            {"id": "iin", "message": _(_WRONG_IIN)},
            {"id": "birth-two", "message": _(_NO_DAY)},
            {"id": "notices", "message": _(_NO_CHOICE)},
        ],
        "answers": [
            {
                "key": _("Surname, name and patronymic"),
                "value": _PERSON,
                "change_url": "#full-name",
            },
            {
                "key": _("Date of birth"),
                "value": "12.04.1985",
                "change_url": "#birth",
            },
            {"key": _("E-mail"), "value": "", "change_url": "#email"},
            {
                "key": _("Papers attached"),
                "value": [_("Copy of the identity card"), _("Copy of the labour record")],
                "change_url": "#card-copy",
            },
        ],
        "steps": [
            {
                "title": _("Application accepted"),
                "when": _("Monday, 10:20"),
                "who": _("Chancery of the department"),
                "state": "done",
            },
            {
                "title": _("The executor checks the papers"),
                "when": _("Since Tuesday"),
                "who": _("Department of employment and social programmes"),
                "note": _("Nothing is asked of you now"),
                "state": "now",
            },
            {"title": _("The head signs"), "state": "ahead"},
            {"title": _("The certificate is ready"), "state": "ahead"},
        ],
        "days": [
            {"day": date(2012, 3, 5), "kind": "start"},
            {"day": date(2012, 3, 6), "kind": "counted", "number": 1},
            {"day": date(2012, 3, 7), "kind": "counted", "number": 2},
            {"day": date(2012, 3, 8), "kind": "skipped", "reason": _("holiday")},
            {"day": date(2012, 3, 9), "kind": "skipped", "reason": _("day off, moved")},
            {"day": date(2012, 3, 10), "kind": "skipped", "reason": _("day off")},
            {
                "day": date(2012, 3, 11),
                "kind": "counted",
                "number": 3,
                "reason": _("working Sunday"),
            },
            {"day": date(2012, 3, 12), "kind": "due", "reason": _("the certificate is issued")},
        ],
        "crumbs": [
            {"text": _("All services"), "url": "#content"},
            {"text": _("Employment"), "url": "#content"},
            {"text": _("Certificate for the unemployed")},
        ],
    }


def _desk() -> dict[str, Any]:
    return {
        "work": {
            "caption": _("My work by deadline"),
            "columns": [
                {"label": _("Number"), "whole": True},
                {"label": _("Applicant")},
                {"label": _("Action")},
                {"label": _("State")},
                {"label": _("Hours left"), "numeric": True},
            ],
            "rows": [
                {
                    "state": "late",
                    "cells": [
                        {"text": "КК-2012-000418", "url": "#content"},
                        _PERSON,
                        _("Check of papers"),
                        {"text": _("Late"), "tag": "late"},
                        "−3",
                    ],
                },
                {
                    "cells": [
                        {"text": "КК-2012-000421", "url": "#content"},
                        "Ербол Қуанышұлы Һамитов",
                        _("Draft of the certificate"),
                        {"text": _("In work"), "tag": "working"},
                        "6",
                    ]
                },
            ],
        },
        "empty": {
            "caption": _("Returned with a remark"),
            "columns": [{"label": _("Number")}, {"label": _("Remark")}],
            "rows": [],
            "empty": _("Nothing was returned"),
        },
        "tags": [
            {"text": _("Draft"), "kind": "neutral"},
            {"text": _("In work"), "kind": "working"},
            {"text": _("Waiting for the applicant"), "kind": "waiting"},
            {"text": _("Issued"), "kind": "good"},
            {"text": _("Refused"), "kind": "refused"},
            {"text": _("Late"), "kind": "late"},
        ],
        "card": {
            "title": _("Check of papers and draft of the certificate"),
            "role": _("Responsible executor"),
            "limit": _("1 working day"),
            "left": _("Hours left: 6"),
            "left_kind": "waiting",
            "leaves": _("Draft of the certificate or of the reasoned refusal"),
            "clause": "14",
            "clause_url": "#content",
            "url": "#content",
            "button": _("Do it"),
        },
        "card_closed": {
            "title": _("Signature of the head"),
            "role": _("Head of the department"),
            "limit": _("4 hours"),
            "clause": "14",
            "why_not": _("Not your turn: the draft is with the executor"),
        },
    }


def gallery_samples(here: str) -> dict[str, Any]:
    """Return the context of the gallery; `here` is its own address, where sample links lead."""
    return {
        "here": here,
        "text": _text_samples(),
        "choice": _choice_samples(),
        "list": _lists(),
        "desk": _desk(),
        "due_day": date(2012, 3, 12),
        "due_moment": datetime(2012, 3, 12, 12, 30, tzinfo=UTC),
        "swatches": ["paper", "ink", "brand", "ochre", "good", "danger"],
    }
