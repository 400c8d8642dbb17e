"""The state's working days: what a day is and why, and lists that cannot be."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.legaltime import (
    Calendar,
    FixedHoliday,
    Holiday,
    OutOfCalendar,
    Statute,
    Transfer,
    YearData,
)

pytestmark = pytest.mark.pure

KZ = load_kz()


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def year(*holidays: Holiday, transfers: tuple[Transfer, ...] = ()) -> YearData:
    return YearData(2012, True, "test", holidays, transfers)


@pytest.mark.parametrize(
    ("day", "week", "expected"),
    [
        ("2012-03-07", 5, (True, "working", "", None, None)),
        ("2012-03-10", 5, (False, "weekend", "", None, None)),
        ("2012-03-10", 6, (True, "working", "", None, None)),
        ("2012-03-08", 5, (False, "holiday", "womens_day", None, None)),
        ("2012-03-09", 5, (False, "moved_off", "", "2012-03-11", None)),
        ("2012-03-11", 5, (True, "moved_on", "", None, "2012-03-09")),
        ("2012-03-11", 6, (True, "moved_on", "", None, "2012-03-09")),
        ("2012-04-30", 6, (True, "working", "", None, None)),
        ("2012-01-01", 5, (False, "holiday", "new_year", None, "2012-01-03")),
        ("2012-01-03", 5, (False, "holiday_moved", "new_year", "2012-01-01", None)),
        ("2012-12-01", 6, (False, "holiday", "first_president_day", None, None)),
        ("2012-12-03", 6, (True, "working", "", None, None)),
        ("2011-01-04", 5, (False, "holiday_moved", "new_year", "2011-01-02", None)),
        ("2011-01-04", 6, (True, "working", "", None, None)),
        ("2020-05-11", 5, (True, "moved_on", "", None, "2020-05-08")),
        ("2014-01-03", 5, (False, "moved_off", "", "2013-12-28", None)),
    ],
)
def test_a_day_says_what_it_is_and_why(day: str, week: Any, expected: tuple[Any, ...]) -> None:
    status = KZ.status(d(day), week)
    moved = [None if m is None else m.isoformat() for m in (status.moved_from, status.moved_to)]
    assert (status.working, status.reason, status.name, *moved) == expected
    assert status.working == KZ.is_working(d(day), week)
    assert status.verified and status.source


def test_the_press_agrees_on_six_day_weeks() -> None:
    """Nauryz 2014 from 21 to 24 March and no rest on 10 March (tengrinews.kz 06.03.2014); 1 to 3
    January 2022 (kazpravda.kz); Mon 14.10.2013 works (tengrinews.kz 14.10.2013)."""

    def off(first: str, last: str) -> list[int]:
        span = range((d(last) - d(first)).days + 1)
        days = [d(first) + dt.timedelta(days=n) for n in span]
        return [day.day for day in days if not KZ.is_working(day, 6)]

    assert off("2014-03-08", "2014-03-15") == [8, 9]
    assert off("2014-03-17", "2014-03-29") == [21, 22, 23, 24]
    assert off("2022-01-01", "2022-01-31") == [1, 2, 3, 7, 9, 16, 23, 30]
    assert off("2013-10-07", "2013-10-19") == [13, 15]


def test_a_day_sources_differ_on_is_not_verified_in_that_week_alone() -> None:
    assert not KZ.status(d("2023-07-07"), 6).verified
    assert KZ.status(d("2023-07-07"), 5).verified
    assert KZ.is_working(d("2023-07-07"), 6) and not KZ.is_working(d("2023-07-07"), 5)


def test_every_day_of_2027_and_later_is_unverified() -> None:
    assert not any(status.verified for y in (2027, 2031) for status in KZ.days(y))
    assert KZ.is_verified(d("2026-01-01"), d("2026-12-31"))
    assert not KZ.is_verified(d("2026-12-31"), d("2027-01-01"))


def test_working_days_are_added_both_ways() -> None:
    monday = d("2012-03-05")
    assert KZ.add_working_days(monday, 3) == d("2012-03-11")
    assert KZ.add_working_days(monday, 0) == monday
    assert KZ.add_working_days(d("2012-03-12"), -1) == d("2012-03-11")
    assert KZ.working_day_from(d("2012-03-08")) == d("2012-03-11")
    assert KZ.working_day_from(monday) == monday
    assert KZ.working_days_between(monday, d("2012-03-12")) == 4
    assert KZ.working_days_between(d("2012-03-12"), monday) == -4


def test_dates_beyond_the_calendar_are_refused() -> None:
    asks = [
        lambda: KZ.status(d("2001-12-31")),
        lambda: KZ.special(d("2060-01-01")),
        lambda: KZ.is_working(d("2060-01-01")),
        lambda: KZ.add_working_days(d("2059-12-01"), 60),
        lambda: KZ.add_working_days(d("2002-01-10"), -60),
        lambda: Calendar.from_years([YearData(1999, True, "x", ())], "test"),
    ]
    for ask in asks:
        with pytest.raises(OutOfCalendar):
            ask()
    # The last day of the calendar taken off leaves nothing to roll to.
    rows = tuple(Holiday(dt.date(2059, 12, day), "x", "x") for day in range(29, 32))
    short = Calendar.from_years([YearData(2059, True, "x", rows)], "test")
    with pytest.raises(OutOfCalendar):
        short.working_day_from(d("2059-12-29"))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ([year(), year()], "two lists"),
        ([year(Holiday(d("2012-03-08"), "a", "x"), Holiday(d("2012-03-08"), "b", "x"))], "twice"),
        ([year(Holiday(d("2012-03-08"), "a", "x", moved_five=d("2012-03-12")))], "cannot give"),
        ([year(Holiday(d("2012-03-10"), "a", "x", moved_five=d("2012-03-11")))], "cannot give"),
        ([year(transfers=(Transfer(d("2012-03-10"), d("2012-03-11"), "x"),))], "rests already"),
        ([year(transfers=(Transfer(d("2012-03-09"), d("2012-03-07"), "x"),))], "nothing to give"),
        (
            [
                year(
                    Holiday(d("2012-03-09"), "a", "x"),
                    transfers=(Transfer(d("2012-03-09"), d("2012-03-11"), "x"),),
                )
            ],
            "twice",
        ),
    ],
)
def test_lists_that_clash_are_refused(data: list[YearData], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Calendar.from_years(data, "test")


def test_the_statute_moves_holidays_only_where_they_move_and_only_in_their_years() -> None:
    law = Statute(
        "law",
        (
            FixedHoliday("christmas", 1, 7, 2002, "law", moves=False),
            FixedHoliday("day", 3, 10, 2012, "law", until=2012),
            FixedHoliday("next", 3, 12, 2012, "law", until=2012),
        ),
    )
    rows = law.year(2012).holidays
    assert [row.moved_five for row in rows] == [None, d("2012-03-13"), None]
    assert [row.moved_six for row in rows] == [None, None, None]
    assert [row.id for row in law.year(2013).holidays] == ["christmas"]
    assert [row.id for row in law.year(2011).holidays] == ["christmas"]
    calendar = Calendar.from_years([], "test", law)
    assert not calendar.status(d("2012-03-13")).working
    assert not calendar.status(d("2012-03-13")).verified
