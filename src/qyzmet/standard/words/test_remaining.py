import pytest

from qyzmet.standard.legaltime import Remaining, Unit
from qyzmet.standard.words.remaining import amount, time_left


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (12, "12 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
        (111, "111 рабочих дней"),
    ],
)
def test_russian_days_agree_with_their_number(number, expected):
    assert time_left(Remaining(number, 9000, False), "ru", False) == expected


def test_kazakh_takes_no_plural_after_a_number():
    assert {amount(n, Unit.WORKING_DAY, "kk").split(" ", 1)[1] for n in range(1, 30)} == {
        "жұмыс күні"
    }


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "8 минут"), ("ru", "8 минут"), ("en", "8 minutes")],
)
def test_a_term_by_clock_answers_in_minutes(language, expected):
    assert time_left(Remaining(0, 8, False), language, True) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "1 жұмыс күніне кешікті"),
        ("ru", "просрочено на 1 рабочий день"),
        ("en", "late by 1 working day"),
    ],
)
def test_lateness_by_days_is_said(language, expected):
    assert time_left(Remaining(1, 700, True), language, False) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "1 сағат 1 минутқа кешікті"),
        ("ru", "просрочено на 1 час 1 минуту"),
        ("en", "late by 1 hour 1 minute"),
    ],
)
def test_lateness_by_clock_is_said_in_the_right_case(language, expected):
    assert time_left(Remaining(0, 61, True), language, True) == expected


def test_a_clock_that_ran_over_many_days_answers_in_days():
    assert time_left(Remaining(3, 1700, True), "en", True) == "late by 3 working days"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_last_day_of_a_term_by_dates_is_named(language):
    said = time_left(Remaining(0, 300, False), language, False)
    assert "0" not in said
    assert said != time_left(Remaining(0, 300, True), language, False)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_lateness_outside_hours_has_words_though_no_minute_ran(language):
    late = time_left(Remaining(0, 0, True), language, True)
    assert late
    assert late != time_left(Remaining(0, 0, False), language, True)


def test_an_unknown_language_is_answered_in_the_state_language():
    assert time_left(Remaining(2, 900, False), "xx", False) == "2 жұмыс күні"


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_unit_has_words(unit, language):
    assert amount(3, unit, language).startswith("3 ")
