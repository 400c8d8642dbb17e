"""The application form: one definition for the pages, the paper and the programming interface."""

from typing import Literal

from .clause import Conditions, Element, Strict

FieldKind = Literal[
    "name", "iin", "date", "choice", "phone", "email", "address", "text", "office", "yes_no"
]


class Field(Element, frozen=True, kw_only=True):
    """One question. `prefill` names what the account already knows; `known` marks what is shown but
    not asked again; `max_length` is in characters."""

    kind: FieldKind
    prefill: str = ""
    options: tuple[str, ...] = ()
    when: Conditions = ()
    optional: bool = False
    max_length: int = 200
    earliest: str = ""
    latest: Literal["", "today"] = ""


class Page(Strict, frozen=True, kw_only=True):
    """One thing a page: the fields asked together under one heading (its text id is `id`)."""

    id: str
    fields: tuple[Field, ...]
    when: Conditions = ()


class Form(Strict, frozen=True, kw_only=True):
    pages: tuple[Page, ...]

    def fields(self) -> tuple[Field, ...]:
        """Every field in the order it is asked."""
        return tuple(field for page in self.pages for field in page.fields)
