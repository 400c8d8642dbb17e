"""Is this paper genuine? By QR, by number and code, or by the file itself."""

import hashlib
import hmac
import re
from datetime import timedelta
from typing import Literal

import msgspec

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.offices.queries import law_of
from qyzmet.kernel import clock
from qyzmet.kernel.models import Result
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import state_of, writing

from .models import Guess

MOST_GUESSES = 10
WITHIN = timedelta(minutes=15)
"""Failed guesses allowed from one source, and at one number, before both have to wait."""


class TooManyGuesses(Exception):
    """Wait: too many wrong codes came from here or were tried on this number."""


class Verdict(msgspec.Struct, frozen=True):
    """What verification says. `changed` is given only where a file was shown; `state` is None for
    an unknown paper."""

    answer: Literal["genuine", "annulled", "changed", "unknown"]
    result: Result | None = None
    state: CaseState | None = None
    number: str = ""


def by_token(token: str, body: bytes | None = None, *, sha256: str = "") -> Verdict:
    """The verdict for the token of a QR code, and for the file if it, or its SHA-256, comes along."""
    row = Result.objects.filter(token=token, issued_at__isnull=False).first()
    return _verdict(row, sha256 or _digest(body))


def by_number(
    number: str, code: str, source: str, body: bytes | None = None, *, sha256: str = ""
) -> Verdict:
    """The verdict for a printed number and its code, and for the file if it, or its SHA-256, comes
    along. Raises TooManyGuesses."""
    wanted = re.sub(r"[^0-9A-Z-]", "", number.upper())[:60]
    _throttle(source, wanted)
    given = re.sub(r"[^0-9A-Z]", "", code.upper())
    for row in Result.objects.filter(code=given, issued_at__isnull=False):
        printed = number_of_case(state_of(row.case_id), "result")
        if hmac.compare_digest(printed.encode(), wanted.encode()):
            return _verdict(row, sha256 or _digest(body))
    with writing():
        Guess.objects.create(source=source[:64], number=wanted, at=clock.now())
    return Verdict("unknown")


def by_file(body: bytes) -> Verdict:
    """The verdict for a file alone: genuine only if every byte is as it was issued."""
    return by_sha256(_digest(body))


def by_sha256(sha256: str) -> Verdict:
    """The verdict for the SHA-256 (lower-case hexadecimal) of a file that stays where it is."""
    found = Result.objects.filter(sha256=sha256, issued_at__isnull=False).first()
    return _verdict(found, sha256)


def _digest(body: bytes | None) -> str:
    """The SHA-256 of a file; empty where none was shown."""
    return "" if body is None else hashlib.sha256(body).hexdigest()


def _verdict(row: Result | None, sha256: str) -> Verdict:
    if row is None:
        return Verdict("unknown")
    state = state_of(row.case_id)
    number = number_of_case(state, "result")
    if sha256 and sha256 != row.sha256:
        return Verdict("changed", row, state, number)
    return Verdict("annulled" if row.annulled else "genuine", row, state, number)


def _throttle(source: str, number: str) -> None:
    since = clock.now() - WITHIN
    recent = Guess.objects.filter(at__gt=since)
    if (
        recent.filter(source=source[:64]).count() >= MOST_GUESSES
        or recent.filter(number=number).count() >= MOST_GUESSES
    ):
        raise TooManyGuesses


def title_of(verdict: Verdict, language: str) -> str:
    """What paper it is, in words."""
    assert verdict.state is not None
    assert verdict.result is not None
    definition = law_of(verdict.state.edition, verdict.state.office).edition.definition
    rule = next(r for r in definition.standard.results if r.outcome == verdict.result.outcome)
    return definition.text(language, rule.id)
