"""The job loop: takes what the outbox owes, at least once, and puts broken rows forward."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta

import msgspec
from django.db import connection, transaction
from django.db.models import F

from . import clock
from .models import Outbox
from .points import reach
from .store import writing

log = logging.getLogger(__name__)

LONGEST_WAIT = 1800
"""Seconds between two tries at most: an effect is done within half an hour after a neighbour is back."""

MOST_ATTEMPTS = 200
"""After so many tries (about four days) a row waits for a person; `qyzmet doctor` names it."""


class Owed(msgspec.Struct, frozen=True):
    """One effect owed: the case, the event that owes it, and the topic."""

    authority: str
    case: str
    seq: int
    topic: str


Handler = Callable[[Owed], None]
"""Does the effect; has to be idempotent, because a crash between effect and mark repeats it."""


def run_due(handlers: Mapping[str, Handler], batch: int = 20) -> int:
    """Work one batch of due rows; how many were taken."""
    taken = _take(batch)
    reach("outbox.after_take")
    for owed in taken:
        _work(owed, handlers)
    return len(taken)


def run_all(handlers: Mapping[str, Handler]) -> int:
    """Work until nothing is due; how many rows were done or put forward."""
    total = 0
    while done := run_due(handlers, 50):
        total += done
    return total


def _take(batch: int) -> list[Owed]:
    """Due rows, each leased for a minute so that another worker leaves them alone."""
    now = clock.now()
    with writing():
        rows = Outbox.objects.filter(done_at=None, due_at__lte=now, attempts__lt=MOST_ATTEMPTS)
        if connection.vendor == "postgresql":
            rows = rows.select_for_update(skip_locked=True)
        found = [
            Owed(row.authority_id, row.case_id, row.seq, row.topic)
            for row in rows.order_by("due_at", "case_id", "seq")[:batch]
        ]
        for owed in found:
            _row(owed).update(due_at=now + timedelta(minutes=1), attempts=F("attempts") + 1)
    return found


def _row(owed: Owed):  # type: ignore[no-untyped-def]  # a queryset of one row
    return Outbox.objects.filter(
        authority_id=owed.authority, case_id=owed.case, seq=owed.seq, topic=owed.topic
    )


def _work(owed: Owed, handlers: Mapping[str, Handler]) -> None:
    try:
        handlers[owed.topic](owed)
    except Exception as wrong:  # one bad row must not stop the line; it is tried again later
        log.exception("outbox %s of case %s", owed.topic, owed.case)
        with transaction.atomic():
            row = _row(owed).get()
            later = clock.now() + timedelta(seconds=min(LONGEST_WAIT, 2 ** min(row.attempts, 12)))
            _row(owed).update(due_at=later, error=f"{type(wrong).__name__}: {wrong}"[:300])
        return
    reach("outbox.after_effect")
    with writing():
        _row(owed).update(done_at=clock.now(), error="")
