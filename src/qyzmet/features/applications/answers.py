"""Checking answers by the form's definition: one set of rules for pages, paper and programs."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from qyzmet.features.offices.queries import serving
from qyzmet.features.people.iin import birth_date_in, wrong_with
from qyzmet.standard.model import Definition, Field, Page, hold
from qyzmet.standard.words.letters import unprintable

Errors = dict[str, str]
"""Field id -> code of what is wrong; the faces hold a sentence for every code."""

_NOT_A_NAME = re.compile(r"[^\w \-.'’]|\d|_")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


class BadAnswer(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def tidy(raw: str) -> str:
    """Stray blanks and invisible characters are not the person's mistake."""
    text = unicodedata.normalize("NFC", raw)
    text = "".join(ch if ch.isprintable() or ch == "\n" else " " for ch in text)
    return re.sub(r"[ \t]+", " ", text).strip()


def _name(field: Field, value: str) -> str:
    if _NOT_A_NAME.search(value) or len(value) < 2:
        raise BadAnswer("name")
    return value


def _iin(field: Field, value: str) -> str:
    digits = re.sub(r"[\s\-]", "", value)
    wrong = wrong_with(digits)
    if wrong:
        raise BadAnswer(f"iin_{wrong}")
    return digits


def _date(field: Field, value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError as wrong:
        raise BadAnswer("date") from wrong
    if field.earliest and day < date.fromisoformat(field.earliest):
        raise BadAnswer("date_too_early")
    return day.isoformat()


def _one_of(field: Field, value: str) -> str:
    if value not in (field.options or ("yes", "no")):
        raise BadAnswer("choice")
    return value


def _phone(field: Field, value: str) -> str:
    digits = re.sub(r"[\s()\-.]", "", value)
    if re.fullmatch(r"8\d{10}", digits):
        digits = "+7" + digits[1:]
    if not re.fullmatch(r"\+?\d{10,14}", digits):
        raise BadAnswer("phone")
    return digits


def _email(field: Field, value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise BadAnswer("email")
    return value


def _office(field: Field, value: str) -> str:
    if not serving("department", value):
        raise BadAnswer("choice")
    return value


def _text(field: Field, value: str) -> str:
    return value


_KINDS: dict[str, Callable[[Field, str], str]] = {
    "name": _name,
    "iin": _iin,
    "date": _date,
    "choice": _one_of,
    "yes_no": _one_of,
    "phone": _phone,
    "email": _email,
    "office": _office,
    "address": _text,
    "text": _text,
}


def check_field(field: Field, raw: str, today: date) -> str:
    """The answer as it is kept. Raises BadAnswer with a code."""
    value = tidy(raw)
    if not value:
        if field.optional:
            return ""
        raise BadAnswer("missing")
    if unprintable(value):
        raise BadAnswer("unprintable")
    kept = _KINDS[field.kind](field, value)
    if len(kept) > field.max_length:  # blanks and dashes in a number are not counted
        raise BadAnswer("too_long")
    if field.latest == "today" and kept > today.isoformat():
        raise BadAnswer("date_in_future")
    return kept


def check_page(
    page: Page, raw: Mapping[str, str], earlier: Mapping[str, str], today: date
) -> tuple[dict[str, str], Errors]:
    """Answers of one page as they are kept, and what is wrong with the others."""
    kept: dict[str, str] = {}
    errors: Errors = {}
    for field in page.fields:
        if not hold(field.when, {**earlier, **kept}):
            continue
        try:
            value = check_field(field, raw.get(field.id, ""), today)
        except BadAnswer as bad:
            errors[field.id] = bad.code
            continue
        if value:
            kept[field.id] = value
    errors.update(_together({**earlier, **kept}, kept))
    return kept, errors


def _together(answers: Mapping[str, str], fresh: Mapping[str, str]) -> Errors:
    """What only two answers together show: an IIN holds the birth date."""
    iin, born = answers.get("iin"), answers.get("birth_date")
    if not iin or not born or not {"iin", "birth_date"} & set(fresh):
        return {}
    inside = birth_date_in(iin)
    if inside and inside.isoformat() != born:
        return {"birth_date" if "birth_date" in fresh else "iin": "iin_other_birth_date"}
    return {}


def check_all(
    definition: Definition, raw: Mapping[str, str], today: date
) -> tuple[dict[str, str], Errors]:
    """Every page whose condition holds, in order; answers to pages not asked are dropped."""
    kept: dict[str, str] = {}
    errors: Errors = {}
    for page in definition.form.pages:
        if hold(page.when, kept):
            got, wrong = check_page(page, raw, kept, today)
            kept.update(got)
            errors.update(wrong)
    known = {field.id for field in definition.form.fields()}
    errors.update({name: "unknown_field" for name in sorted(set(raw) - known)})
    return kept, errors
