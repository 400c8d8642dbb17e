"""Where a clause stands, in words: "point 9, subpoint 1", "appendix 3, table 1, action 4". Pure."""

import re

from .dates import language_of

_APPENDIX = re.compile(r"app(\d+)(?:\.t(\d+))?(?:\.(\d+))?")
_PARTS: dict[str, tuple[str, str, str]] = {
    "point": ("{}-тармақ", "пункт {}", "point {}"),
    "subpoint": ("{}-тармақша", "подпункт {}", "subpoint {}"),
    "portal": ("портал туралы бөлігі", "часть о портале", "the part on the portal"),
    "appendix": ("{}-қосымша", "приложение {}", "appendix {}"),
    "table": ("{}-кесте", "таблица {}", "table {}"),
    "action": ("{}-әрекет", "действие {}", "action {}"),
    "row": ("№ {}", "№ {}", "No. {}"),
}


def address_in_words(point: str, language: str) -> str:
    """The printed address of a clause ("9.1", "14.portal.1", "app3.t1.4"); a form that is not known
    here stays as it is, and an empty one empty."""
    column = ("kk", "ru", "en").index(language_of(language))
    parts = _appendix(point) or _points(point)
    return ", ".join(_PARTS[name][column].format(number) for name, number in parts) or point


def _appendix(point: str) -> list[tuple[str, str]]:
    found = _APPENDIX.fullmatch(point)
    if not found:
        return []
    appendix, table, row = found.groups()
    parts = [("appendix", appendix)]
    if table:
        parts.append(("table", table))
    if row:
        parts.append(("action" if table else "row", row))
    return parts


def _points(point: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for number, part in enumerate(point.split(".")):
        if part == "portal":
            parts.append(("portal", ""))
        elif part.isdecimal():
            parts.append(("subpoint" if number else "point", part))
        else:
            return []
    return parts
