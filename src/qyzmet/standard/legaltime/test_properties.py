"""Properties of due dates over random terms, offices, moments and calendars."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.legaltime import (
    RULES,
    Calendar,
    Extension,
    Holiday,
    Hours,
    Pause,
    Term,
    TermSuspended,
    Transfer,
    Unit,
    YearData,
    due,
    due_at,
    remaining,
)

pytestmark = pytest.mark.pure

CLOCK = (Unit.MINUTE, Unit.HOUR)
DATES = tuple(unit for unit in Unit if unit not in CLOCK)
DAYS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY)
OFFICES = (
    Hours.daily("Asia/Almaty", "09:00", "18:00", lunch=("13:00", "14:00")),
    Hours.daily("Asia/Almaty", "09:00", "20:00", days=range(6)),
    Hours.daily("Asia/Aqtobe", "08:30", "17:30", days=(1, 3)),
    Hours.round_the_clock("Asia/Qyzylorda"),
)
ordinary = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def invented(seed: int) -> Calendar:
    """Holidays on random days of 2010-2012 and transfers of random weekends to random weekdays."""
    random, origin = Random(seed), dt.date(2010, 1, 4)
    taken: set[dt.date] = set()
    holidays, transfers = [], []
    for _ in range(random.randrange(60)):
        date = origin + dt.timedelta(days=random.randrange(1000))
        if date not in taken:
            taken.add(date)
            holidays.append(Holiday(date, "a_day", "invented"))
    for _ in range(random.randrange(60)):
        week = origin + dt.timedelta(weeks=random.randrange(140))
        works = week + dt.timedelta(days=random.choice((5, 6)))
        rests = week + dt.timedelta(days=random.randrange(5))
        if not taken & {works, rests}:
            taken |= {works, rests}
            transfers.append(Transfer(rests, works, "invented"))
    years = [
        YearData(
            year, True, "invented",
            tuple(row for row in holidays if row.date.year == year),
            tuple(row for row in transfers if row.works.year == year),
        )
        for year in (2010, 2011, 2012)
    ]  # fmt: skip
    return Calendar.from_years(years, "invented")


calendars = st.one_of(st.just(load_kz()), st.builds(invented, st.integers(0, 15)))


def between(first: dt.date, last: dt.date) -> st.SearchStrategy[dt.datetime]:
    """Whole seconds in UTC from the first day up to the last."""
    start = dt.datetime.combine(first, dt.time(), dt.UTC)
    seconds = int((last - first).total_seconds())
    return st.integers(0, seconds).map(lambda n: start + dt.timedelta(seconds=n))


# Half of the moments are where the invented holidays are.
starts = st.one_of(
    between(dt.date(2008, 1, 1), dt.date(2027, 12, 31)),
    between(dt.date(2010, 1, 1), dt.date(2012, 6, 1)),
)


@st.composite
def terms(draw: st.DrawFn, units: tuple[Unit, ...] = tuple(Unit)) -> Term:
    unit = draw(st.sampled_from(units))
    most = {Unit.MINUTE: 3000, Unit.HOUR: 120, Unit.MONTH: 14, Unit.YEAR: 4}.get(unit, 60)
    excludes: tuple[Any, ...] = ()
    if unit not in CLOCK:
        excludes = tuple(draw(st.sets(st.sampled_from(("intake_day", "issue_day")))))
    return Term(
        draw(st.integers(1, most)),
        unit,
        week=draw(st.sampled_from((5, 6))),
        excludes=excludes,
        counts_from=draw(st.sampled_from(("next_day", "same_day"))),
        after_hours=draw(st.sampled_from(("next_opening", "at_once"))),
        rolls=draw(st.booleans()),
    )


@st.composite
def pauses_after(draw: st.DrawFn, start: dt.datetime) -> list[Pause]:
    """Up to three pauses in any order, possibly overlapping, near the start."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begins = start + dt.timedelta(minutes=draw(st.integers(-3000, 60000)))
        found.append(Pause(begins, begins + dt.timedelta(minutes=draw(st.integers(0, 30000)))))
    return found


@st.composite
def asks(draw: st.DrawFn, units: tuple[Unit, ...] = tuple(Unit)) -> dict[str, Any]:
    term, start = draw(terms(units)), draw(starts)
    more = CLOCK if term.unit in CLOCK else DATES
    extensions = [
        Extension(draw(st.integers(1, 5)), draw(st.sampled_from(more)), "why")
        for _ in range(draw(st.integers(0, 2)))
    ]
    excluded = draw(st.sets(st.integers(-2, 40), max_size=5))
    return {
        "term": term,
        "start": start,
        "calendar": draw(calendars),
        "hours": draw(st.sampled_from(OFFICES)),
        "pauses": draw(pauses_after(start)),
        "extensions": extensions,
        "excluded": frozenset(start.date() + dt.timedelta(days=n) for n in excluded),
    }


@ordinary
@given(asks())
def test_the_fast_path_is_the_derivation_s_path(ask: dict[str, Any]) -> None:
    assert due_at(**ask) == due(**ask).at


