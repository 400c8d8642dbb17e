"""The services and everything the act says about each of them."""

from functools import lru_cache
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query

from qyzmet.features.acts.services import Service, UnknownService, search, service, services_on
from qyzmet.features.applications.drafts import today
from qyzmet.features.offices.queries import serving
from qyzmet.kernel.editions import edition
from qyzmet.standard.model import Clause as ModelClause
from qyzmet.standard.model import Definition, Field, Page
from qyzmet.standard.model import Element as ModelElement
from qyzmet.web.portal.wording import language as language_asked

from . import shapes
from .interface import api, faulty

LONGEST_CODE = 20

Words = Annotated[str, Query(max_length=200, description="Words of daily life, in any language")]
InLanguage = Annotated[
    shapes.Language | None, Query(description="Instead of the header Accept-Language")
]


def known(code: str) -> Service:
    """The service in force today. Raises UnknownService, for what can't be a code, too."""
    if len(code) > LONGEST_CODE or not code.isprintable():
        raise UnknownService(code)
    return service(code, today())


@api.get(
    "/services",
    auth=None,
    url_name="catalogue",
    operation_id="list_services",
    summary=gettext_noop("Find services"),
    response={200: shapes.Services, **faulty(422)},
)
def list_services(
    request: HttpRequest, q: Words = "", language: InLanguage = None
) -> dict[str, Any]:
    """Every service in force today; with `q` those that the words may mean, best first."""
    reader = language or language_asked()
    found = search(q, reader, today()) if q.strip() else services_on(today())
    return {"language": reader, "services": [_line(one, reader) for one in found]}


@api.get(
    "/services/{code}",
    auth=None,
    url_name="service",
    operation_id="get_service",
    summary=gettext_noop("Read the card of a service"),
    response={200: shapes.ServiceCard, **faulty(404, 422)},
)
def get_service(request: HttpRequest, code: str, language: InLanguage = None) -> dict[str, Any]:
    """Everything the act says, each element with its clause, and the questions of the form."""
    found = known(code)
    return _card(found.code, found.edition, language or language_asked())


def _line(found: Service, language: str) -> dict[str, Any]:
    definition = found.definition
    return {
        "code": found.code,
        "title": definition.text(language, "service.title"),
        "short": definition.text(language, "service.short"),
        "summary": definition.text(language, "service.summary"),
        "area": definition.text_or(language, f"area.{definition.standard.area}"),
        "edition": found.edition,
        "open_channels": [rule.channel for rule in definition.standard.channels if rule.open],
    }


@lru_cache(maxsize=256)
def _card(code: str, sha256: str, language: str) -> dict[str, Any]:
    """An edition never changes, so its card in a language is made once."""
    definition = edition(sha256).definition
    act = definition.standard.act
    return {
        **_line(Service(code, sha256, definition), language),
        "language": language,
        "who": definition.text_or(language, "service.who"),
        "act": {
            "title": definition.text_or(language, "act.title"),
            "kind": act.kind,
            "number": act.number,
            "date": act.date,
            "issuer": definition.text_or(language, act.issuer),
            "repealed_by": act.repealed.by if act.repealed else "",
            "repealed_on": act.repealed.date if act.repealed else "",
        },
        "elements": _elements(definition, language),
        "form": [
            _question(definition, page, field, language)
            for page in definition.form.pages
            for field in page.fields
        ],
    }


def _elements(definition: Definition, language: str) -> list[dict[str, Any]]:
    """Every element of the standard in the act's order, under the name of its section."""
    found = []
    standard = definition.standard
    for section in standard.__struct_fields__:
        value = getattr(standard, section)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, ModelElement):
                found.append(_element(definition, section, item, language))
    return found


def _element(
    definition: Definition, section: str, item: ModelElement, language: str
) -> dict[str, Any]:
    rule = msgspec.to_builtins(item)
    for shown_apart in ("id", "clause"):
        rule.pop(shown_apart, None)
    return {
        "section": section,
        "id": item.id,
        "label": definition.text_or(language, item.id),
        "plain": definition.text_or(language, f"{item.id}.plain"),
        "hint": definition.text_or(language, f"{item.id}.hint"),
        "clause": clause_of(item.clause),
        "rule": rule,
    }


def clause_of(clause: ModelClause) -> dict[str, Any]:
    """A clause as the interface shows it; no lines where the rule is ours."""
    return {
        "point": clause.point,
        "lines": list(clause.lines or ()),
        "source": clause.source,
        "why": clause.why,
    }


def _question(definition: Definition, page: Page, field: Field, language: str) -> dict[str, Any]:
    return {
        "id": field.id,
        "page": page.id,
        "kind": field.kind,
        "label": definition.text_or(language, field.id),
        "hint": definition.text_or(language, f"{field.id}.hint"),
        "options": _options(definition, field, language),
        "optional": field.optional,
        "most_characters": field.max_length,
        "earliest": field.earliest,
        "latest": field.latest,
        "asked_when": [
            {"answer": one.answer, "one_of": list(one.one_of)}
            for one in dict.fromkeys((*page.when, *field.when))
        ],
        "clause": clause_of(field.clause),
    }


def _options(definition: Definition, field: Field, language: str) -> list[dict[str, str]]:
    """What may be answered, where the answer is chosen."""
    if field.kind == "office":
        places = {one.territory.id: one.territory.names[language] for one in serving("department")}
        return [{"value": value, "label": label} for value, label in places.items()]
    return [
        {"value": value, "label": definition.text_or(language, f"{field.id}.{value}", value)}
        for value in field.options
    ]
