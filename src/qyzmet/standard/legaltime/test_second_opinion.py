"""The `holidays` library as a second opinion on every day from 2008 through 2026.

Every difference has its reason here. A difference that is not here fails, and so does a reason
for a difference that is gone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import holidays
import pytest

from qyzmet.catalogue.calendars import KZ, load_kz
from qyzmet.standard.legaltime import Calendar, statute_from, year_from

pytestmark = pytest.mark.pure

CALENDAR = load_kz()
FIRST, LAST = dt.date(2008, 1, 1), dt.date(2026, 12, 31)
OFF = ("holiday", "holiday_moved", "moved_off")

DIFFERENCES = {
    # The first day of Kurban Ait 2024. The year's calendar had 16 June as reckoned; the labour
    # ministry with the Spiritual Administration of Muslims set Monday 17 June (newsroom.kz,
    # ulysmedia.kz, aqnews.kz). The library keeps the reckoned day.
    dt.date(2024, 6, 16): ("a Sunday like any other", "the library: Eid al-Adha"),
    dt.date(2024, 6, 17): ("Kurban Ait, a day off", "the library: a working day"),
    # Victory Day 2020 fell on Saturday and gave Monday 11 May; the order of 2019 moved that rest
    # to Friday 8. We keep both steps; the library knows the Friday alone and, as it drops the
    # Monday again, lists the day among worked weekends though it was none.
}

WORDS = {
    "new_year": "New Year's Day",
    "orthodox_christmas": "Orthodox Christmas",
    "womens_day": "International Women's Day",
    "nauryz": "Nowruz Holiday",
    "unity_day": "Kazakhstan's People Solidarity Holiday",
    "defender_day": "Defender of the Fatherland Day",
    "victory_day": "Victory Day",
    "capital_day": "Capital Day",
    "constitution_day": "Constitution Day",
    "republic_day": "Republic Day",
    "first_president_day": "First President Day",
    "independence_day": "Independence Day",
    "kurban_ait": "Eid al-Adha",
}


def theirs() -> Any:
    years = range(FIRST.year - 1, LAST.year + 2)
    return holidays.country_holidays("KZ", years=years, language="en_US")


def span() -> list[dt.date]:
    return [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def differing(calendar: Calendar) -> set[dt.date]:
    """Days one side works and the other does not, or one side keeps and the other does not."""
    library = theirs()
    return {
        day
        for day in span()
        if calendar.is_working(day) != library.is_working_day(day)
        or (calendar.status(day).reason in OFF) != (day in library)
    }


def test_every_difference_is_explained_and_every_explanation_is_needed() -> None:
    assert differing(CALENDAR) == set(DIFFERENCES)


def test_holidays_have_the_names_the_library_gives_them() -> None:
    assert CALENDAR.holiday_ids() == set(WORDS)
    library, wrong = theirs(), {}
    for day in span():
        ours = CALENDAR.status(day)
        if ours.reason in ("holiday", "holiday_moved") and day not in DIFFERENCES:
            name = library[day].split(" (")[0]
            if name != WORDS[ours.name]:
                wrong[day] = (ours.name, name)
    assert wrong == {}


def test_worked_weekends_are_the_library_s() -> None:
    worked = {day for day in span() if CALENDAR.status(day).reason == "moved_on"}
    listed = {day for day in theirs().weekend_workdays if FIRST <= day <= LAST}
    # 11 May 2020 was a Monday: a weekday that worked again, not a weekend.
    assert worked - listed == {dt.date(2020, 5, 11)} and listed <= worked


def test_forgetting_an_order_is_found() -> None:
    """Negative control: the comparison sees one missing transfer and one missing holiday."""
    years = [year_from(path.read_text("utf-8")) for path in sorted(KZ.glob("2*.yaml"))]
    cut = [y if y.year != 2012 else type(y)(2012, True, y.source, y.holidays[:-1], y.transfers[1:])
           for y in years]  # fmt: skip
    found = differing(Calendar.from_years(cut, "cut")) - set(DIFFERENCES)
    assert found == {dt.date(2012, 3, 9), dt.date(2012, 3, 11), dt.date(2012, 12, 17)}


@pytest.mark.parametrize("year", range(2008, 2028))
def test_each_list_says_of_fixed_holidays_what_the_law_says(year: int) -> None:
    """The list and the rule are two statements of one law; only Kurban Ait is beyond the rule."""
    statute = statute_from((KZ / "statute.yaml").read_text("utf-8"))
    listed = year_from((KZ / f"{year}.yaml").read_text("utf-8"))
    fixed = [row for row in listed.holidays if row.id != "kurban_ait"]
    assert [(r.date, r.id, r.moved_five, r.moved_six) for r in fixed] == [
        (r.date, r.id, r.moved_five, r.moved_six) for r in statute.year(year).holidays
    ]
    assert len(listed.holidays) == len(fixed) + 1


def test_every_list_names_what_each_row_rests_on() -> None:
    for year in range(2008, 2028):
        listed = year_from((KZ / f"{year}.yaml").read_text("utf-8"))
        for row in listed.holidays:
            assert "Law No 267-II" in row.source or "Labour Code" in row.source
        for order in listed.transfers:
            assert "resolution No" in order.source or "Order No" in order.source
        assert listed.verified == (year < 2027)
