"""A question of the form as the page draws it, and what was typed as the form's rules read it."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from qyzmet.features.offices.queries import serving
from qyzmet.standard.model import Definition, Field, Page
from qyzmet.web.components import fields as drawn

from .messages import about_answer
from .sorting import collation_key

_PARTS = ("day", "month", "year")
_COMPLETES = {
    "account.name": "name",
    "account.phone": "tel",
    "account.email": "email",
    "account.address": "street-address",
    "account.birth_date": "bday",
}
"""What a browser may fill in for the person, by what the account would (WCAG 1.3.5)."""

_TYPES = {"phone": "tel", "email": "email"}
_WIDTHS = {"iin": 12, "phone": 20}
_MANY = 7
"""From so many choices on a list serves better than radios."""


class Shown(msgspec.Struct, frozen=True):
    """A drawn question: which component draws it, and with what."""

    component: str
    field: drawn.Field


def typed(field: Field, post: Mapping[str, Any]) -> str:
    """What the person typed, as one text: a date out of its three boxes becomes ISO, and what is
    no date stays recognisably none."""
    if field.kind != "date":
        return str(post.get(field.id, ""))
    day, month, year = (str(post.get(f"{field.id}-{part}", "")).strip() for part in _PARTS)
    if not (day or month or year):
        return ""
    return f"{year}-{month:0>2}-{day:0>2}"


def date_boxes(name: str, post: Mapping[str, Any]) -> dict[str, str]:
    """The three boxes of a date exactly as they were typed."""
    return {part: str(post.get(f"{name}-{part}", "")) for part in _PARTS}


def split_date(iso: str) -> dict[str, str]:
    """A kept date for the three boxes, without leading zeros."""
    parts = iso.split("-")
    if len(parts) != 3:
        return dict.fromkeys(_PARTS, "")
    return {"day": parts[2].lstrip("0"), "month": parts[1].lstrip("0"), "year": parts[0]}


def option_label(definition: Definition, field: Field, value: str, language: str) -> str:
    """The words of a choice."""
    return definition.text(language, f"{field.id}.{value}")


def territories(language: str) -> list[tuple[str, str]]:
    """(id, name) of every territory with a department, in alphabetical order."""
    names = {o.territory.id: o.territory.names[language] for o in serving("department")}
    return sorted(names.items(), key=lambda pair: collation_key(pair[1]))


def _options(definition: Definition, field: Field, value: str, language: str) -> list[drawn.Option]:
    pairs = (
        territories(language)
        if field.kind == "office"
        else [(o, option_label(definition, field, o, language)) for o in field.options]
    )
    return [drawn.Option(id_, label, checked=id_ == value) for id_, label in pairs]


def _component(field: Field, options: int) -> str:
    if field.kind == "date":
        return "date"
    if options:
        return "select" if options > _MANY else "radios"
    return "text"


def question(
    definition: Definition,
    page: Page,
    field: Field,
    language: str,
    *,
    value: str = "",
    post: Mapping[str, Any] | None = None,
    error: str = "",
) -> Shown:
    """One question. With `post` it shows what was typed, else the kept `value`; `error` is a code.

    Alone on its page the question itself is the heading.
    """
    alone = len(page.fields) == 1
    if post is not None:
        value = str(post.get(field.id, ""))
    options = _options(definition, field, value, language)
    component = _component(field, len(options))
    boxes = date_boxes(field.id, post) if post is not None else split_date(value)
    if component == "select":
        first = _("Choose from the list")
        options = [drawn.Option("", first, checked=not value), *options]
    hint = definition.text_or(language, f"{field.id}.hint")
    return Shown(
        component,
        drawn.Field(
            id=field.id,
            name=field.id,
            label=definition.text(language, page.id if alone else field.id),
            hint=definition.text_or(language, f"{page.id}.hint", hint) if alone else hint,
            error=about_answer(field, error) if error else "",
            value=boxes if component == "date" else value,
            optional=field.optional,
            autocomplete=_COMPLETES.get(field.prefill, ""),
            inputmode="numeric" if field.kind == "iin" else "",
            type=_TYPES.get(field.kind, "text"),
            width=_WIDTHS.get(field.kind, 0),
            wrong_parts=tuple(part for part in _PARTS if not boxes[part].strip()),
            options=options,
        ),
    )


def summary_of(shown: list[Shown]) -> list[dict[str, str]]:
    """The lines of the error summary for these questions."""
    return [{"id": s.field.id, "message": s.field.error} for s in shown if s.field.error]
