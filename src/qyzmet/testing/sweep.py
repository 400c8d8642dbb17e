"""Every route of the resolver, called by somebody with ids of somebody else's; what leaked."""

import io
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import pypdf
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from qyzmet.web.leading import READ_AT

METHODS = ("get", "post", "put", "delete")
OF_A_CASE = frozenset({"case", "case_id", "draft", "draft_id", "file_id"})
"""Parameters that name something of one person."""


class Route(msgspec.Struct, frozen=True):
    """A named route and the names of its parameters; `name` is empty where it has none."""

    name: str
    parameters: tuple[str, ...]
    pattern: str

    @property
    def personal(self) -> bool:
        """Whether its address names something of one person."""
        return bool(OF_A_CASE & set(self.parameters))


def routes() -> list[Route]:
    """All routes, from the resolver alone."""
    return list(_within(get_resolver(), "", ()))


def _within(resolver: Any, prefix: str, names: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from _within(entry, here, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join((*names, entry.name)) if entry.name else ""
            parameters = {**entry.pattern.converters, **_groups(entry)}
            yield Route(name, tuple(parameters), here)


def _groups(entry: URLPattern) -> dict[str, None]:
    regex = getattr(entry.pattern, "regex", None)
    return dict.fromkeys(regex.groupindex) if regex is not None else {}


def addresses(route: Route, values: Mapping[str, Sequence[str]]) -> list[str]:
    """The addresses of a route with each of these values in its place. KeyError where a parameter
    has no value: a new one needs a stranger's."""
    names = route.parameters
    return [
        reverse(route.name, kwargs=dict(zip(names, chosen, strict=True)))
        for chosen in itertools.product(*(values[name] for name in names))
    ]


def text_of(response: Any) -> str:
    """What a person can read in a response, PDF files included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"%PDF-"):
        pages = pypdf.PdfReader(io.BytesIO(body)).pages
        return "\n".join(page.extract_text() for page in pages)
    return str(body.decode("utf-8", errors="replace"))


class Leak(msgspec.Struct, frozen=True):
    """A call that answered what it should not have."""

    who: str
    method: str
    route: str
    status: int
    what: str


def call(client: Client, method: str, address: str, sent: Mapping[str, Any], key: str) -> Any:
    """One request with what a stranger would send, and a program's key if there is one."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    if method in ("put", "delete"):
        return client.generic(
            method.upper(),
            address,
            b'{"answers": {}}',
            content_type="application/json",
            headers=headers,
        )
    return getattr(client, method)(address, sent, headers=headers)


def leaks_in(
    who: str, method: str, route: Route, response: Any, secrets: Sequence[str]
) -> Iterator[Leak]:
    """What is wrong with an answer to somebody who has nothing to do with the case."""
    if response.status_code >= 500:
        yield Leak(who, method, route.name, response.status_code, "the server broke")
        return
    text = text_of(response) + str(response.headers)
    for secret in secrets:
        if secret in text:
            yield Leak(who, method, route.name, response.status_code, secret)
    refused = response.status_code in (302, 401, 403, 404, 405)
    if route.personal and not refused:
        yield Leak(who, method, route.name, response.status_code, "it was not refused")
    # The gate leads whoever opens a form's own address to its page before anything is looked up:
    # the same for every id, one that never was included; the page itself is swept, too.
    if method in ("get", "head") and route.name in READ_AT:
        return
    if route.personal and response.status_code == 302 and "sign-in" not in response["Location"]:
        yield Leak(who, method, route.name, 302, f"sent on to {response['Location']}")
