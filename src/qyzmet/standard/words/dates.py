"""Dates and times in words, for Kazakh, Russian and English. Pure: knows no Django and no clock.

The month and weekday names stand here because Django carries no date formats for Kazakh, and a date
on a receipt must read the same on the page, in a letter and on paper.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LANGUAGES = ("kk", "ru", "en")

_MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": ("January February March April May June July August September October November December"),
}
_WEEKDAYS = {
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_MONTH_NAMES = {language: tuple(names.split()) for language, names in _MONTHS.items()}
_WEEKDAY_NAMES = {language: tuple(names.split()) for language, names in _WEEKDAYS.items()}


def language_of(code: str | None) -> str:
    """Return kk, ru or en for a language code such as "ru-RU"; Kazakh, the state language, for
    anything else."""
    head = (code or "").replace("_", "-").split("-")[0].lower()
    return head if head in LANGUAGES else "kk"


def in_zone(moment: datetime, zone: str) -> datetime:
    """Return the same moment on the clocks of `zone` (an IANA name, the office's own).

    Raises ValueError for a moment without a zone: such a moment has no legal date.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no legal date")
    return moment.astimezone(ZoneInfo(zone))


def legal_date(day: date, language: str) -> str:
    """Return the date in full words: the day, the month's name, the year.

    A datetime gives the date on its own clocks: put it through `in_zone` first.
    """
    language = language_of(language)
    month = _MONTH_NAMES[language][day.month - 1]
    if language == "kk":
        return f"{day.year} жылғы {day.day} {month}"
    if language == "ru":
        return f"{day.day} {month} {day.year} года"
    return f"{day.day} {month} {day.year}"


def legal_datetime(moment: datetime, language: str) -> str:
    """Return date and time of day to the minute, 24 hours, on the clocks the moment carries.

    Raises ValueError for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no legal date")
    return f"{legal_date(moment, language)}, {moment:%H:%M}"


def weekday_name(day: date, language: str) -> str:
    """Return the name of the day of the week, in lower case where the language wants it."""
    return _WEEKDAY_NAMES[language_of(language)][day.weekday()]
