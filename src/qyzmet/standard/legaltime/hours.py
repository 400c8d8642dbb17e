"""An office's intake hours and its time zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from qyzmet.standard.legaltime.days import Calendar
from qyzmet.standard.legaltime.model import Week

RESTS = ("holiday", "holiday_moved", "moved_off")
DAY_MINUTES = 24 * 60


def minutes_of(text: str) -> int:
    """Minutes since midnight of "HH:MM", "24:00" included. ValueError for anything else."""
    hours, colon, minutes = text.partition(":")
    if len(text) != 5 or colon != ":" or not (hours + minutes).isascii():
        raise ValueError(f"a time is HH:MM, not {text!r}")
    if not (hours.isdigit() and minutes.isdigit()):
        raise ValueError(f"a time is HH:MM, not {text!r}")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > DAY_MINUTES:
        raise ValueError(f"there is no time {text}")
    return total


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Opens and closes on one day, HH:MM; closing at 24:00 is midnight. ValueError if empty."""

    opens: str
    closes: str

    def __post_init__(self) -> None:
        if minutes_of(self.opens) >= minutes_of(self.closes):
            raise ValueError(f"an office cannot open at {self.opens} and close at {self.closes}")


class Hours(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """Intake hours for Monday to Sunday in a zone; lunch is a gap between two intervals.

    `on_holidays`: the office takes filings on holidays too, as a portal does.
    ValueError for an unknown zone, a week that is not seven days, or overlapping intervals.
    """

    zone: str
    week: tuple[tuple[Interval, ...], ...]
    on_holidays: bool = False

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"there is no time zone {self.zone!r}") from error
        if len(self.week) != 7 or not any(self.week):
            raise ValueError("a week of hours has seven days, at least one of them open")
        for day in self.week:
            for before, after in pairwise(day):
                if minutes_of(before.closes) > minutes_of(after.opens):
                    raise ValueError(f"hours overlap at {after.opens}")

    @classmethod
    def daily(
        cls,
        zone: str,
        opens: str,
        closes: str,
        days: Iterable[int] = range(5),
        lunch: tuple[str, str] | None = None,
    ) -> Hours:
        """The same hours on each of `days` (0 is Monday), with one break for lunch or none."""
        if lunch is None:
            day: tuple[Interval, ...] = (Interval(opens, closes),)
        else:
            day = (Interval(opens, lunch[0]), Interval(lunch[1], closes))
        open_days = set(days)
        return cls(zone, tuple(day if number in open_days else () for number in range(7)))

    @classmethod
    def round_the_clock(cls, zone: str) -> Hours:
        """Day and night, holidays too, as a portal accepts filings."""
        return cls(zone, ((Interval("00:00", "24:00"),),) * 7, on_holidays=True)

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone itself."""
        return ZoneInfo(self.zone)

    @cached_property
    def kind(self) -> Week:
        """The kind of week the office keeps: six days if it opens on Saturdays."""
        return 6 if self.week[5] and not self.on_holidays else 5

    @cached_property
    def _normal_day(self) -> int:
        return next(number for number in range(7) if self.week[number])

    @cached_property
    def _closings(self) -> tuple[dt.time, ...]:
        # 24:00 is written as the last second, so that the due moment stays on the due date.
        last = [minutes_of((day or self.week[self._normal_day])[-1].closes) for day in self.week]
        return tuple(
            dt.time(23, 59, 59) if end == DAY_MINUTES else dt.time(*divmod(end, 60)) for end in last
        )

    @cached_property
    def spans(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The week as minutes since midnight."""
        return tuple(
            tuple((minutes_of(part.opens), minutes_of(part.closes)) for part in day)
            for day in self.week
        )

    def day_model(self, day: dt.date, calendar: Calendar) -> int | None:
        """The weekday whose hours the office keeps on that day, or None if it is closed.

        A day that works by transfer keeps the hours of the day it stands in for.
        """
        weekday = day.weekday()
        known = None if self.on_holidays else calendar.special(day, self.kind)
        if known is None:
            return weekday if self.week[weekday] else None
        if known.reason in RESTS:
            return None
        if self.week[weekday]:
            return weekday
        if known.reason == "moved_on" and known.moved_to is not None:
            stands_for = known.moved_to.weekday()
            return stands_for if self.week[stands_for] else self._normal_day
        return None

    def closing(self, day: dt.date, calendar: Calendar) -> dt.datetime:
        """The end of intake hours on that day; on a day the office rests, of an ordinary day."""
        model = self.day_model(day, calendar)
        clock = self._closings[day.weekday() if model is None else model]
        return dt.datetime.combine(day, clock, self.tz)

    def open_spans(self, day: dt.date, calendar: Calendar) -> list[tuple[dt.datetime, dt.datetime]]:
        """The aware moments between which the office is open on that day."""
        model = self.day_model(day, calendar)
        if model is None:
            return []
        midnight = dt.datetime.combine(day, dt.time(), self.tz)
        return [
            (midnight + dt.timedelta(minutes=opens), midnight + dt.timedelta(minutes=closes))
            for opens, closes in self.spans[model]
        ]

    def next_opening(self, moment: dt.datetime, calendar: Calendar) -> dt.datetime:
        """The moment itself while the office is open, else when it opens next; in its zone.
        OutOfCalendar where it never opens again in the covered years."""
        local = moment.astimezone(self.tz)
        day, clock = local.date(), local.hour * 60 + local.minute
        while True:
            model = self.day_model(day, calendar)
            for opens, closes in self.spans[model] if model is not None else ():
                if clock < opens:
                    at = dt.time(*divmod(opens, 60))
                    return dt.datetime.combine(day, at, self.tz)
                if clock < closes:
                    return local
            # Every minute of the days that follow lies after the moment.
            day, clock = day + dt.timedelta(days=1), -1
