"""Negative controls: take one rule out, and the golden dates that need it must break."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from qyzmet.catalogue.calendars import KZ as FOLDER
from qyzmet.standard.legaltime import (
    Calendar,
    Holiday,
    Statute,
    YearData,
    clock,
    count,
    days,
    due,
    due_at,
    statute_from,
    year_from,
)
from qyzmet.standard.legaltime.hours import Hours
from qyzmet.standard.legaltime.test_golden import AT_CENTRE, CENTRE, GOLDEN, KZ, at

pytestmark = pytest.mark.pure


def lists() -> list[YearData]:
    return [year_from(path.read_text("utf-8")) for path in sorted(FOLDER.glob("2*.yaml"))]


def statute() -> Statute:
    return statute_from((FOLDER / "statute.yaml").read_text("utf-8"))


def broken(calendar: Calendar, changed: Callable[[Any], Any] = lambda term: term) -> set[str]:
    """Golden dates that come out wrong, by either path."""
    wrong = set()
    for name, (term, hours, start, expected, more) in GOLDEN.items():
        for ask in (due, due_at):
            got = ask(changed(term), at(start), calendar=calendar, hours=hours, **more)
            if getattr(got, "at", got) != at(expected):
                wrong.add(f"{name} / {ask.__name__}")
    return wrong


def both(*names: str) -> set[str]:
    return {f"{name} / {path}" for name in names for path in ("due", "due_at")}


def test_nothing_is_broken_with_every_rule_in() -> None:
    assert broken(KZ) == set()


def counted(calendar: Calendar, start: str) -> list[str]:
    steps = due(AT_CENTRE, at(start), calendar=calendar, hours=CENTRE).steps
    return [step.date.isoformat()[5:] for step in steps if step.number]


def test_without_transfers_the_centre_counts_other_days() -> None:
    """The due dates stay: a transfer inside the term gives back the day it takes. The derivation
    shows it, and so does a term that ends between the two days."""
    cut = [msgspec.structs.replace(year, transfers=()) for year in lists()]
    calendar = Calendar.from_years(cut, "cut", statute())
    assert counted(KZ, "2012-03-05 10:00") == ["03-06", "03-07", "03-11"]
    assert counted(calendar, "2012-03-05 10:00") == ["03-06", "03-07", "03-09"]
    assert counted(KZ, "2012-04-26 10:00") == ["04-27", "04-28", "05-02"]
    assert counted(calendar, "2012-04-26 10:00") == ["04-27", "04-30", "05-02"]
    assert both(
        "a week that ends on a moved Friday rolls to the working Sunday",
        "its rest in January of the next year",
        "a working Saturday in December",
    ) <= broken(calendar)


def test_with_days_off_but_no_worked_weekends_the_centre_issues_a_day_late() -> None:
    """What a list of holidays alone can say: Friday 9 March rests, Sunday 11 does not work."""
    half = [
        msgspec.structs.replace(
            year,
            transfers=(),
            holidays=(
                *year.holidays,
                *(
                    Holiday(order.rests, "moved", order.source)
                    for order in year.transfers
                    if order.works.weekday() > 4 and order.rests.year == year.year
                ),
            ),
        )
        for year in lists()
    ]
    assert both(
        "centre, over Women's Day and a moved Friday", "centre, a working Saturday before May"
    ) <= broken(Calendar.from_years(half, "half", statute()))


def test_without_moved_holidays_new_year_is_too_short() -> None:
    cut = [
        msgspec.structs.replace(
            year,
            holidays=tuple(
                msgspec.structs.replace(row, moved_five=None, moved_six=None)
                for row in year.holidays
            ),
            transfers=tuple(order for order in year.transfers if order.works.weekday() > 4),
        )
        for year in lists()
    ]
    assert both(
        "New Year on Sunday and Monday takes Tuesday", "Republic Day while it was one"
    ) <= broken(Calendar.from_years(cut, "cut", statute()))


def test_without_the_statute_a_year_with_no_list_has_no_nauryz() -> None:
    assert broken(Calendar.from_years(lists(), "cut")) == both(
        "a year with no list: Nauryz by law, its Saturday moves to Monday"
    )


def test_a_saturday_transfer_given_to_the_six_day_week_breaks_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "rests_weekly", lambda day, week: day.weekday() >= 5)
    cut = Calendar.from_years(lists(), "cut", statute())
    assert both("six-day week: the Saturday transfer does not exist, Mon 30 April works") <= broken(
        cut
    )


@pytest.mark.parametrize(
    ("field", "value", "needs"),
    [
        ("rolls", False, "fifteen calendar days end on a Saturday"),
        ("excludes", (), "centre, over Women's Day and a moved Friday"),
        (
            "after_hours",
            "at_once",
            "department on a Sunday night: intake is Monday, day one is Tuesday",
        ),
        ("counts_from", "next_day", "counted from the same day"),
        ("week", 5, "five working days of a six-day week"),
    ],
)
def test_each_property_of_a_term_matters(field: str, value: Any, needs: str) -> None:
    wrong = broken(KZ, lambda term: msgspec.structs.replace(term, **{field: value})
                   if not (term.unit.by_clock and field == "excludes") else term)  # fmt: skip
    assert both(needs) <= wrong


def test_without_suspensions_and_excluded_dates_terms_end_too_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(count.Blocked, "__bool__", lambda self: False)
    monkeypatch.setattr(count.Blocked, "between", lambda self, after, through: ())
    monkeypatch.setattr(clock.Stops, "split", lambda self, span: iter([(span, True)]))
    assert both(
        "suspended from Thursday to Monday: two working days later",
        "a date left out",
        "the clock stands still in a suspension",
    ) <= broken(KZ)


def test_without_the_working_sunday_s_hours_the_clock_waits_for_monday(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Hours.day_model
    monkeypatch.setattr(
        Hours,
        "day_model",
        lambda self, day, calendar: (
            None if calendar.status(day).reason == "moved_on" else real(self, day, calendar)
        ),
    )
    assert both("two hours over holidays into a working Sunday, by Friday's hours") <= broken(KZ)


def test_without_the_clamp_a_month_from_the_31st_has_no_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(count, "min", max, raising=False)
    with pytest.raises(ValueError, match="day"):
        broken(KZ)
