"""The state's working days: which days work, which rest, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from qyzmet.standard.legaltime.model import Week

Reason = Literal["working", "weekend", "holiday", "holiday_moved", "moved_off", "moved_on"]

# The law on holidays dates from 2002, and terms reach past the last list; a date beyond these
# years is a slip of the pen.
FIRST_YEAR = 2002
LAST_YEAR = 2059


class OutOfCalendar(ValueError):
    """A date outside the years a calendar can say anything about."""


class DayStatus(msgspec.Struct, frozen=True):
    """What one day is. `name` is the holiday's id; `moved_from` is the day whose rest this day
    took over, `moved_to` the day that took over this one's."""

    date: dt.date
    working: bool
    reason: Reason
    name: str = ""
    moved_from: dt.date | None = None
    moved_to: dt.date | None = None
    verified: bool = True
    source: str = ""


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of rest of one year; `moved_five` and `moved_six` are the days off given instead
    where it falls on the weekly day off of a five- or a six-day week."""

    date: dt.date
    id: str
    source: str
    moved_five: dt.date | None = None
    moved_six: dt.date | None = None
    verified: bool = True


class Transfer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order of the government or the labour ministry: `works` works, `rests` rests instead.

    `disputed_six`: sources differ whether `rests` rests in a six-day week too; it is then taken as
    working there, unverified.
    """

    rests: dt.date
    works: dt.date
    source: str
    verified: bool = True
    disputed_six: bool = False


class YearData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of one year. `verified` is false while transfers may be missing from it."""

    year: int
    verified: bool
    source: str
    holidays: tuple[Holiday, ...]
    transfers: tuple[Transfer, ...] = ()


class FixedHoliday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A holiday the law puts on the same date each year, from the year `since` through `until`.
    `moves`: a coincidence with the weekly day off gives the next working day off."""

    id: str
    month: int
    day: int
    since: int
    source: str
    until: int | None = None
    moves: bool = True


class Statute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the law alone says of any year: no moving feasts, no transfers."""

    source: str
    holidays: tuple[FixedHoliday, ...] = ()

    def year(self, year: int) -> YearData:
        """The unverified list of a year that has none of its own."""
        fixed = [
            (dt.date(year, rule.month, rule.day), rule)
            for rule in self.holidays
            if rule.since <= year and (rule.until is None or year <= rule.until)
        ]
        fixed.sort(key=lambda pair: pair[0])
        five = move_holidays([day for day, rule in fixed if rule.moves], [d for d, _ in fixed], 5)
        six = move_holidays([day for day, rule in fixed if rule.moves], [d for d, _ in fixed], 6)
        rows = tuple(
            Holiday(day, rule.id, rule.source, five.get(day), six.get(day), verified=False)
            for day, rule in fixed
        )
        return YearData(year, verified=False, source=self.source, holidays=rows)


def rests_weekly(day: dt.date, week: Week) -> bool:
    """True on the weekly days off of a five- or a six-day week."""
    return day.weekday() >= week


def move_holidays(
    moving: Iterable[dt.date], off: Iterable[dt.date], week: Week
) -> dict[dt.date, dt.date]:
    """For each moving holiday on a weekly day off, the next free working day (law on holidays,
    article 5). `off` are all days of rest of the year; two holidays take two days in turn."""
    taken = set(off)
    moved: dict[dt.date, dt.date] = {}
    for day in sorted(moving):
        if not rests_weekly(day, week):
            continue
        target = day
        while target in taken or rests_weekly(target, week):
            target += dt.timedelta(days=1)
        taken.add(target)
        moved[day] = target
    return moved


class Calendar:
    """Working days of one state, five- and six-day weeks, 2002 to 2059. Immutable.

    A transfer of a Saturday concerns the five-day week alone: in a six-day week Saturday works
    anyway, so there is no rest to move. The same holds for a holiday on a Saturday, and for an
    order that moves on the rest such a holiday gave (11 May 2020).
    """

    __slots__ = (
        "_count",
        "_nth",
        "_origin",
        "_size",
        "_special",
        "_unverified",
        "_years",
        "version",
    )

    def __init__(self, years: dict[int, YearData], version: str) -> None:
        self.version = version
        self._years = years
        self._origin = dt.date(FIRST_YEAR, 1, 1).toordinal()
        self._size = dt.date(LAST_YEAR + 1, 1, 1).toordinal() - self._origin
        self._special: dict[Week, dict[dt.date, DayStatus]] = {
            5: _special_days(years.values(), 5),
            6: _special_days(years.values(), 6),
        }
        self._count: dict[Week, list[int]] = {}
        self._nth: dict[Week, list[int]] = {}
        self._unverified: dict[Week, list[int]] = {}
        for week in (5, 6):
            self._tabulate(week)

    @classmethod
    def from_years(
        cls, years: Iterable[YearData], version: str, statute: Statute | None = None
    ) -> Calendar:
        """Build from lists of years. Years without a list follow `statute` (weekends alone when
        there is none) and are unverified. ValueError for a year twice or lists that clash."""
        listed: dict[int, YearData] = {}
        for data in years:
            if data.year in listed:
                raise ValueError(f"two lists for the year {data.year}")
            if not FIRST_YEAR <= data.year <= LAST_YEAR:
                raise OutOfCalendar(f"the year {data.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
            listed[data.year] = data
        law = statute or Statute(source="")
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            if year not in listed:
                listed[year] = law.year(year)
        return cls(dict(sorted(listed.items())), version)

    def _tabulate(self, week: Week) -> None:
        count, nth, unverified = [0], [], [0]
        special = {day.toordinal(): status for day, status in self._special[week].items()}
        for year, data in self._years.items():
            start, end = dt.date(year, 1, 1).toordinal(), dt.date(year + 1, 1, 1).toordinal()
            for ordinal in range(start, end):
                known = special.get(ordinal)
                # Ordinal 1 was a Monday.
                working = known.working if known else (ordinal - 1) % 7 < week
                checked = known.verified if known else data.verified
                count.append(count[-1] + working)
                unverified.append(unverified[-1] + (not checked))
                if working:
                    nth.append(ordinal)
        self._count[week], self._nth[week], self._unverified[week] = count, nth, unverified

    def _index(self, day: dt.date) -> int:
        index = day.toordinal() - self._origin
        if not 0 <= index < self._size:
            raise OutOfCalendar(f"{day} is outside {FIRST_YEAR}-{LAST_YEAR}")
        return index

    def status(self, day: dt.date, week: Week = 5) -> DayStatus:
        """What the day is and why. OutOfCalendar outside the covered years."""
        known = self._special[week].get(day)
        if known is not None:
            return known
        self._index(day)
        data = self._years[day.year]
        if rests_weekly(day, week):
            return DayStatus(day, False, "weekend", verified=data.verified, source=data.source)
        return DayStatus(day, True, "working", verified=data.verified, source=data.source)

    def special(self, day: dt.date, week: Week = 5) -> DayStatus | None:
        """The day's status where its weekday alone does not give it, else None.
        OutOfCalendar outside the covered years."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self._index(day)
        return self._special[week].get(day)

    def is_working(self, day: dt.date, week: Week = 5) -> bool:
        """True if the day works. OutOfCalendar outside the covered years."""
        index, count = self._index(day), self._count[week]
        return count[index + 1] > count[index]

    def is_verified(self, first: dt.date, last: dt.date, week: Week = 5) -> bool:
        """True if every day from `first` through `last` rests on a checked list."""
        table = self._unverified[week]
        return table[self._index(last) + 1] == table[self._index(first)]

    def add_working_days(self, day: dt.date, n: int, week: Week = 5) -> dt.date:
        """The n-th working day after `day`, before it for a negative n, `day` itself for 0.
        OutOfCalendar where the count leaves the covered years."""
        if n == 0:
            return day
        index = self._index(day)
        at = self._count[week][index + 1] + n - 1 if n > 0 else self._count[week][index] + n
        nth = self._nth[week]
        if not 0 <= at < len(nth):
            raise OutOfCalendar(f"{n} working days from {day} leave {FIRST_YEAR}-{LAST_YEAR}")
        return dt.date.fromordinal(nth[at])

    def working_day_from(self, day: dt.date, week: Week = 5) -> dt.date:
        """The day itself if it works, else the next working day."""
        at = self._count[week][self._index(day)]
        if at >= len(self._nth[week]):
            raise OutOfCalendar(f"no working day from {day} before {LAST_YEAR + 1}")
        return dt.date.fromordinal(self._nth[week][at])

    def working_days_between(self, after: dt.date, through: dt.date, week: Week = 5) -> int:
        """Working days after the first date up to and with the second; negative if reversed."""
        table = self._count[week]
        return table[self._index(through) + 1] - table[self._index(after) + 1]

    def holiday_ids(self) -> frozenset[str]:
        """The ids of all holidays in the lists; a face has a name for each."""
        return frozenset(row.id for data in self._years.values() for row in data.holidays)

    def days(self, year: int, week: Week = 5) -> Iterator[DayStatus]:
        """Every day of a year in order."""
        day = dt.date(year, 1, 1)
        while day.year == year:
            yield self.status(day, week)
            day += dt.timedelta(days=1)


