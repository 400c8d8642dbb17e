"""Counting by clock: minutes and hours inside an office's intake hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from qyzmet.standard.legaltime.days import Calendar, DayStatus
from qyzmet.standard.legaltime.hours import Hours
from qyzmet.standard.legaltime.model import Extension, Pause, Step, Term, TermSuspended, Unit

Span = tuple[dt.datetime, dt.datetime]
UTC = dt.UTC
ONE_DAY = dt.timedelta(days=1)


class Stops:
    """What stops the clock: suspensions, to the second, and dates left out."""

    def __init__(self, pauses: Iterable[Pause], excluded: Iterable[dt.date]) -> None:
        self.open_from: dt.datetime | None = None
        self.pauses: list[Span] = []
        self.excluded = frozenset(excluded)
        closed: list[Span] = []
        for pause in pauses:
            start = pause.start.astimezone(UTC)
            if pause.end is not None:
                closed.append((start, pause.end.astimezone(UTC)))
            elif self.open_from is None or start < self.open_from:
                self.open_from = start
        # Overlapping suspensions are one: their order and number must not show.
        for start, end in sorted(closed):
            if self.pauses and start <= self.pauses[-1][1]:
                self.pauses[-1] = (self.pauses[-1][0], max(end, self.pauses[-1][1]))
            elif start < end:
                self.pauses.append((start, end))

    def split(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """The span in order, cut into parts that run (True) and parts that stand still."""
        at, closes = span
        for start, end in self.pauses:
            if end <= at or start >= closes:
                continue
            if start > at:
                yield (at, start), True
            yield (max(at, start), min(end, closes)), False
            at = min(end, closes)
        if at < closes:
            yield (at, closes), True


def seconds_of(term: Term, extensions: Iterable[Extension]) -> int:
    """The whole term in seconds. ValueError for an extension by dates."""
    total = 0
    for amount, unit in [(term.amount, term.unit), *((e.amount, e.unit) for e in extensions)]:
        if not unit.by_clock:
            raise ValueError(f"a term in {term.unit}s cannot be extended by {unit}s")
        total += amount * (3600 if unit is Unit.HOUR else 60)
    return total


def _spans_of(day: dt.date, hours: Hours, calendar: Calendar, always: bool) -> list[Span]:
    """The moments, in UTC, between which the clock can run on that day.

    UTC, because a day on which the state changes its zone is not 24 hours long.
    """
    if always:
        midnight = dt.datetime.combine(day, dt.time(), hours.tz)
        following = dt.datetime.combine(day + ONE_DAY, dt.time(), hours.tz)
        return [(midnight.astimezone(UTC), following.astimezone(UTC))]
    return [
        (opens.astimezone(UTC), closes.astimezone(UTC))
        for opens, closes in hours.open_spans(day, calendar)
    ]


class _ClockWalk:
    """Runs the clock from a moment on; keeps steps only if asked to."""

    def __init__(
        self, hours: Hours, calendar: Calendar, stops: Stops, always: bool, keep: bool
    ) -> None:
        self.hours = hours
        self.calendar = calendar
        self.stops = stops
        self.always = always
        self.steps: list[Step] | None = [] if keep else None

    def note(self, day: DayStatus, rule: str, span: Span | None = None, ran: int = 0) -> None:
        if self.steps is None:
            return
        opens = closes = ""
        if span is not None:
            opens, closes = (self._clock(moment, day.date) for moment in span)
        moved = day.moved_from or day.moved_to
        self.steps.append(
            Step(day.date, rule, None, day.name, moved, opens, closes, ran, day.verified)
        )

    def _clock(self, moment: dt.datetime, day: dt.date) -> str:
        local = moment.astimezone(self.hours.tz)
        return "24:00" if local.date() > day else local.strftime("%H:%M")

    def run(self, start: dt.datetime, seconds: int) -> dt.datetime:
        """The moment at which the clock has run for so many seconds after `start`."""
        begin, left = start.astimezone(UTC), seconds
        day = start.astimezone(self.hours.tz).date()
        while True:
            status = self.calendar.status(day, self.hours.kind)
            spans = _spans_of(day, self.hours, self.calendar, self.always)
            if day in self.stops.excluded:
                self.note(status, "excluded")
                spans = []
            elif not spans:
                self.note(status, "closed" if status.working else status.reason)
            for opens, closes in spans:
                if closes <= begin:
                    continue
                end, left = self._span((max(opens, begin), closes), left, status)
                if end is not None:
                    return end
            day += ONE_DAY

    def _span(self, span: Span, left: int, status: DayStatus) -> tuple[dt.datetime | None, int]:
        for (opens, closes), runs in self.stops.split(span):
            if not runs:
                self.note(status, "paused", (opens, closes))
                continue
            length = int((closes - opens).total_seconds())
            ran = min(left, length)
            end = opens + dt.timedelta(seconds=ran)
            self._check_open(end)
            self.note(status, "clock", (opens, end), ran)
            left -= ran
            if not left:
                return end, 0
        self._check_open(span[1])
        return None, left

    def _check_open(self, moment: dt.datetime) -> None:
        if self.stops.open_from is not None and moment > self.stops.open_from:
            raise TermSuspended(f"suspended since {self.stops.open_from.isoformat()}")


def run_clock(
    term: Term,
    start: dt.datetime,
    calendar: Calendar,
    hours: Hours,
    stops: Stops,
    extensions: Iterable[Extension],
    keep: bool,
) -> tuple[dt.datetime, list[Step]]:
    """The due moment in the office's zone and, if `keep`, its steps. Errors as `count.derive`."""
    always = term.after_hours == "at_once"
    walk = _ClockWalk(hours, calendar, stops, always, keep)
    end = walk.run(start, seconds_of(term, extensions))
    return end.astimezone(hours.tz), walk.steps or []


def open_seconds(after: dt.datetime, until: dt.datetime, calendar: Calendar, hours: Hours) -> int:
    """Seconds of intake hours between two moments; 0 if they are reversed."""
    total, day = 0.0, after.astimezone(hours.tz).date()
    last = until.astimezone(hours.tz).date()
    begin, end = after.astimezone(UTC), until.astimezone(UTC)
    while day <= last:
        for opens, closes in _spans_of(day, hours, calendar, always=False):
            total += max(0.0, (min(closes, end) - max(opens, begin)).total_seconds())
        day += ONE_DAY
    return int(total)
