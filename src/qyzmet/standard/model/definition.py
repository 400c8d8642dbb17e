"""A whole definition, and the edition that is frozen from it."""

import hashlib

import msgspec

from .clause import Element, Strict
from .form import Form
from .route import Route
from .service import Standard

LANGUAGES = ("kk", "ru", "en")


class Definition(Strict, frozen=True, kw_only=True):
    """A folder of the catalogue as one typed value. `texts[language][id]` is a label; ids may carry
    a suffix after a dot (".hint", ".short", ".plain")."""

    standard: Standard
    form: Form
    route: Route
    texts: dict[str, dict[str, str]]

    def text(self, language: str, key: str) -> str:
        """The label under `key`; KeyError if the definition lacks it (publishing refuses that)."""
        return self.texts[language][key]

    def text_or(self, language: str, key: str, otherwise: str = "") -> str:
        return self.texts.get(language, {}).get(key, otherwise)


class Edition(Strict, frozen=True, kw_only=True):
    """An immutable definition with the days it is in force. Dates are ISO; `until` is exclusive.

    A case holds the edition's SHA-256 from the day of application to its end."""

    definition: Definition
    in_force_from: str
    in_force_until: str = ""


_reader = msgspec.json.Decoder(Edition)
"""Made while the module loads: msgspec must not learn a struct's types in two threads at once."""


def canonical(edition: Edition) -> bytes:
    """The one JSON text of an edition: keys sorted, no blanks, UTF-8."""
    return msgspec.json.encode(edition, order="sorted")


def fingerprint(text: bytes) -> str:
    """SHA-256 of a canonical text, in lower-case hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def read_edition(text: bytes) -> Edition:
    """The typed edition of a canonical text; msgspec.ValidationError if it is not one."""
    return _reader.decode(text)


def elements(definition: Definition) -> list[Element]:
    """Every element of the definition in its order, children after their parent."""
    found: list[Element] = []

    def visit(value: object) -> None:
        if isinstance(value, Element):
            found.append(value)
        if isinstance(value, Strict):
            for name in value.__struct_fields__:
                visit(getattr(value, name))
        elif isinstance(value, tuple | list):
            for item in value:
                visit(item)

    visit(definition.standard)
    visit(definition.form)
    visit(definition.route)
    return found
