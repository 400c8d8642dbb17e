"""What a form field is to a template. A plain dict with the same keys does as well."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Option:
    """One choice of radios, checkboxes or a select."""

    value: str
    label: str
    hint: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Field:
    """One question as the field tags draw it.

    `value` is text; for a date field a mapping with "day", "month", "year"; for a file field the
    name of the file kept so far. `width` is in characters and is drawn for 2, 4, 8, 12, 20.
    `wrong_parts` names the boxes of a date that are wrong; empty means all of them.
    """

    id: str
    name: str
    label: str
    hint: str = ""
    error: str = ""
    value: Any = ""
    optional: bool = False
    autocomplete: str = ""
    inputmode: str = ""
    type: str = "text"
    width: int = 0
    rows: int = 5
    accept: str = ""
    lang: str = ""
    wrong_parts: tuple[str, ...] = ()
    options: list[Option] = field(default_factory=list)
