"""When a term ends: one entry for every kind of term, and what is left of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from qyzmet.standard.legaltime.clock import Stops, open_seconds, run_clock
from qyzmet.standard.legaltime.count import Blocked, derive, due_date
from qyzmet.standard.legaltime.days import Calendar
from qyzmet.standard.legaltime.hours import Hours
from qyzmet.standard.legaltime.model import Due, Extension, Pause, Remaining, Step, Term

NO_DATES: frozenset[dt.date] = frozenset()


def _effective(
    term: Term, start: dt.datetime, calendar: Calendar, hours: Hours
) -> tuple[dt.datetime, dt.datetime]:
    """The filing in the office's zone and the moment the term starts from."""
    if start.tzinfo is None:
        raise ValueError("a term starts at a moment with a time zone")
    local = start.astimezone(hours.tz)
    if term.after_hours == "at_once":
        return local, local
    return local, hours.next_opening(local, calendar)


def due(
    term: Term,
    start: dt.datetime,
    *,
    calendar: Calendar,
    hours: Hours,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
    excluded: frozenset[dt.date] = NO_DATES,
) -> Due:
    """When the term ends and how that was counted, day by day or interval by interval.

    `start` is the aware moment of filing, in any zone. By dates the term ends with the office's
    intake hours on the due day. ValueError for a naive start or an extension of the other kind
    (clock against dates), TermSuspended in a suspension without an end, OutOfCalendar beyond
    the calendar.
    """
    local, begins = _effective(term, start, calendar, hours)
    first, steps = begins.date(), []
    if begins != local and (term.unit.by_clock or first != local.date()):
        opens = begins.strftime("%H:%M")
        steps.append(Step(local.date(), "after_hours", moved=first, opens=opens))
    if term.unit.by_clock:
        steps.append(Step(first, "start", opens=begins.strftime("%H:%M")))
        stops = Stops(pauses, excluded)
        at, more = run_clock(term, begins, calendar, hours, stops, extensions, keep=True)
        last, week = at.date(), hours.kind
    else:
        blocked = Blocked(pauses, excluded, hours.tz)
        last, more = derive(term, first, calendar, blocked if blocked else None, extensions)
        at, week = hours.closing(last, calendar), term.week
    steps.extend(more)
    verified = calendar.is_verified(min(first, local.date()), last, week)
    return Due(at, first, tuple(steps), calendar.version, verified)


def due_at(
    term: Term,
    start: dt.datetime,
    *,
    calendar: Calendar,
    hours: Hours,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
    excluded: frozenset[dt.date] = NO_DATES,
) -> dt.datetime:
    """`due(...).at` without the derivation. The same errors."""
    _, begins = _effective(term, start, calendar, hours)
    if term.unit.by_clock:
        stops = Stops(pauses, excluded)
        return run_clock(term, begins, calendar, hours, stops, extensions, keep=False)[0]
    blocked = Blocked(pauses, excluded, hours.tz) if pauses or excluded else None
    return hours.closing(due_date(term, begins.date(), calendar, blocked, extensions), calendar)


def remaining(now: dt.datetime, due_at: dt.datetime, calendar: Calendar, hours: Hours) -> Remaining:
    """What is left at `now`, or by how much it is late. ValueError for a naive moment."""
    if now.tzinfo is None or due_at.tzinfo is None:
        raise ValueError("what is left is counted between moments with a time zone")
    late = now > due_at
    earlier, later = (due_at, now) if late else (now, due_at)
    days = calendar.working_days_between(
        earlier.astimezone(hours.tz).date(), later.astimezone(hours.tz).date(), hours.kind
    )
    return Remaining(days, open_seconds(earlier, later, calendar, hours) // 60, late)
