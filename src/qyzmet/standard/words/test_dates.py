from datetime import UTC, date, datetime

import pytest

from qyzmet.standard.words import dates as words

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "2026 жылғы 20 қараша"),
        ("ru", "20 ноября 2026 года"),
        ("en", "20 November 2026"),
        ("ru-RU", "20 ноября 2026 года"),
        ("de", "2026 жылғы 20 қараша"),
    ],
)
def test_a_date_is_written_in_full_in_each_language(language, text):
    assert words.legal_date(DAY, language) == text


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("kk", "қаңтар", "желтоқсан"), ("ru", "января", "декабря"), ("en", "January", "December")],
)
def test_every_language_has_twelve_different_months(language, first, last):
    dates = [words.legal_date(date(2020, month, 3), language) for month in range(1, 13)]
    assert len(set(dates)) == 12
    assert first in dates[0] and last in dates[11]


@pytest.mark.parametrize(
    ("language", "monday", "sunday"),
    [
        ("kk", "дүйсенбі", "жексенбі"),
        ("ru", "понедельник", "воскресенье"),
        ("en", "Monday", "Sunday"),
    ],
)
def test_the_week_runs_from_monday_to_sunday(language, monday, sunday):
    week = [words.weekday_name(date(2012, 3, day), language) for day in range(5, 12)]
    assert len(set(week)) == 7
    assert (week[0], week[6]) == (monday, sunday)


def test_a_moment_has_the_date_of_the_offices_zone():
    moment = datetime(2012, 3, 11, 18, 30, tzinfo=UTC)
    there = words.in_zone(moment, "Asia/Almaty")
    assert words.legal_datetime(there, "ru") == "12 марта 2012 года, 00:30"
    assert words.legal_datetime(words.in_zone(moment, "Asia/Aqtau"), "kk") == (
        "2012 жылғы 11 наурыз, 23:30"
    )


def test_the_two_zones_of_before_march_2024_and_the_one_after_are_both_known():
    before = datetime(2024, 2, 28, 6, 0, tzinfo=UTC)
    after = datetime(2024, 3, 2, 6, 0, tzinfo=UTC)
    assert words.in_zone(before, "Asia/Almaty").hour == 12
    assert words.in_zone(after, "Asia/Almaty").hour == 11


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2012, 3, 12, 10, 0, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        words.in_zone(naive, "Asia/Almaty")
    with pytest.raises(ValueError, match="time zone"):
        words.legal_datetime(naive, "kk")
