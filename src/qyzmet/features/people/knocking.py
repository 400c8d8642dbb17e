"""Trying numbers at the door of registration: an IIN that is known already tells something about its
owner, so such answers are counted by where they were asked for, and run out."""

from datetime import timedelta

from qyzmet.kernel import clock
from qyzmet.kernel.store import writing

from .models import RefusedRegistration

MOST_REFUSALS = 10
WITHIN = timedelta(minutes=15)
"""Refusals one source may collect before it has to wait (ours: the acts know no such limit)."""


class TooManyRefusals(Exception):
    """Wait: too many known numbers were tried from this source."""


def may_knock(source: str) -> None:
    """Raise TooManyRefusals where this source has tried too many known numbers lately."""
    recent = RefusedRegistration.objects.filter(
        source=source[:64], at__gt=clock.now() - WITHIN
    ).count()
    if recent >= MOST_REFUSALS:
        raise TooManyRefusals(source)


def note_refusal(source: str) -> None:
    """Count a refusal, and forget those that count no more."""
    now = clock.now()
    with writing():
        RefusedRegistration.objects.filter(at__lte=now - WITHIN).delete()
        RefusedRegistration.objects.create(source=source[:64], at=now)
