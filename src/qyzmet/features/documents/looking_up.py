"""Status without signing in: number and birth date together, and no guessing at them.

Failed tries are counted with the wrong codes of verification, under names of their own, so that the
two doors don't shut each other.
"""

import re
from datetime import date

from qyzmet.features.applications.queries import case_by_number_and_birth
from qyzmet.kernel import clock
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import writing

from .models import Guess
from .verifying import MOST_GUESSES, WITHIN, TooManyGuesses

_DOOR = "status:"


def look_up(number: str, born: date, source: str) -> CaseState | None:
    """The case of this printed number whose applicant was born that day; None if the two don't fit.

    `source` says where the request comes from. Raises TooManyGuesses after ten failures within
    fifteen minutes from one source, or on one number.
    """
    wanted = _DOOR + re.sub(r"[\s–—_\-]", "", number.upper())[:50]
    door = (_DOOR + source)[:64]
    recent = Guess.objects.filter(at__gt=clock.now() - WITHIN)
    if (
        recent.filter(source=door).count() >= MOST_GUESSES
        or recent.filter(number=wanted).count() >= MOST_GUESSES
    ):
        raise TooManyGuesses
    found = case_by_number_and_birth(number, born)
    if found is None:
        with writing():
            Guess.objects.create(source=door, number=wanted, at=clock.now())
    return found
