"""Counting by dates: days, weeks, months and years, with a derivation and without."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from qyzmet.standard.legaltime.days import Calendar, DayStatus
from qyzmet.standard.legaltime.model import Extension, Pause, Step, Term, TermSuspended, Unit, Week

ONE_DAY = dt.timedelta(days=1)


class Blocked:
    """The dates a count passes over: suspended days and excluded days.

    A suspension covers its days from the one it starts on up to, not with, the one it ends on.
    """

    __slots__ = ("_excluded", "_open_from", "_ordinals", "_paused")

    def __init__(
        self, pauses: Iterable[Pause], excluded: Iterable[dt.date], zone: dt.tzinfo
    ) -> None:
        self._excluded = frozenset(excluded)
        self._paused: set[dt.date] = set()
        self._open_from: dt.date | None = None
        for pause in pauses:
            day = pause.start.astimezone(zone).date()
            if pause.end is None:
                self._open_from = day if self._open_from is None else min(self._open_from, day)
                continue
            end = pause.end.astimezone(zone).date()
            while day < end:
                self._paused.add(day)
                day += ONE_DAY
        self._ordinals = sorted(d.toordinal() for d in self._paused | self._excluded)

    def __bool__(self) -> bool:
        return bool(self._ordinals) or self._open_from is not None

    def rule(self, day: dt.date) -> str:
        """Why the day is passed over, or an empty string.
        TermSuspended from the first day of a suspension nobody has ended."""
        self.reach(day)
        if day in self._paused:
            return "paused"
        return "excluded" if day in self._excluded else ""

    def reach(self, day: dt.date) -> None:
        """TermSuspended if a count that gets as far as `day` stands in an open suspension."""
        if self._open_from is not None and day >= self._open_from:
            raise TermSuspended(f"suspended since {self._open_from}")

    def between(self, after: dt.date, through: dt.date) -> Sequence[int]:
        """Ordinals of the dates passed over after the first date up to and with the second."""
        rows = self._ordinals
        return rows[bisect_right(rows, after.toordinal()) : bisect_right(rows, through.toordinal())]


def same_date_later(day: dt.date, amount: int, unit: Unit) -> dt.date:
    """The corresponding date of the last month or year, or its last day where there is none
    (law No 107-II of 27.11.2000 on administrative procedures, article 12-1, points 2 and 3).
    Weeks are seven days."""
    if unit is Unit.WEEK:
        return day + dt.timedelta(weeks=amount)
    months = amount * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _period_ends(anchor: dt.date, first_counts: bool, amount: int, unit: Unit) -> list[int]:
    """Calendar days after `anchor` at which each week, month or year of the term ends."""
    if not first_counts:
        return [(same_date_later(anchor, n, unit) - anchor).days for n in range(1, amount + 1)]
    ends = []
    start = anchor + ONE_DAY
    for n in range(1, amount + 1):
        later = same_date_later(start, n, unit)
        clamped = unit is not Unit.WEEK and later.day != start.day
        ends.append((later - anchor).days - (0 if clamped else 1))
    return ends


def _parts(term: Term, extensions: Iterable[Extension]) -> list[tuple[int, Unit, str]]:
    parts = [(term.amount, term.unit, "")]
    for more in extensions:
        if more.unit.by_clock:
            raise ValueError(f"a term in {term.unit}s cannot be extended by {more.unit}s")
        parts.append((more.amount, more.unit, more.reason))
    return parts


# ---------------------------------------------------------------- without a derivation


def due_date(
    term: Term,
    first: dt.date,
    calendar: Calendar,
    blocked: Blocked | None,
    extensions: Iterable[Extension],
) -> dt.date:
    """The due date by table, no derivation. Errors as `derive`."""
    counts_first = term.counts_first_day
    day = first - ONE_DAY if counts_first else first
    for amount, unit, _ in _parts(term, extensions):
        day = _advance(day, amount, unit, counts_first, term.week, calendar, blocked)
        counts_first = False
    if blocked is not None:
        blocked.reach(day)
    if "issue_day" in term.excludes:
        return _next_free(day + ONE_DAY, term.week, calendar, blocked)
    if term.rolls:
        return _next_free(day, term.week, calendar, blocked)
    return day


def _advance(
    day: dt.date,
    amount: int,
    unit: Unit,
    counts_first: bool,
    week: Week,
    calendar: Calendar,
    blocked: Blocked | None,
) -> dt.date:
    working = unit is Unit.WORKING_DAY
    by_days = working or unit is Unit.CALENDAR_DAY
    count = amount if by_days else _period_ends(day, counts_first, amount, unit)[-1]
    end = day
    while count:
        seen = end
        days = dt.timedelta(days=count)
        end = calendar.add_working_days(seen, count, week) if working else seen + days
        if blocked is None:
            break
        hit = blocked.between(seen, end)
        if working:
            hit = [o for o in hit if calendar.is_working(dt.date.fromordinal(o), week)]
        count = len(hit)
    return end


def _next_free(day: dt.date, week: Week, calendar: Calendar, blocked: Blocked | None) -> dt.date:
    day = calendar.working_day_from(day, week)
    while blocked is not None and blocked.rule(day):
        day = calendar.working_day_from(day + ONE_DAY, week)
    return day


# ---------------------------------------------------------------- with a derivation


class _Walk:
    """A count day by day that writes down what it does with every day."""

    def __init__(self, week: Week, calendar: Calendar, blocked: Blocked | None) -> None:
        self.week = week
        self.calendar = calendar
        self.blocked = blocked
        self.steps: list[Step] = []
        self.number = 0

    def note(self, status: DayStatus, rule: str, number: int | None = None) -> None:
        moved = status.moved_from or status.moved_to
        self.steps.append(
            Step(status.date, rule, number, status.name, moved, verified=status.verified)
        )

    def passed_over(self, day: dt.date) -> str:
        return self.blocked.rule(day) if self.blocked is not None else ""

    def working_days(self, day: dt.date, amount: int) -> dt.date:
        """Count working days after `day`; every day between gets its step."""
        left = amount
        while left:
            day += ONE_DAY
            status = self.calendar.status(day, self.week)
            if rule := self.passed_over(day):
                self.note(status, rule)
            elif not status.working:
                self.note(status, status.reason)
            else:
                left -= 1
                self.number += 1
                moved = status.reason == "moved_on"
                self.note(status, "moved_on_counted" if moved else "counted", self.number)
        return day

    def calendar_days(self, day: dt.date, milestones: Sequence[int]) -> dt.date:
        """Count every day after `day`; the days listed (from one) are ends of a unit."""
        ends = set(milestones)
        count, last = 0, milestones[-1]
        while count < last:
            day += ONE_DAY
            status = self.calendar.status(day, self.week)
            if rule := self.passed_over(day):
                self.note(status, rule)
                continue
            count += 1
            if count in ends:
                self.number += 1
                self.note(status, "counted", self.number)
        return day

    def next_free(self, day: dt.date, rule: str, origin: dt.date | None) -> dt.date:
        """From `day` on, the first working day not passed over; it gets `rule`."""
        while True:
            status = self.calendar.status(day, self.week)
            reason = self.passed_over(day) or ("" if status.working else status.reason)
            if not reason:
                self.steps.append(
                    Step(day, rule, None, status.name, origin, verified=status.verified)
                )
                return day
            if day != origin:
                self.note(status, reason)
            day += ONE_DAY


def derive(
    term: Term,
    first: dt.date,
    calendar: Calendar,
    blocked: Blocked | None,
    extensions: Iterable[Extension],
) -> tuple[dt.date, list[Step]]:
    """The due date and every step to it, from the legal date of the start.

    ValueError for an extension by clock, TermSuspended where an open suspension is reached,
    OutOfCalendar where the count leaves the covered years.
    """
    walk = _Walk(term.week, calendar, blocked)
    walk.note(calendar.status(first, term.week), "start")
    counts_first = term.counts_first_day
    day = first - ONE_DAY if counts_first else first
    if not counts_first:
        walk.note(calendar.status(first, term.week), "intake_day_not_counted")
    for amount, unit, reason in _parts(term, extensions):
        if reason:
            walk.steps.append(Step(day, "extended", amount, reason))
        if unit is Unit.WORKING_DAY:
            day = walk.working_days(day, amount)
        elif unit is Unit.CALENDAR_DAY:
            day = walk.calendar_days(day, range(1, amount + 1))
        else:
            day = walk.calendar_days(day, _period_ends(day, counts_first, amount, unit))
        counts_first = False
    if blocked is not None:
        blocked.reach(day)
    if "issue_day" in term.excludes:
        return walk.next_free(day + ONE_DAY, "issue_day", None), walk.steps
    if term.rolls and not calendar.is_working(day, term.week):
        day = walk.next_free(day, "rolled", day)
    return day, walk.steps
