"""Golden due dates, each checked by hand against the calendar of its year.

The three of the brief, defended:
- akm-03 at the centre (three working days, intake and issue day not counted), accepted Mon
  05.03.2012: 6 and 7 count, 8 is Women's Day, 9 rests for Sunday 11 (resolution No 268 of 2012),
  10 is a Saturday, Sunday 11 works for it and counts third; issued Mon 12.03.2012.
- the same accepted Thu 26.04.2012: 27 counts, Sat 28 works for Mon 30 (resolution No 458 of 2012)
  and counts, 1 May is Unity Day, 2 May counts; issued Thu 03.05.2012.
- fifteen calendar days from Fri 17.04.2009 end on Sat 2 May 2009; it rolls to Mon 04.05.2009.
  May 1 that year was a Friday, so nothing had been moved onto the Monday.
The first two dates alone would survive ignoring transfers altogether, for each lies around both
ends of one; the derivation tests and test_controls.py hold the days between.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.legaltime import (
    Extension,
    Hours,
    Pause,
    Step,
    Term,
    TermSuspended,
    Unit,
    due,
    due_at,
)

pytestmark = pytest.mark.pure

ALMATY = ZoneInfo("Asia/Almaty")
KZ = load_kz()
DEPARTMENT = Hours.daily("Asia/Almaty", "09:00", "18:00", lunch=("13:00", "14:00"))
CENTRE = Hours.daily("Asia/Almaty", "09:00", "20:00", days=range(6))
PORTAL = Hours.round_the_clock("Asia/Almaty")
WEST = Hours.daily("Asia/Aqtobe", "09:00", "18:00")
EAST = Hours.daily("Asia/Almaty", "09:00", "18:00")

AT_CENTRE = Term(3, Unit.WORKING_DAY, excludes=("intake_day", "issue_day"))
AT_CENTRE_SIX = Term(3, Unit.WORKING_DAY, week=6, excludes=("intake_day", "issue_day"))
AT_ONCE = Term(1, Unit.WORKING_DAY, after_hours="at_once")


def wd(amount: int, **more: Any) -> Term:
    return Term(amount, Unit.WORKING_DAY, **more)


def cd(amount: int, **more: Any) -> Term:
    return Term(amount, Unit.CALENDAR_DAY, **more)


def minutes(amount: int, **more: Any) -> Term:
    return Term(amount, Unit.MINUTE, **more)


def at(text: str) -> dt.datetime:
    """A moment in Almaty from "2012-03-05 10:00"; with a Z it is UTC."""
    if text.endswith("Z"):
        return dt.datetime.fromisoformat(text[:-1]).replace(tzinfo=dt.UTC)
    return dt.datetime.fromisoformat(text).replace(tzinfo=ALMATY)


def days(*texts: str) -> frozenset[dt.date]:
    return frozenset(dt.date.fromisoformat(text) for text in texts)


# name: term, office, accepted, due, and what else there is.
GOLDEN: dict[str, tuple[Term, Hours, str, str, dict[str, Any]]] = {
    "centre, over Women's Day and a moved Friday": (
        AT_CENTRE, CENTRE, "2012-03-05 10:00", "2012-03-12 20:00", {}),
    "centre, a working Saturday before May": (
        AT_CENTRE, CENTRE, "2012-04-26 10:00", "2012-05-03 20:00", {}),
    "fifteen calendar days end on a Saturday": (
        cd(15), DEPARTMENT, "2009-04-17 10:00", "2009-05-04 18:00", {}),
    "the same term where the act says it does not roll": (
        cd(15, rolls=False), DEPARTMENT, "2009-04-17 10:00", "2009-05-02 18:00", {}),
    "six-day week: the Saturday transfer does not exist, Mon 30 April works": (
        AT_CENTRE_SIX, CENTRE, "2012-04-26 10:00", "2012-05-02 20:00", {}),
    "six-day week: the Sunday transfer holds; 6, 7, Sat 10 count, issued Sun 11": (
        AT_CENTRE_SIX, CENTRE, "2012-03-05 10:00", "2012-03-11 20:00", {}),
    "portal on a Sunday night, counted at once": (
        AT_ONCE, PORTAL, "2012-03-04 23:30", "2012-03-05 23:59:59", {}),
    "department on a Sunday night: intake is Monday, day one is Tuesday": (
        wd(1), DEPARTMENT, "2012-03-04 23:30", "2012-03-06 18:00", {}),
    "filed before opening is filed that day": (
        wd(1), DEPARTMENT, "2012-03-05 07:00", "2012-03-06 18:00", {}),
    "filed at the closing minute is filed the next day": (
        wd(1), DEPARTMENT, "2012-03-05 18:00", "2012-03-07 18:00", {}),
    "filed on a Saturday the centre is open": (
        AT_CENTRE, CENTRE, "2012-03-03 11:00", "2012-03-11 20:00", {}),
    "ten minutes across lunch": (
        minutes(10), DEPARTMENT, "2012-03-05 12:55", "2012-03-05 14:05", {}),
    "ten minutes that end with the lunch bell": (
        minutes(10), DEPARTMENT, "2012-03-05 12:50", "2012-03-05 13:00", {}),
    "ten minutes filed during lunch": (
        minutes(10), DEPARTMENT, "2012-03-05 13:30", "2012-03-05 14:10", {}),
    "thirty minutes across a weekend": (
        minutes(30), DEPARTMENT, "2012-03-02 17:50", "2012-03-05 09:20", {}),
    "ten minutes filed on New Year's Eve, a Saturday": (
        minutes(10), DEPARTMENT, "2011-12-31 20:00", "2012-01-04 09:10", {}),
    "ten minutes at night where the machine answers": (
        minutes(10, after_hours="at_once"), DEPARTMENT, "2012-03-05 03:00", "2012-03-05 03:10", {}),
    "eight hours over a weekend and two lunches": (
        Term(8, Unit.HOUR), DEPARTMENT, "2012-03-02 16:00", "2012-03-05 16:00", {}),
    "two hours over holidays into a working Sunday, by Friday's hours": (
        Term(2, Unit.HOUR), DEPARTMENT, "2012-03-07 17:00", "2012-03-11 10:00", {}),
    "a day and night of the portal when the state left UTC+6": (
        Term(24, Unit.HOUR), PORTAL, "2024-02-29 12:00", "2024-03-01 11:00", {}),
    "a month from 31 January of a leap year": (
        Term(1, Unit.MONTH), DEPARTMENT, "2012-01-31 10:00", "2012-02-29 18:00", {}),
    "a month from 31 January of a common year": (
        Term(1, Unit.MONTH), DEPARTMENT, "2013-01-31 10:00", "2013-02-28 18:00", {}),
    "a month that ends on Saturday 28 February": (
        Term(1, Unit.MONTH), DEPARTMENT, "2015-01-30 10:00", "2015-03-02 18:00", {}),
    "a month counted from the day itself": (
        Term(1, Unit.MONTH, counts_from="same_day", rolls=False),
        DEPARTMENT, "2012-03-01 10:00", "2012-03-31 18:00", {}),
    "a month from 31 January itself ends with February": (
        Term(1, Unit.MONTH, counts_from="same_day"),
        DEPARTMENT, "2012-01-31 10:00", "2012-02-29 18:00", {}),
    "a year from 29 February": (
        Term(1, Unit.YEAR), DEPARTMENT, "2012-02-29 10:00", "2013-02-28 18:00", {}),
    "two weeks": (
        Term(2, Unit.WEEK), DEPARTMENT, "2012-03-02 10:00", "2012-03-16 18:00", {}),
    "a week that ends on a moved Friday rolls to the working Sunday": (
        Term(1, Unit.WEEK), DEPARTMENT, "2012-03-02 10:00", "2012-03-11 18:00", {}),
    "five working days of a six-day week": (
        wd(5, week=6), CENTRE, "2012-02-06 10:00", "2012-02-11 20:00", {}),
    "five working days of a five-day week": (
        wd(5), DEPARTMENT, "2012-02-06 10:00", "2012-02-13 18:00", {}),
    "counted from the same day": (
        wd(3, counts_from="same_day"), DEPARTMENT, "2012-02-06 10:00", "2012-02-08 18:00", {}),
    "an excluded intake day overrides counting from the same day": (
        wd(3, counts_from="same_day", excludes=("intake_day",)),
        DEPARTMENT, "2012-02-06 10:00", "2012-02-09 18:00", {}),
    "only the issue day excluded": (
        wd(1, counts_from="same_day", excludes=("issue_day",)),
        DEPARTMENT, "2012-02-06 10:00", "2012-02-07 18:00", {}),
    "no suspension": (
        wd(10), DEPARTMENT, "2012-02-06 10:00", "2012-02-20 18:00", {}),
    "suspended from Thursday to Monday: two working days later": (
        wd(10), DEPARTMENT, "2012-02-06 10:00", "2012-02-22 18:00",
        {"pauses": [Pause(at("2012-02-09 10:00"), at("2012-02-13 10:00"))]}),
    "suspended and resumed on one day": (
        wd(10), DEPARTMENT, "2012-02-06 10:00", "2012-02-20 18:00",
        {"pauses": [Pause(at("2012-02-09 10:00"), at("2012-02-09 16:00"))]}),
    "the clock stands still in a suspension": (
        minutes(60), DEPARTMENT, "2012-03-05 10:00", "2012-03-05 15:30",
        {"pauses": [Pause(at("2012-03-05 10:30"), at("2012-03-05 15:00"))]}),
    "a month with four days of it suspended, then rolled to the working Sunday": (
        Term(1, Unit.MONTH), DEPARTMENT, "2012-02-06 10:00", "2012-03-11 18:00",
        {"pauses": [Pause(at("2012-02-13 10:00"), at("2012-02-17 10:00"))]}),
    "extended by thirty calendar days": (
        cd(15), DEPARTMENT, "2009-04-17 10:00", "2009-06-01 18:00",
        {"extensions": [Extension(30, Unit.CALENDAR_DAY, "an answer is awaited")]}),
    "an extension counts from the Saturday, not from the day it rolled to": (
        cd(15), DEPARTMENT, "2009-04-17 10:00", "2009-05-12 18:00",
        {"extensions": [Extension(10, Unit.CALENDAR_DAY, "an answer is awaited")]}),
    "an extension by a month runs to the same date": (
        cd(15), DEPARTMENT, "2009-04-17 10:00", "2009-06-02 18:00",
        {"extensions": [Extension(1, Unit.MONTH, "an answer is awaited")]}),
    "minutes extended by hours": (
        minutes(30), DEPARTMENT, "2012-03-05 12:00", "2012-03-05 15:30",
        {"extensions": [Extension(2, Unit.HOUR, "the register is slow")]}),
    "a date left out": (
        wd(3), DEPARTMENT, "2012-02-06 10:00", "2012-02-10 18:00",
        {"excluded": days("2012-02-08")}),
    "a term does not roll onto a date left out": (
        cd(15), DEPARTMENT, "2009-04-17 10:00", "2009-05-06 18:00",
        {"excluded": days("2009-05-04", "2009-05-05")}),
    "nothing is issued on a date left out": (
        AT_CENTRE, CENTRE, "2012-03-05 10:00", "2012-03-14 20:00",
        {"excluded": days("2012-03-12", "2012-03-13")}),
    "dates left out of calendar days, then rolled": (
        cd(3), DEPARTMENT, "2012-02-06 10:00", "2012-02-13 18:00",
        {"excluded": days("2012-02-08", "2012-02-09")}),
    "a date left out by clock": (
        minutes(30), DEPARTMENT, "2012-02-06 17:50", "2012-02-08 09:20",
        {"excluded": days("2012-02-07")}),
    "half past midnight in Almaty while two zones stood": (
        AT_ONCE, EAST, "2012-03-04 18:30Z", "2012-03-06 18:00", {}),
    "the same moment is still Sunday in Aqtobe": (
        AT_ONCE, WEST, "2012-03-04 18:30Z", "2012-03-05 13:00Z", {}),
    "one zone since March 2024, east": (
        AT_ONCE, EAST, "2024-03-05 18:30Z", "2024-03-06 13:00Z", {}),
    "one zone since March 2024, west": (
        AT_ONCE, WEST, "2024-03-05 18:30Z", "2024-03-06 13:00Z", {}),
    "a year with no list: Nauryz by law, its Saturday moves to Monday": (
        wd(1), DEPARTMENT, "2030-03-20 10:00", "2030-03-26 18:00", {}),
    "New Year on Sunday and Monday takes Tuesday": (
        wd(3), DEPARTMENT, "2011-12-30 10:00", "2012-01-06 18:00", {}),
    "Christmas on a Saturday moves nothing": (
        wd(1), DEPARTMENT, "2012-01-06 10:00", "2012-01-09 18:00", {}),
    "a rest moved twice: Sat 9, Mon 11, Fri 8 May 2020": (
        wd(2), DEPARTMENT, "2020-05-06 10:00", "2020-05-12 18:00", {}),
    "the same in a six-day week, where it never moved": (
        wd(2, week=6), CENTRE, "2020-05-06 10:00", "2020-05-11 20:00", {}),
    "Kurban Ait 2024 on the Monday the ministry set": (
        wd(1), DEPARTMENT, "2024-06-14 10:00", "2024-06-18 18:00", {}),
    "a working Saturday in December": (
        wd(3), DEPARTMENT, "2013-12-27 10:00", "2013-12-31 18:00", {}),
    "its rest in January of the next year": (
        wd(1), DEPARTMENT, "2013-12-31 10:00", "2014-01-06 18:00", {}),
    "Republic Day while it was one": (
        wd(1), DEPARTMENT, "2008-10-24 10:00", "2008-10-28 18:00", {}),
    "Republic Day after 2009": (
        wd(1), DEPARTMENT, "2009-10-23 10:00", "2009-10-26 18:00", {}),
    "no Constitution Day in August 2026": (
        wd(1), DEPARTMENT, "2026-08-28 10:00", "2026-08-31 18:00", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_the_golden_due_date_holds_both_ways(name: str) -> None:
    term, hours, start, expected, more = GOLDEN[name]
    result = due(term, at(start), calendar=KZ, hours=hours, **more)
    assert result.at == at(expected)
    assert due_at(term, at(start), calendar=KZ, hours=hours, **more) == at(expected)
    assert result.calendar_version == KZ.version


def rules(steps: tuple[Step, ...]) -> list[tuple[str, str, int | None]]:
    return [(step.date.isoformat()[5:], step.rule, step.number) for step in steps]


def test_the_derivation_names_every_day_to_the_centre_s_issue_day() -> None:
    steps = due(AT_CENTRE, at("2012-03-05 10:00"), calendar=KZ, hours=CENTRE).steps
    assert rules(steps) == [
        ("03-05", "start", None),
        ("03-05", "intake_day_not_counted", None),
        ("03-06", "counted", 1),
        ("03-07", "counted", 2),
        ("03-08", "holiday", None),
        ("03-09", "moved_off", None),
        ("03-10", "weekend", None),
        ("03-11", "moved_on_counted", 3),
        ("03-12", "issue_day", None),
    ]
    assert steps[4].name == "womens_day"
    assert steps[5].moved == dt.date(2012, 3, 11) and steps[7].moved == dt.date(2012, 3, 9)


def test_the_derivation_says_where_a_term_rolled_from() -> None:
    steps = due(cd(15), at("2009-04-17 10:00"), calendar=KZ, hours=DEPARTMENT).steps
    assert rules(steps)[-3:] == [
        ("05-02", "counted", 15), ("05-03", "weekend", None), ("05-04", "rolled", None)
    ]  # fmt: skip
    assert steps[-1].moved == dt.date(2009, 5, 2)


def test_the_derivation_of_minutes_gives_the_intervals() -> None:
    steps = due(minutes(10), at("2012-03-05 12:55"), calendar=KZ, hours=DEPARTMENT).steps
    ran = [(step.opens, step.closes, step.seconds) for step in steps if step.rule == "clock"]
    assert ran == [("12:55", "13:00", 300), ("14:00", "14:05", 300)]


def test_a_filing_at_night_says_where_it_starts() -> None:
    steps = due(wd(1), at("2012-03-04 23:30"), calendar=KZ, hours=DEPARTMENT).steps
    assert steps[0] == Step(
        dt.date(2012, 3, 4), "after_hours", moved=dt.date(2012, 3, 5), opens="09:00"
    )


def test_a_year_without_a_list_is_said_to_be_unverified() -> None:
    later = due(wd(1), at("2030-03-20 10:00"), calendar=KZ, hours=DEPARTMENT)
    assert not later.verified and not any(step.verified for step in later.steps)
    assert due(AT_CENTRE, at("2012-03-05 10:00"), calendar=KZ, hours=CENTRE).verified


def test_one_day_of_one_source_makes_the_due_date_unverified() -> None:
    """Kurban Ait 2009 rests on one source; a term that passes it says so."""
    start = at("2009-11-25 10:00")
    assert not due(wd(2), start, calendar=KZ, hours=DEPARTMENT).verified
    assert due(wd(1), start, calendar=KZ, hours=DEPARTMENT).verified


@pytest.mark.parametrize("term", [wd(10), cd(20), Term(1, Unit.MONTH), Term(90, Unit.HOUR)])
def test_a_term_in_an_open_suspension_has_no_due_date(term: Term) -> None:
    pauses = [Pause(at("2012-02-09 10:00"))]
    for ask in (due, due_at):
        with pytest.raises(TermSuspended):
            ask(term, at("2012-02-06 10:00"), calendar=KZ, hours=DEPARTMENT, pauses=pauses)


@pytest.mark.parametrize(
    ("term", "last", "after"),
    [
        (wd(2), "2012-02-08 17:59", "2012-02-09 00:00"),
        (cd(2), "2012-02-08 00:00", "2012-02-09 00:00"),
        (cd(5), "2012-02-13 09:00", "2012-02-14 00:00"),
        (minutes(60), "2012-02-06 10:59:59", "2012-02-06 11:00"),
    ],
)
def test_a_suspension_stops_a_term_up_to_its_last_day_or_second(
    term: Term, last: str, after: str
) -> None:
    start = at("2012-02-06 10:00")
    plain = due(term, start, calendar=KZ, hours=DEPARTMENT)
    for ask in (due, due_at):
        with pytest.raises(TermSuspended):
            ask(term, start, calendar=KZ, hours=DEPARTMENT, pauses=[Pause(at(last))])
    late = [Pause(at(after))]
    assert due(term, start, calendar=KZ, hours=DEPARTMENT, pauses=late) == plain
    assert due_at(term, start, calendar=KZ, hours=DEPARTMENT, pauses=late) == plain.at


@pytest.mark.parametrize("term", [wd(2), cd(2), minutes(60)])
def test_a_suspension_after_the_end_changes_nothing(term: Term) -> None:
    pauses = [Pause(at("2012-02-09 10:00"))]
    start = at("2012-02-06 10:00")
    plain = due(term, start, calendar=KZ, hours=DEPARTMENT)
    assert due(term, start, calendar=KZ, hours=DEPARTMENT, pauses=pauses).at == plain.at


@pytest.mark.parametrize(("term", "unit"), [(wd(1), Unit.MINUTE), (minutes(1), Unit.WORKING_DAY)])
def test_days_are_not_extended_by_minutes_nor_minutes_by_days(term: Term, unit: Unit) -> None:
    more = [Extension(1, unit, "why")]
    for ask in (due, due_at):
        with pytest.raises(ValueError, match="cannot be extended"):
            ask(term, at("2012-02-06 10:00"), calendar=KZ, hours=DEPARTMENT, extensions=more)


def test_a_naive_start_is_refused() -> None:
    for ask in (due, due_at):
        with pytest.raises(ValueError, match="time zone"):
            ask(wd(1), dt.datetime(2012, 2, 6, 10), calendar=KZ, hours=DEPARTMENT)  # noqa: DTZ001
