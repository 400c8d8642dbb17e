"""The rows that pages read, thrown away and made again from the events.

Everything happens in one transaction, and nothing leaves the house: the outbox is only compared.
A case with an erased payload cannot be replayed; its rows are kept and the case is named.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from django.db import connection, transaction
from django.db.models import Model

from . import events as e
from .models import Case, Decision, DecisionGround, Event, Outbox, Payload, Result, WorkItem
from .state import CaseState, Envelope, evolve
from .store import writing
from .store.projection import project

Progress = Callable[[int, int], None]
"""(events replayed, events in all)."""

READ: tuple[type[Model], ...] = (WorkItem, Result, DecisionGround, Decision, Case)
"""What is rebuilt, in the order in which it is emptied."""

_COPIED: tuple[type[Model], ...] = (*READ, Outbox)
_PAGE = 400


class OutboxTouched(Exception):
    """Replay owes nobody anything; if it did, nothing of it is kept."""


class Difference(msgspec.Struct, frozen=True):
    """A row that replay makes another one. `columns` is empty where the whole row is `lost` (it was
    there and no event accounts for it) or `new` (events account for it and it was not there)."""

    table: str
    key: str
    how: str
    columns: tuple[str, ...] = ()

    def line(self) -> str:
        """The difference as one line of text, without what the columns hold."""
        which = f" in {', '.join(self.columns)}" if self.columns else ""
        return f"{self.table} {self.key}: {self.how}{which}"


class Rebuilt(msgspec.Struct):
    """What was replayed: rows after it by table, what differs, and cases whose rows were kept."""

    cases: int = 0
    events: int = 0
    rows: dict[str, int] = {}
    differences: list[Difference] = []
    kept: list[str] = []


def rebuild(*, check: bool = False, progress: Progress = lambda done, total: None) -> Rebuilt:
    """Empty the read tables, replay every event, compare row by row. `check` undoes it all.

    Commands wait until it is done. Raises OutboxTouched, and whatever a broken event raises."""
    done = Rebuilt()
    total = Event.objects.count()
    with writing():
        _hold()
        for model in _COPIED:
            _run(f"CREATE TEMPORARY TABLE {_copy(model)} AS SELECT * FROM {_table(model)}")  # noqa: S608
        done.kept = sorted(
            Payload.objects.filter(body=None).values_list("case_id", flat=True).distinct()
        )
        _empty()
        for case, rows in _histories(set(done.kept)):
            state, head = replay(case, rows)
            project(None, state, head)
            done.cases += 1
            done.events += len(rows)
            progress(done.events, total)
        done.rows = {_table(model): _count(model) for model in READ}
        done.differences = [found for model in READ for found in _differences(model)]
        if list(_differences(Outbox)):
            raise OutboxTouched
        for model in _COPIED:
            _run(f"DROP TABLE {_copy(model)}")
        if check:
            transaction.set_rollback(True)
    return done


Row = tuple[Event, str]
"""An event with the body of its payload."""


def replay(case: str, rows: list[Row]) -> tuple[CaseState, str]:
    """The state after these events, and the last hash. Pure but for the types of its rows."""
    state: CaseState | None = None
    for row, body in rows:
        envelope = Envelope(case, row.seq, row.at, row.actor, row.role, row.edition)
        state = evolve(state, e.decode(body), envelope)
    assert state is not None
    return state, rows[-1][0].hash


def _histories(kept: set[str]) -> Iterator[tuple[str, list[Row]]]:
    """Every case that can be replayed, with its events in order."""
    last = ""
    while True:
        ids = list(
            Event.objects.filter(case_id__gt=last)
            .order_by("case_id")
            .values_list("case_id", flat=True)
            .distinct()[:_PAGE]
        )
        if not ids:
            return
        last = ids[-1]
        events = list(
            Event.objects.filter(case_id__gte=ids[0], case_id__lte=last).order_by("case_id", "seq")
        )
        bodies = {
            (case, seq): body
            for case, seq, body in Payload.objects.filter(
                authority_id__in={row.authority_id for row in events},  # keys begin with it
                case_id__gte=ids[0],
                case_id__lte=last,
            ).values_list("case_id", "seq", "body")
            if body is not None
        }
        for case, rows in groupby(events, key=lambda row: row.case_id):
            if case not in kept:
                yield case, [(row, bodies[case, row.seq]) for row in rows]


def _hold() -> None:
    """On PostgreSQL let commands wait: a case may not change while it is replayed."""
    if connection.vendor == "postgresql":
        _run("SET LOCAL statement_timeout = 0")
        tables = ", ".join(_table(model) for model in _COPIED)
        _run(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _empty() -> None:
    """Empty the read tables but for the rows of cases that cannot be replayed."""
    for model in READ:
        column = "id" if model is Case else "case_id"
        _run(
            f"DELETE FROM {_table(model)} WHERE {column} NOT IN"  # noqa: S608
            " (SELECT case_id FROM kernel_payload WHERE body IS NULL)"
        )


def _differences(model: type[Model]) -> Iterator[Difference]:
    """Rows of the table that are not in its copy, and the other way round."""
    columns = [str(field.column) for field in model._meta.concrete_fields]
    keys = [str(field.column) for field in model._meta.pk_fields]
    was = _only_in(_copy(model), _table(model), columns, keys)
    now = _only_in(_table(model), _copy(model), columns, keys)
    for key in sorted(was.keys() | now.keys()):
        name = "/".join(key)
        if key not in now:
            yield Difference(_table(model), name, "lost")
        elif key not in was:
            yield Difference(_table(model), name, "new")
        else:
            pairs = zip(columns, was[key], now[key], strict=True)
            changed = tuple(column for column, before, after in pairs if before != after)
            yield Difference(_table(model), name, "differs", changed)


def _only_in(
    here: str, there: str, columns: list[str], keys: list[str]
) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Rows that stand in one table and not in the other, by their key."""
    names = ", ".join(f'"{column}"' for column in columns)
    # as text: SQLite gives moments another type when they come out of a copy
    texts = ", ".join(f'CAST("{column}" AS text)' for column in columns)
    key_of = itemgetter(*(columns.index(key) for key in keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {texts} FROM (SELECT {names} FROM {here}"  # noqa: S608
            f" EXCEPT SELECT {names} FROM {there}) AS other"
        )
        return {tuple(map(str, key_of(row))): row for row in cursor.fetchall()}


def _table(model: type[Model]) -> str:
    return model._meta.db_table


def _copy(model: type[Model]) -> str:
    return f"before_{model._meta.db_table}"


def _count(model: type[Model]) -> int:
    return model._default_manager.count()


def _run(statement: str) -> None:
    """A statement made of our own table names alone."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
