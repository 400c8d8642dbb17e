"""Ports of registers: who is asked, and what an answer is."""

from collections.abc import Callable
from datetime import date

import msgspec
from django.db.models import Q

from qyzmet.kernel.state import CaseState

from .models import UnemployedRecord


class Answer(msgspec.Struct, frozen=True):
    """What a register said: `answer` is "registered" or "absent", `facts` what a decision may quote."""

    answer: str
    facts: dict[str, str] = {}


Ask = Callable[[CaseState, date], Answer]


def unemployed(state: CaseState, day: date) -> Answer:
    """Whether the applicant is registered as unemployed at this case's department (point 10)."""
    current = Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
    row = (
        UnemployedRecord.objects.filter(
            current, authority_id=state.authority, iin=state.answers.get("iin", "")
        )
        .order_by("-since")
        .first()
    )
    if row is None:
        return Answer("absent")
    return Answer("registered", {"since": row.since.isoformat(), "card": row.card})


PORTS: dict[str, Ask] = {"unemployed": unemployed}
"""Ports by the name a definition uses. A name that is not here is recorded as not performed."""
