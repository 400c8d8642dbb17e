"""The interface itself: which error becomes which problem, and how it describes itself."""

import logging
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import BaseRenderer

from qyzmet.features.acts import services as acts
from qyzmet.features.applications.drafts import UnknownDraft, UnknownService
from qyzmet.features.documents.verifying import TooManyGuesses
from qyzmet.kernel.store import KeyReused, NotAllowed, UnknownCase

from . import problems
from .keys import OfficialsKey
from .problems import problem
from .shapes import Problem

log = logging.getLogger(__name__)

DESCRIPTION = (
    "Find a service, apply, attach papers, send, follow and verify: the same rules as the pages. "
    "Every error is a problem document (RFC 9457) with a sentence in the language of "
    "Accept-Language (kk, ru, en). Times are UTC."
)

MEANING = {
    200: "As asked",
    201: "Made",
    400: "The request cannot be read",
    401: "No valid key came with the request",
    403: "The key of an official",
    404: "There is no such thing, or it is somebody else's",
    409: "Refused as things stand; `code` says why",
    413: "The request is too large",
    415: "Not a multipart form",
    422: "Values are missing or wrong; `errors` names each",
    429: "Too many wrong codes; see Retry-After",
    503: "The database does not answer; see Retry-After",
}
_HEADERS = {
    401: ("WWW-Authenticate", "How to identify yourself"),
    429: ("Retry-After", "Seconds to wait"),
    503: ("Retry-After", "Seconds to wait"),
}

_ORDER = ("/services", "/drafts", "/cases", "/verify")


def faulty(*statuses: int) -> dict[int, Any]:
    """The problems an operation may answer with; 503 belongs to every one."""
    return dict.fromkeys((*statuses, 503), Problem)


class Json(BaseRenderer):
    """JSON in UTF-8 with letters as they are."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return problems.as_json(data)


class Interface(NinjaAPI):
    """Without pages of its own: theirs would load scripts from elsewhere."""

    @cached_property
    def described(self) -> OpenAPISchema:
        """The description, made once: it depends on nothing but the code."""
        root = reverse(f"{self.urls_namespace}:openapi-json").removesuffix("openapi.json")
        found = super().get_openapi_schema(path_prefix=root.strip("/"))
        for methods in found["paths"].values():
            for operation in methods.values():
                for status, response in operation["responses"].items():
                    _polish(status, response)
        found["paths"] = dict(sorted(found["paths"].items(), key=_place))
        return found

    def get_openapi_schema(self, **ignored: Any) -> OpenAPISchema:
        return self.described


def _place(entry: tuple[str, Any]) -> int:
    """Paths stand in the order in which they are needed, not in that of our modules."""
    return next(n for n, start in enumerate(_ORDER) if f"/v1{start}" in entry[0])


def _polish(status: int, response: dict[str, Any]) -> None:
    """Errors have their own media type, and some answers carry headers."""
    response["description"] = MEANING[status]
    if status >= 400:
        content = response["content"]
        response["content"] = {problems.MEDIA_TYPE: next(iter(content.values()))}
    if status in _HEADERS:
        name, meaning = _HEADERS[status]
        response["headers"] = {name: {"description": meaning, "schema": {"type": "string"}}}


api = Interface(
    title="Qyzmet",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    docs_decorator=require_safe,
    urls_namespace="api",
    renderer=Json(),
    openapi_extra={
        "info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
    },
)

_PLAIN: dict[type[Exception], str] = {
    AuthenticationError: "key_needed",
    OfficialsKey: "key_of_official",
    acts.UnknownService: "no_service",
    UnknownService: "no_service",
    UnknownDraft: "no_draft",
    UnknownCase: "no_case",
    KeyReused: "key_reused",
    TooManyGuesses: "too_many_guesses",
    RequestDataTooBig: "body_too_large",
    OperationalError: "unavailable",
    InterfaceError: "unavailable",
}


def _always(code: str) -> Callable[[HttpRequest, Exception], HttpResponse]:
    return lambda request, wrong: problem(code)


def _unreadable(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    """The parser's only error: not JSON, or more bytes than are read."""
    if isinstance(wrong.__cause__, RequestDataTooBig):
        return problem("body_too_large")
    return problem("unreadable")


def _failed(request: HttpRequest, wrong: Exception) -> HttpResponse:
    """Ours: written down in full, told in one sentence."""
    log.error("the programming interface failed at %s", request.path, exc_info=wrong)
    got_request_exception.send(sender=None, request=request)
    return problem("failed")


def _on(kind: type[Exception], answer: Callable[[HttpRequest, Any], HttpResponse]) -> None:
    """Let the library answer an error of this kind so."""
    api.add_exception_handler(kind, answer)


for _kind, _code in _PLAIN.items():
    _on(_kind, _always(_code))
_on(HttpError, _unreadable)
_on(ValidationError, lambda request, wrong: problems.misshapen(wrong.errors))
_on(NotAllowed, lambda request, wrong: problems.refused(wrong))
_on(Exception, _failed)
