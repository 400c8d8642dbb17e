"""One writer at a time on SQLite; on PostgreSQL the database's own row locks do it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_writers = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """A write transaction. In the embedded mode (one process) writers queue at one lock instead of
    starving each other inside SQLite for seconds."""
    if connection.vendor == "sqlite":
        with _writers, transaction.atomic():
            yield
    else:
        with transaction.atomic():
            yield