@ordinary
@given(asks(DATES))
def test_a_rolling_term_never_ends_on_a_day_off_or_out(ask: dict[str, Any]) -> None:
    result, term = due(**ask), ask["term"]
    assume(term.rolls or "issue_day" in term.excludes)
    assert ask["calendar"].is_working(result.at.date(), term.week)
    assert result.at.date() not in ask["excluded"]


@ordinary
@given(asks(CLOCK))
def test_a_clock_term_ends_while_the_clock_runs(ask: dict[str, Any]) -> None:
    last = due(**ask).steps[-1]
    assert last.rule == "clock" and last.seconds > 0 and last.date not in ask["excluded"]


@ordinary
@given(asks(DATES))
def test_the_counted_steps_are_the_amount(ask: dict[str, Any]) -> None:
    numbers = [step.number for step in due(**ask).steps if step.rule.endswith("counted")
               and step.number is not None]  # fmt: skip
    total = ask["term"].amount + sum(more.amount for more in ask["extensions"])
    assert numbers == list(range(1, total + 1))


@ordinary
@given(asks(CLOCK))
def test_the_seconds_of_the_intervals_are_the_amount(ask: dict[str, Any]) -> None:
    size = {Unit.MINUTE: 60, Unit.HOUR: 3600}
    total = sum(part.amount * size[part.unit] for part in [ask["term"], *ask["extensions"]])
    assert sum(step.seconds for step in due(**ask).steps) == total


@ordinary
@given(asks(DATES))
def test_the_last_step_is_the_due_day_and_steps_never_go_back(ask: dict[str, Any]) -> None:
    result = due(**ask)
    dates = [step.date for step in result.steps]
    assert dates[-1] == result.at.date()
    assert dates == sorted(dates)


@ordinary
@given(asks())
def test_every_step_carries_a_rule_of_the_list(ask: dict[str, Any]) -> None:
    assert {step.rule for step in due(**ask).steps} <= set(RULES)


@ordinary
@given(asks())
def test_a_pause_never_shortens(ask: dict[str, Any]) -> None:
    without = {**ask, "pauses": []}
    assert due_at(**ask) >= due_at(**without)


@ordinary
@given(asks())
def test_an_extension_never_shortens(ask: dict[str, Any]) -> None:
    assert due_at(**ask) >= due_at(**{**ask, "extensions": []})


@ordinary
@given(asks(), st.randoms())
def test_pauses_commute(ask: dict[str, Any], random: Any) -> None:
    shuffled = list(ask["pauses"])
    random.shuffle(shuffled)
    assert due(**ask) == due(**{**ask, "pauses": shuffled})


@ordinary
@given(asks(), st.integers(0, 100_000))
def test_filing_later_never_falls_due_earlier(ask: dict[str, Any], later: int) -> None:
    """Except where months meet suspended days: two starts a clamp brings to one 28 February may
    have different shares of a suspension, and the one suspended for longer ends later."""
    if ask["term"].unit not in (*CLOCK, *DAYS) or ask["extensions"]:
        ask = {**ask, "pauses": [], "excluded": frozenset()}
    moved = {**ask, "start": ask["start"] + dt.timedelta(minutes=later)}
    assert due_at(**ask) <= due_at(**moved)


@ordinary
@given(asks())
def test_the_same_question_has_the_same_answer(ask: dict[str, Any]) -> None:
    assert due(**ask) == due(**ask)


@ordinary
@given(asks(), st.integers(-3000, 60000))
def test_an_open_suspension_stops_a_term_or_leaves_it_be(ask: dict[str, Any], when: int) -> None:
    """Both paths agree, and what is not stopped is not changed."""
    begins = ask["start"] + dt.timedelta(minutes=when)
    stopped = {**ask, "pauses": [*ask["pauses"], Pause(begins)]}
    try:
        derived = due(**stopped).at
    except TermSuspended:
        with pytest.raises(TermSuspended):
            due_at(**stopped)
    else:
        assert derived == due_at(**stopped) == due_at(**ask)


@ordinary
@given(calendars, st.dates(dt.date(2008, 1, 1), dt.date(2027, 1, 1)), st.integers(-80, 80),
       st.sampled_from((5, 6)))  # fmt: skip
def test_the_table_adds_working_days_as_one_counts_them(
    calendar: Calendar, day: dt.date, n: int, week: Any
) -> None:
    at, left, way = day, abs(n), 1 if n > 0 else -1
    while left:
        at += dt.timedelta(days=way)
        left -= calendar.is_working(at, week)
    assert calendar.add_working_days(day, n, week) == at
    if n > 0:
        assert calendar.working_days_between(day, at, week) == n


@ordinary
@given(asks(), st.integers(-20000, 20000))
def test_what_is_left_is_late_only_after_the_end(ask: dict[str, Any], shift: int) -> None:
    end = due_at(**ask)
    now = end + dt.timedelta(minutes=shift)
    left = remaining(now, end, ask["calendar"], ask["hours"])
    assert left.late == (shift > 0)
    assert left.minutes <= abs(shift) and left.working_days >= 0
