"""`qyzmet doctor`: what is wrong with this installation, one line each."""

import argparse
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.kernel import clock
from qyzmet.kernel.editions import EditionChanged, verify_all
from qyzmet.kernel.jobs import MOST_ATTEMPTS
from qyzmet.kernel.models import Outbox


def arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def complaints() -> Iterator[str]:
    """A sentence for everything an operator has to look at."""
    if connection.vendor == "sqlite" and not settings.SQLITE_BUNDLED:
        yield "The system's SQLite is in use; it may have the WAL-reset fault. Install pysqlite3."
    try:
        verify_all()
        late = Outbox.objects.filter(
            done_at=None, due_at__lt=clock.now() - timedelta(minutes=5)
        ).count()
        if late:
            yield f"{late} effects are more than five minutes late. Is the job loop running?"
        stuck = Outbox.objects.filter(done_at=None, attempts__gte=MOST_ATTEMPTS).count()
        if stuck:
            yield f"{stuck} effects were given up after {MOST_ATTEMPTS} tries."
    except EditionChanged as changed:
        yield f"A published edition was changed: {changed}."
    except DatabaseError as trouble:
        yield f"The database does not answer: {trouble}"
    if settings.DEMO:
        yield "This is a demonstration: its passwords are known to everybody."


def run(args: argparse.Namespace) -> int:
    found = list(complaints())
    print("\n".join(found) or "Nothing is wrong.")
    return 1 if found else 0
