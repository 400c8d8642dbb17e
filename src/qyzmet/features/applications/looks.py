"""Looks at a case that are recorded without opening it."""

from collections.abc import Iterable

from qyzmet.kernel import clock
from qyzmet.kernel.access import Actor
from qyzmet.kernel.models import AccessRecord
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import writing


def note_look(actor: Actor, states: Iterable[CaseState], what: str = "intake") -> None:
    """Record that an official was told of these cases: at an intake, that they are open."""
    at = clock.now()
    rows = [
        AccessRecord(
            authority_id=state.authority,
            case_id=state.case,
            account=actor.account,
            role=actor.role,
            what=what,
            at=at,
        )
        for state in states
    ]
    if rows:
        with writing():
            AccessRecord.objects.bulk_create(rows)
