"""Intake hours: what a week of them is, when the office opens next, what is left of a term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.legaltime import (
    Extension,
    Hours,
    Interval,
    Pause,
    Remaining,
    Term,
    Unit,
    due,
    remaining,
)

pytestmark = pytest.mark.pure

KZ = load_kz()
ZONE = "Asia/Almaty"
OFFICE = Hours.daily(ZONE, "09:00", "18:00", lunch=("13:00", "14:00"))
ODD = Hours.daily(ZONE, "10:00", "12:00", days=(1, 3))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2012-03-05 08:59", "2012-03-05 09:00"),
        ("2012-03-05 09:00", "2012-03-05 09:00"),
        ("2012-03-05 12:59:59", "2012-03-05 12:59:59"),
        ("2012-03-05 13:00", "2012-03-05 14:00"),
        ("2012-03-05 13:30", "2012-03-05 14:00"),
        ("2012-03-05 18:00", "2012-03-06 09:00"),
        ("2012-03-07 18:00", "2012-03-11 09:00"),
        ("2011-12-31 12:00", "2012-01-04 09:00"),
    ],
)
def test_the_office_opens_next(moment: str, opens: str) -> None:
    assert OFFICE.next_opening(at(moment), KZ) == at(opens)


def test_a_portal_never_closes_and_its_day_ends_with_the_last_second() -> None:
    portal = Hours.round_the_clock(ZONE)
    night = at("2012-01-01 03:00")
    assert portal.next_opening(night, KZ) == night
    assert portal.closing(dt.date(2012, 1, 1), KZ) == at("2012-01-01 23:59:59")
    assert portal.kind == 5


def test_an_office_of_two_days_keeps_its_own_hours_on_a_working_sunday() -> None:
    """Sunday 11 March 2012 stood in for a Friday, when this office is closed: an ordinary day."""
    assert ODD.open_spans(dt.date(2012, 3, 11), KZ) == [
        (at("2012-03-11 10:00"), at("2012-03-11 12:00"))
    ]
    assert ODD.closing(dt.date(2012, 3, 12), KZ) == at("2012-03-12 12:00")


def test_a_minute_of_an_office_closed_on_a_working_day_says_closed() -> None:
    steps = due(Term(1, Unit.MINUTE), at("2012-02-07 11:59:30"), calendar=KZ, hours=ODD).steps
    assert [(s.rule, s.date.day) for s in steps] == [
        ("start", 7), ("clock", 7), ("closed", 8), ("clock", 9)
    ]  # fmt: skip


def test_the_six_day_office_is_open_on_saturdays_that_are_no_holidays() -> None:
    centre = Hours.daily(ZONE, "09:00", "20:00", days=range(6))
    assert centre.kind == 6
    assert centre.next_opening(at("2012-12-01 10:00"), KZ) == at("2012-12-03 09:00")
    assert centre.next_opening(at("2012-12-08 10:00"), KZ) == at("2012-12-08 10:00")


def test_midnight_closing_in_a_derivation_is_24_00() -> None:
    portal = Hours.round_the_clock(ZONE)
    steps = due(Term(2, Unit.HOUR), at("2012-03-05 23:00"), calendar=KZ, hours=portal).steps
    assert [(s.opens, s.closes) for s in steps if s.rule == "clock"] == [
        ("23:00", "24:00"), ("00:00", "01:00")
    ]  # fmt: skip


def test_suspensions_are_shown_where_they_meet_the_hours() -> None:
    """Touching ones are one, what lies outside the hours or lasts no time is not shown, and one
    over a night is shown at both its ends."""

    def pause(begins: str, ends: str) -> Pause:
        return Pause(at(f"2012-03-{begins}"), at(f"2012-03-{ends}"))

    pauses = [
        pause("05 14:00", "05 14:05"),
        pause("05 11:00", "05 12:00"),
        pause("05 12:10", "05 12:20"),
        pause("05 12:00", "05 12:10"),
        pause("05 12:30", "05 12:30"),
        pause("05 12:50", "05 13:00"),
        pause("05 13:20", "05 13:40"),
        pause("05 14:35", "06 09:10"),
    ]
    term, start = Term(61, Unit.MINUTE), at("2012-03-05 12:00")
    steps = due(term, start, calendar=KZ, hours=OFFICE, pauses=pauses).steps
    assert [(s.rule, s.opens, s.closes, s.seconds) for s in steps[1:]] == [
        ("paused", "12:00", "12:20", 0),
        ("clock", "12:20", "12:50", 1800),
        ("paused", "12:50", "13:00", 0),
        ("paused", "14:00", "14:05", 0),
        ("clock", "14:05", "14:35", 1800),
        ("paused", "14:35", "18:00", 0),
        ("paused", "09:00", "09:10", 0),
        ("clock", "09:10", "09:11", 60),
    ]


def test_the_clock_s_derivation_names_the_days_it_passes() -> None:
    steps = due(Term(2, Unit.HOUR), at("2012-03-07 17:00"), calendar=KZ, hours=OFFICE).steps
    assert [(s.date.day, s.rule, s.name, s.moved and s.moved.day) for s in steps[1:]] == [
        (7, "clock", "", None),
        (8, "holiday", "womens_day", None),
        (9, "moved_off", "", 11),
        (10, "weekend", "", None),
        (11, "clock", "", 9),
    ]


def test_an_office_may_close_at_any_minute_and_need_not_stop_for_lunch() -> None:
    seamless = Hours.daily(ZONE, "09:00", "18:00", lunch=("13:00", "13:00"))
    assert seamless.next_opening(at("2012-03-05 13:00"), KZ) == at("2012-03-05 13:00")
    early = Hours.daily(ZONE, "09:00", "17:59")
    assert early.closing(dt.date(2012, 3, 5), KZ) == at("2012-03-05 17:59")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Interval("9:00", "18:00"),
        lambda: Interval("09.00", "18:00"),
        lambda: Interval("09:60", "18:00"),
        lambda: Interval("0a:00", "18:00"),
        lambda: Interval("٠٩:00", "18:00"),
        lambda: Interval("09:00", "24:01"),
        lambda: Interval("18:00", "09:00"),
        lambda: Interval("09:00", "09:00"),
        lambda: Hours.daily("Asia/Nowhere", "09:00", "18:00"),
        lambda: Hours.daily("../etc", "09:00", "18:00"),
        lambda: Hours.daily(ZONE, "09:00", "18:00", days=()),
        lambda: Hours(ZONE, ((Interval("09:00", "18:00"),),)),
        lambda: Hours(ZONE, ((Interval("09:00", "13:00"), Interval("12:00", "18:00")),) * 7),
        lambda: Term(0, Unit.WORKING_DAY),
        lambda: Term(10, Unit.MINUTE, excludes=("issue_day",)),
        lambda: Extension(0, Unit.MONTH, "why"),
        lambda: Pause(dt.datetime(2012, 1, 1)),  # noqa: DTZ001
        lambda: Pause(at("2012-01-01"), dt.datetime(2012, 1, 2)),  # noqa: DTZ001
        lambda: Pause(at("2012-01-02"), at("2012-01-01")),
    ],
)
def test_what_cannot_be_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        wrong()


@pytest.mark.parametrize(
    ("now", "end", "left"),
    [
        ("2012-03-05 10:00", "2012-03-12 18:00", Remaining(4, 4 * 480 + 420, False)),
        ("2012-03-12 17:00", "2012-03-12 18:00", Remaining(0, 60, False)),
        ("2012-03-12 12:30", "2012-03-12 14:30", Remaining(0, 60, False)),
        ("2012-03-12 18:00", "2012-03-12 18:00", Remaining(0, 0, False)),
        ("2012-03-13 09:10", "2012-03-12 18:00", Remaining(1, 10, True)),
        ("2012-03-12 22:00", "2012-03-12 18:00", Remaining(0, 0, True)),
    ],
)
def test_what_is_left_of_a_term(now: str, end: str, left: Remaining) -> None:
    assert remaining(at(now), at(end), KZ, OFFICE) == left


def test_what_is_left_is_asked_with_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        remaining(dt.datetime(2012, 1, 1), at("2012-01-02"), KZ, OFFICE)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        remaining(at("2012-01-02"), dt.datetime(2012, 1, 1), KZ, OFFICE)  # noqa: DTZ001
