"""Reading acts: the words of a clause, and what we decided where the act is silent."""

import re
from functools import lru_cache

import msgspec

from qyzmet.catalogue import folder_texts
from qyzmet.law.text import joined

from .models import ActText

_MOST_LINES = 400


class Words(msgspec.Struct, frozen=True):
    """The act's own words of some lines, as paragraphs, in the language they are printed in."""

    language: str
    paragraphs: tuple[str, ...]


def words(act: str, first: int, last: int, language: str = "") -> Words | None:
    """The words of lines `first` to `last` (from 1, both included), read by us from the published
    text; in `language` if that text was imported, else in any. None where there is no text."""
    rows = ActText.objects.filter(act=act, line__range=(first, min(last, first + _MOST_LINES)))
    by_language: dict[str, list[str]] = {}
    for row in rows.order_by("language", "line"):
        by_language.setdefault(row.language, []).append(row.text)
    for found in (language, *sorted(by_language)):
        paragraphs = joined(by_language.get(found, ()))
        if paragraphs:
            return Words(found, paragraphs)
    return None


def decision(service: str, heading: str) -> tuple[str, ...]:
    """The paragraphs of the decision under a heading of the service's decisions; none where it has
    no such heading. They are kept in English, the language the definitions are argued in."""
    return _decisions(service).get(heading, ())


@lru_cache(maxsize=64)
def _decisions(service: str) -> dict[str, tuple[str, ...]]:
    try:
        text = folder_texts(service).get("decisions.md", "")
    except FileNotFoundError:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        title = re.sub(r"^\d+\.\s*", "", heading).strip()
        found[title] = tuple(p.strip() for p in body.split("\n\n") if p.strip())
    return found
