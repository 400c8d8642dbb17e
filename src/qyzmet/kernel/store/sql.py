"""Rows into tables in few round trips: one INSERT for all rows of a kind."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection


@lru_cache(maxsize=200)
def _insert(table: str, columns: tuple[str, ...], rows: int, tail: str) -> str:
    """The statement's text. Table and column names are ours, never anybody's input."""
    one = f"({', '.join(['%s'] * len(columns))})"
    values = ", ".join([one] * rows)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}{tail}"  # noqa: S608


def insert(
    table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], tail: str = ""
) -> int:
    """Insert rows; returns how many the database took (ON CONFLICT may take fewer)."""
    if not rows:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            _insert(table, columns, len(rows), tail), [value for row in rows for value in row]
        )
        return int(cursor.rowcount)


def moment(value: datetime | None) -> Any:
    """An aware datetime as this database takes it in a raw statement."""
    return connection.ops.adapt_datetimefield_value(value)
