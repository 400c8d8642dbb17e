"""The job loop: what the outbox owes, then sealing, over and over until told to stop."""

import logging
import threading

from django.db import DatabaseError, close_old_connections

from qyzmet.kernel.jobs import run_due
from qyzmet.kernel.ledger.sealer import seal_due

from .wiring import HANDLERS

log = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two looks when nothing was due."""


def turn() -> int:
    """One turn of the loop: how many effects were worked."""
    done = run_due(HANDLERS)
    seal_due()
    return done


def loop(stop: threading.Event) -> None:
    """Run until `stop` is set. A database that is away is waited for, never a reason to end."""
    while not stop.is_set():
        try:
            busy = turn()
        except DatabaseError:
            log.exception("the job loop waits for the database")
            close_old_connections()
            busy = 0
            stop.wait(2)
        if not busy:
            stop.wait(PAUSE)


def start() -> threading.Event:
    """Run the loop in a thread of this process; set the returned event to end it."""
    stop = threading.Event()
    threading.Thread(target=loop, args=(stop,), name="jobs", daemon=True).start()
    return stop
