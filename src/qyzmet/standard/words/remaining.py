"""Amounts of time and what is left of a term, in kk, ru and en. Pure."""

from qyzmet.standard.legaltime import Remaining, Unit

from .dates import language_of

_HOURS_UP_TO = 10 * 60
"""From so many minutes of intake hours on, days say more than hours."""

_RU = {
    Unit.MINUTE: ("минута", "минуты", "минут"),
    Unit.HOUR: ("час", "часа", "часов"),
    Unit.WORKING_DAY: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.CALENDAR_DAY: ("календарный день", "календарных дня", "календарных дней"),
    Unit.WEEK: ("неделя", "недели", "недель"),
    Unit.MONTH: ("месяц", "месяца", "месяцев"),
    Unit.YEAR: ("год", "года", "лет"),
}
_RU_AFTER_NA = {Unit.MINUTE: "минуту", Unit.WEEK: "неделю"}
"""Singular forms that change after a preposition; the others stay as they are."""

_KK = {
    Unit.MINUTE: ("минут", "минутқа"),
    Unit.HOUR: ("сағат", "сағатқа"),
    Unit.WORKING_DAY: ("жұмыс күні", "жұмыс күніне"),
    Unit.CALENDAR_DAY: ("күнтізбелік күн", "күнтізбелік күнге"),
    Unit.WEEK: ("апта", "аптаға"),
    Unit.MONTH: ("ай", "айға"),
    Unit.YEAR: ("жыл", "жылға"),
}
_EN = {
    Unit.MINUTE: "minute",
    Unit.HOUR: "hour",
    Unit.WORKING_DAY: "working day",
    Unit.CALENDAR_DAY: "calendar day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.YEAR: "year",
}
_LAST_DAY = {
    "kk": "бүгін соңғы күн",
    "ru": "сегодня последний день",
    "en": "today is the last day",
}
_LESS_THAN_A_MINUTE = {
    "kk": "бір минуттан аз",
    "ru": "меньше минуты",
    "en": "less than a minute",
}
_JUST_LATE = {"kk": "мерзімі өтті", "ru": "срок истёк", "en": "the time is up"}
_LATE_BY = {"kk": "{} кешікті", "ru": "просрочено на {}", "en": "late by {}"}

Part = tuple[int, Unit]


def _russian_form(number: int) -> int:
    """Index of the form after a numeral: 0 as after one, 1 as after two, 2 as after five."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return 1
    return 2


def amount(number: int, unit: Unit, language: str, *, by: bool = False) -> str:
    """A number with its unit: "5 рабочих дней". `by` gives the form for "late by ..."."""
    language = language_of(language)
    if language == "kk":
        return f"{number} {_KK[unit][by]}"
    if language == "ru":
        form = _russian_form(number)
        word = _RU[unit][form]
        return f"{number} {_RU_AFTER_NA.get(unit, word) if by and form == 0 else word}"
    return f"{number} {_EN[unit]}{'' if number == 1 else 's'}"


def _parts(remaining: Remaining, unit_is_clock: bool) -> list[Part]:
    """Hours and minutes where the clock counts, or where the days come to none; else days."""
    by_hours = remaining.minutes < _HOURS_UP_TO and (unit_is_clock or remaining.working_days == 0)
    if by_hours or remaining.working_days == 0:
        hours, minutes = divmod(remaining.minutes, 60)
        return [p for p in ((hours, Unit.HOUR), (minutes, Unit.MINUTE)) if p[0]]
    return [(remaining.working_days, Unit.WORKING_DAY)]


def time_left(remaining: Remaining, language: str, unit_is_clock: bool) -> str:
    """What is left of a term, or by how much it is late, as one short phrase without a full stop.

    `unit_is_clock` says that the term is counted in minutes or hours of intake; a term by dates
    answers in working days, and on its last day says so.
    """
    language = language_of(language)
    if not remaining.late and not unit_is_clock and remaining.working_days == 0:
        return _LAST_DAY[language]
    parts = _parts(remaining, unit_is_clock)
    if not parts:
        return _JUST_LATE[language] if remaining.late else _LESS_THAN_A_MINUTE[language]
    if not remaining.late:
        return " ".join(amount(number, unit, language) for number, unit in parts)
    # Only the last Kazakh word takes the ending, every Russian one stands after the preposition.
    last = len(parts) - 1
    words = [
        amount(number, unit, language, by=language == "ru" or n == last)
        for n, (number, unit) in enumerate(parts)
    ]
    return _LATE_BY[language].format(" ".join(words))
