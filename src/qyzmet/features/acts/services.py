"""The services in force: what an act's standard is called by everyone who is not its author."""

from datetime import date
from functools import lru_cache

import msgspec

from qyzmet.kernel.editions import edition, in_force, services
from qyzmet.standard.model import Definition
from qyzmet.standard.search import Index


class UnknownService(Exception):
    """No edition of this service is in force on this day."""


class Service(msgspec.Struct, frozen=True):
    """A service with the edition in force: its code, the edition's SHA-256, its definition."""

    code: str
    edition: str
    definition: Definition


def service(code: str, day: date) -> Service:
    """The service of a code on a day. Raises UnknownService."""
    found = in_force(code, day)
    if found is None:
        raise UnknownService(code)
    return Service(code, found, edition(found).definition)


def services_on(day: date) -> list[Service]:
    """Every service in force on a day, by code."""
    return [Service(code, sha, edition(sha).definition) for code, sha in services(day).items()]


def search(query: str, language: str, day: date) -> list[Service]:
    """The services in force that the words may mean, best first, whatever language was typed."""
    found = {one.code: one for one in services_on(day)}
    index = _index(tuple(one.edition for one in found.values()))
    return [found[code] for code in index.find(query, language)]


@lru_cache(maxsize=4)
def _index(editions: tuple[str, ...]) -> Index:
    return Index(edition(sha).definition for sha in editions)
