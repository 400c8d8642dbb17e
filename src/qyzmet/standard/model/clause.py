"""Where an element of a definition comes from."""

from typing import Literal

import msgspec

Source = Literal["act", "ours"]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every typed element: immutable, and an unknown key is an error, not a surprise."""


class Clause(Strict, frozen=True):
    """The printed address of the words that an element rests on, or the reason why it is ours.

    `point` is the address inside the regulation or standard ("9.1", "app3.t1.6"); `lines` are the
    1-based first and last line of the act's text file, so that an imported text can be quoted.
    Where the act is silent, `source` is "ours" and `why` names a heading of `decisions.md`.
    """

    point: str = ""
    lines: tuple[int, int] | None = None
    source: Source = "act"
    why: str = ""


class Element(Strict, frozen=True, kw_only=True):
    """Anything the law gives: a stable id (labels are kept in texts.*.yaml under it) and its clause."""

    id: str
    clause: Clause


class AnswerIs(Strict, frozen=True):
    """A condition on one answer of the form; several conditions hold together (and)."""

    answer: str
    one_of: tuple[str, ...]


Conditions = tuple[AnswerIs, ...]


def hold(conditions: Conditions, answers: dict[str, str]) -> bool:
    """Whether every condition holds for these answers; a missing answer holds none."""
    return all(answers.get(c.answer) in c.one_of for c in conditions)
