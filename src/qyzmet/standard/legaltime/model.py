"""The words of legal time: terms, suspensions, extensions, and what a count gives back."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec

Week = Literal[5, 6]

# Every rule a step may carry; a face has a sentence for each.
RULES = (
    "after_hours",
    "start",
    "intake_day_not_counted",
    "counted",
    "moved_on_counted",
    "weekend",
    "holiday",
    "holiday_moved",
    "moved_off",
    "closed",
    "paused",
    "excluded",
    "extended",
    "issue_day",
    "rolled",
    "clock",
)


class Unit(StrEnum):
    """What a term is counted in. The first two run by the office's clock, the rest by dates."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def by_clock(self) -> bool:
        """True for minutes and hours, which run inside intake hours."""
        return self in (Unit.MINUTE, Unit.HOUR)


class TermSuspended(ValueError):
    """The term stands still in a suspension nobody has ended: it has no due date yet."""


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time limit as an act words it.

    `week`: the kind of week whose days are counted. `excludes`: `intake_day` is not counted
    (the same as `counts_from="next_day"`), `issue_day` comes after the counted days, on the first
    working day. `after_hours`: what a filing outside intake hours does; by clock `at_once` means
    the clock runs day and night. `rolls`: an end on a day off moves to the next working day.
    ValueError for an amount below one, and for days excluded from a term counted by clock.
    """

    amount: int
    unit: Unit
    week: Week = 5
    excludes: tuple[Literal["intake_day", "issue_day"], ...] = ()
    counts_from: Literal["next_day", "same_day"] = "next_day"
    after_hours: Literal["next_opening", "at_once"] = "next_opening"
    rolls: bool = True

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a term of {self.amount} {self.unit} is no term")
        if self.unit.by_clock and self.excludes:
            raise ValueError(f"a term in {self.unit}s has no day to exclude: {self.excludes}")

    @property
    def counts_first_day(self) -> bool:
        """True where the day of the start is day one."""
        return self.counts_from == "same_day" and "intake_day" not in self.excludes


class Pause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suspension between two aware moments; `end` is None while it lasts.

    By dates, the day it starts is not counted and the day it ends is counted again, so a pause
    inside one day moves nothing. By clock it is exact to the second.
    ValueError for a naive moment or an end before the start.
    """

    start: dt.datetime
    end: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or (self.end is not None and self.end.tzinfo is None):
            raise ValueError("a pause needs moments with a time zone")
        if self.end is not None and self.end < self.start:
            raise ValueError("a pause ends before it starts")


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """More of a term: counted on from where the term itself would end, before any rolling.

    ValueError for an amount below one.
    """

    amount: int
    unit: Unit
    reason: str

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"an extension of {self.amount} {self.unit} is none")


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a derivation; `rule` is a stable key that faces turn into a sentence.

    Rules: `after_hours` (filed on `date`, starts on `moved` at `opens`), `start`,
    `intake_day_not_counted`, `counted` and `moved_on_counted` (the `number`-th unit ends here),
    `weekend`, `holiday`, `holiday_moved`, `moved_off`, `closed`, `paused`, `excluded` (not
    counted), `extended` (`name` is the reason), `issue_day`, `rolled` (from `moved` to `date`),
    `clock` (`seconds` ran between `opens` and `closes`, HH:MM). `name` is the holiday's id,
    `moved` the other end of a move, `verified` whether the day's status rests on a checked list.
    """

    date: dt.date
    rule: str
    number: int | None = None
    name: str = ""
    moved: dt.date | None = None
    opens: str = ""
    closes: str = ""
    seconds: int = 0
    verified: bool = True


class Due(msgspec.Struct, frozen=True):
    """When a term ends and how that was counted.

    `at` is aware, in the office's zone; `first` is the legal date of the start; `verified` says
    that every day looked at stands in a checked list.
    """

    at: dt.datetime
    first: dt.date
    steps: tuple[Step, ...]
    calendar_version: str
    verified: bool


class Remaining(msgspec.Struct, frozen=True):
    """What is left of a term, or, if `late`, how much it is overdue: working days after today
    up to the due day, and minutes of intake hours."""

    working_days: int
    minutes: int
    late: bool
