from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import translation

from qyzmet.features.offices.queries import directory, serving
from qyzmet.kernel import clock
from qyzmet.standard.legaltime.days import LAST_YEAR
from qyzmet.web.portal.facts import dialled
from qyzmet.web.portal.places import fits, state_today

ALMATY = ZoneInfo("Asia/Almaty")
OFFICE = serving("department")[0]


@pytest.mark.parametrize(
    ("moment", "is_open", "says"),
    [
        ((2026, 3, 5, 10, 0), True, "Open now, until 18:00"),
        ((2026, 3, 5, 9, 0), True, "Open now, until 18:00"),
        ((2026, 3, 5, 8, 59), False, "Opens at 09:00"),
        ((2026, 3, 5, 18, 0), False, "Closed for today since 18:00"),
        ((2026, 3, 7, 10, 0), False, "Closed today"),
        ((2026, 3, 23, 10, 0), False, "Closed today: Nauryz"),
        (
            (LAST_YEAR + 1, 3, 5, 10, 0),
            False,
            "Call first: the days off of this year are not known here",
        ),
    ],
)
def test_an_office_says_whether_it_is_open(moment, is_open, says):
    with translation.override("en"):
        found = state_today(OFFICE, datetime(*moment, tzinfo=ALMATY))
    assert (found.open, found.says) == (is_open, says)


@pytest.mark.parametrize("words", ["Кокш", "көкшетау", "kokshetau", "КОКШЕТАУ Отдел", ""])
def test_an_office_is_found_by_the_beginning_of_words_in_any_language(words):
    office = next(o for o in serving("department") if o.territory.id == "kokshetau")
    assert fits(office, words)


def test_every_word_has_to_fit():
    office = next(o for o in serving("department") if o.territory.id == "kokshetau")
    assert not fits(office, "кокшетау пингвин")


def test_a_printed_phone_can_be_dialled():
    assert dialled("8-71638 2-10-48") == "+77163821048"
    assert all(
        dialled(phone).startswith("+7") and len(dialled(phone)) == 12
        for office in directory().values()
        for phone in office.phones
    )


@pytest.mark.django_db
def test_the_directory_shows_all_offices_with_phones(cast):
    with clock.at(datetime(2026, 3, 5, 10, 0, tzinfo=ALMATY)):
        html = Client(headers={"accept-language": "ru"}).get("/offices/").content.decode()
    assert all(f'id="{office_id}"' in html for office_id in directory())
    assert html.count("Сейчас открыто") == len(directory())


@pytest.mark.django_db
def test_words_that_fit_no_office_lead_back_to_all(cast):
    html = Client(headers={"accept-language": "en"}).get("/offices/", {"q": "xyz"}).content.decode()
    assert "No office fits these words" in html
    assert 'href="/offices/"' in html
