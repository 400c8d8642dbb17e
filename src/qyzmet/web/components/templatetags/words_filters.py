"""Dates in words for templates: `{% load words_filters %}`.

The filters don't let Django shift the moment to its own zone: the legal date is the office's.
"""

from datetime import UTC, date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from qyzmet.standard.words import dates as words

register = template.Library()


def _on_office_clocks(when: datetime) -> datetime:
    # UTC is how moments are stored and nobody's clock here: the site's zone stands in for it.
    if when.tzinfo is None or when.utcoffset() is None:
        raise ValueError("a moment without a time zone has no legal date")
    if when.tzinfo is UTC or str(when.tzinfo) == "UTC":
        return when.astimezone(timezone.get_current_timezone())
    return when


def in_words(when: date | datetime | None) -> str:
    """Return a date, or a moment with its time, in the reader's language; "" for None."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        return legal_datetime(when)
    return legal_date(when)


@register.filter
def legal_date(when: date | datetime | None) -> str:
    """The date in full words in the reader's language; a moment in UTC is taken to the site's
    zone, any other keeps its own; "" for None."""
    if not when:
        return ""
    day = _on_office_clocks(when).date() if isinstance(when, datetime) else when
    return words.legal_date(day, get_language() or "kk")


@register.filter
def legal_datetime(when: datetime | None) -> str:
    """Date and time in words; zones as with `legal_date`; "" for None."""
    if not when:
        return ""
    return words.legal_datetime(_on_office_clocks(when), get_language() or "kk")


@register.filter
def weekday_name(when: date | datetime | None) -> str:
    """The name of the day of the week in the reader's language; "" for None."""
    if not when:
        return ""
    day = _on_office_clocks(when).date() if isinstance(when, datetime) else when
    return words.weekday_name(day, get_language() or "kk")


@register.filter
def in_zone(when: datetime | None, zone: str) -> datetime | None:
    """The same moment on an office's clocks: `{{ moment|in_zone:office.zone|legal_datetime }}`."""
    return words.in_zone(when, zone) if when else None
