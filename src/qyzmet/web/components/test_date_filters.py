from datetime import UTC, date, datetime

from django.template import Context, Template
from django.utils import translation

DAY = date(2026, 11, 20)


def _shown(source, language, **context):
    with translation.override(language):
        return Template("{% load components %}" + source).render(Context(context))


def test_filters_speak_the_readers_language():
    assert _shown("{{ d|legal_date }}, {{ d|weekday_name }}", "kk", d=DAY) == (
        "2026 жылғы 20 қараша, жұма"
    )
    assert _shown("{{ d|legal_date }}, {{ d|weekday_name }}", "ru", d=DAY) == (
        "20 ноября 2026 года, пятница"
    )


def test_a_filter_keeps_the_zone_it_was_given_and_takes_utc_to_the_sites(bare_site):
    moment = datetime(2012, 3, 11, 18, 30, tzinfo=UTC)
    assert _shown('{{ m|in_zone:"Asia/Aqtau"|legal_datetime }}', "en", m=moment) == (
        "11 March 2012, 23:30"
    )
    assert _shown("{{ m|legal_date }}", "en", m=moment) == "12 March 2012"
    assert _shown("{{ m|weekday_name }}", "en", m=moment) == "Monday"


def test_an_absent_date_is_shown_as_nothing():
    source = "[{{ d|legal_date }}{{ d|legal_datetime }}{{ d|weekday_name }}]"
    assert _shown(source, "kk", d=None) == "[]"
