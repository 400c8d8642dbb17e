"""Is the system well: does the database answer, does anything owed wait too long."""

from datetime import datetime

import msgspec
from django.db import connection
from django.db.models import Max, Min

from . import clock
from .jobs import MOST_ATTEMPTS
from .models import Event, Outbox, SealedEvent


class Health(msgspec.Struct, frozen=True):
    """Ages in whole seconds, None where nothing waits; `stuck` counts rows that gave up."""

    outbox_oldest: int | None
    stuck: int
    unsealed_oldest: int | None


def health() -> Health:
    """Look at the database once. Raises django.db.Error where it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    owed = Outbox.objects.filter(done_at=None)
    now = clock.now()
    due = owed.filter(attempts__lt=MOST_ATTEMPTS).aggregate(oldest=Min("due_at"))["oldest"]
    last = SealedEvent.objects.aggregate(last=Max("event_id"))["last"] or 0
    tail = Event.objects.filter(id__gt=last).aggregate(oldest=Min("at"))["oldest"]
    return Health(
        outbox_oldest=_age(due, now),
        stuck=owed.filter(attempts__gte=MOST_ATTEMPTS).count(),
        unsealed_oldest=_age(tail, now),
    )


def _age(since: datetime | None, now: datetime) -> int | None:
    return None if since is None else max(0, int((now - since).total_seconds()))