def _special_days(years: Iterable[YearData], week: Week) -> dict[dt.date, DayStatus]:
    """All days whose status the weekday alone does not give. ValueError where lists clash."""
    found: dict[dt.date, DayStatus] = {}
    lists = list(years)
    for data in lists:
        for row in data.holidays:
            _put_holiday(found, row, row.verified and data.verified, week)
    for data in lists:
        for order in data.transfers:
            _apply(found, order, order.verified and data.verified, week)
    return found


def _put_holiday(found: dict[dt.date, DayStatus], row: Holiday, checked: bool, week: Week) -> None:
    target = row.moved_five if week == 5 else row.moved_six
    day = DayStatus(row.date, False, "holiday", row.id, None, target, checked, row.source)
    _put(found, day)
    if target is None:
        return
    if rests_weekly(target, week) or not rests_weekly(row.date, week):
        raise ValueError(f"{row.id}: {row.date} cannot give its rest to {target}")
    rest = DayStatus(target, False, "holiday_moved", row.id, row.date, None, checked, row.source)
    _put(found, rest)


def _apply(found: dict[dt.date, DayStatus], order: Transfer, checked: bool, week: Week) -> None:
    given = found.get(order.works)
    if given is not None and given.reason == "holiday_moved":
        del found[order.works]
    elif not rests_weekly(order.works, week):
        if week == 6 and order.disputed_six:
            _put(
                found, DayStatus(order.rests, True, "working", verified=False, source=order.source)
            )
        elif week == 5:
            raise ValueError(f"{order.works} does not rest; it has nothing to give {order.rests}")
        return
    if rests_weekly(order.rests, week):
        raise ValueError(f"{order.rests} rests already; it cannot take the rest of {order.works}")
    off = DayStatus(order.rests, False, "moved_off", "", order.works, None, checked, order.source)
    _put(found, off)
    work = DayStatus(order.works, True, "moved_on", "", None, order.rests, checked, order.source)
    _put(found, work)


def _put(found: dict[dt.date, DayStatus], day: DayStatus) -> None:
    if day.date in found:
        raise ValueError(f"{day.date} is listed twice: {found[day.date].reason} and {day.reason}")
    found[day.date] = day
