"""Everything that was ever recorded, looked at again: what was altered, lost, swapped or put in."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction
from django.db.models import Count, Exists, Max, Min, OuterRef

from qyzmet.kernel import clock
from qyzmet.kernel.models import Case, Counter, Event, Payload, Registration, SealedEvent

from .findings import Finding, Report
from .sealer import last_head
from .standing import check_tree
from .walk import check_case, pages

Progress = Callable[[int, int], None]
"""(events verified, events in all)."""

_Register = tuple[str, str, str, int]
"""Authority, register, office, year: within it numbers run from 1."""


def verify(progress: Progress = lambda done, total: None) -> Report:
    """Look at every event, payload, number, leaf and head, in one snapshot of the database."""
    began = time.perf_counter()
    report = Report()
    with _snapshot():
        total = Event.objects.count()
        watermark = last_head().watermark
        for page in pages():
            for case in page.events:
                report.findings.extend(check_case(case, page, watermark))
            report.cases += len(page.events)
            report.events += sum(map(len, page.events.values()))
            report.erased += sum(body is None for _, _, body in page.payloads.values())
            progress(report.events, total)
        for look in (_orphans, _counters):
            report.findings.extend(look())
        report.sealed, found = check_tree()
        report.findings.extend(found)
        _tail(report)
    report.findings = list(dict.fromkeys(report.findings))
    report.seconds = time.perf_counter() - began
    return report


@contextmanager
def _snapshot() -> Iterator[None]:
    """One picture of the database for the whole look, while others go on writing."""
    if connection.in_atomic_block:
        with nullcontext():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            yield
    else:
        with connection.cursor() as cursor:  # a reading transaction: writers are not kept waiting
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _orphans() -> Iterator[Finding]:
    """What is left of events that are gone."""
    event = Event.objects.filter(case_id=OuterRef("case_id"), seq=OuterRef("seq"))
    for case, seq in (
        Payload.objects.filter(~Exists(event))
        .order_by("case_id", "seq")
        .values_list("case_id", "seq")
    ):
        yield Finding("missing", "its payload is still there", case, seq)
    for case, seq in Registration.objects.filter(~Exists(event)).values_list("case_id", "seq"):
        yield Finding("number", "a number stands for an event that is not there", case, seq)
    any_event = Event.objects.filter(case_id=OuterRef("id"))
    for case in Case.objects.filter(~Exists(any_event)).values_list("id", flat=True):
        yield Finding("missing", "the case has a row and no events", case, 1)
    sealed_event = Event.objects.filter(id=OuterRef("event_id"))
    for position, event_id in (
        SealedEvent.objects.filter(~Exists(sealed_event))
        .order_by("position")
        .values_list("position", "event_id")
    ):
        yield Finding("missing", f"sealed event {event_id} (leaf {position}) is gone")


def _counters() -> Iterator[Finding]:
    """Numbers of a register, office and year run from 1 to the counter without a gap."""
    keys = ("authority_id", "register", "office_id", "year")
    given: dict[_Register, tuple[int, int, int]] = {
        (row["authority_id"], row["register"], row["office_id"], row["year"]): (
            row["least"],
            row["most"],
            row["many"],
        )
        for row in Registration.objects.values(*keys).annotate(
            least=Min("number"), most=Max("number"), many=Count("number")
        )
    }
    counted: dict[_Register, int] = {
        row[:4]: row[4] for row in Counter.objects.values_list(*keys, "value")
    }
    for key in sorted(set(given) | set(counted), key=str):
        least, most, many = given.get(key, (1, 0, 0))
        name = f"register {key[1]} of {key[2]} in {key[3]}"
        if least != 1 or most != many:
            yield Finding("counter", f"{name}: number {_first_gap(key)} was not given")
        if counted.get(key) != most:
            yield Finding("counter", f"{name}: counter at {counted.get(key)}, last number {most}")


def _first_gap(key: _Register) -> int:
    authority, register, office, year = key
    numbers = (
        Registration.objects.filter(
            authority_id=authority, register=register, office_id=office, year=year
        )
        .order_by("number")
        .values_list("number", flat=True)
    )
    expected = 1
    for number in numbers.iterator():
        if number != expected:
            break
        expected += 1
    return expected


def _tail(report: Report) -> None:
    """Committed events that no leaf stands for yet."""
    leaf = SealedEvent.objects.filter(event_id=OuterRef("id"))
    tail = Event.objects.filter(~Exists(leaf)).aggregate(many=Count("id"), since=Min("at"))
    report.unsealed, report.unsealed_since = tail["many"], tail["since"]


def tail_age(report: Report) -> float:
    """Seconds since the oldest event that is not sealed; 0 where all are."""
    if report.unsealed_since is None:
        return 0.0
    return (clock.now() - report.unsealed_since).total_seconds()
