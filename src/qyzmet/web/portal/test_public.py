import html
import json
import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from qyzmet.features.applications.forecast import forecast
from qyzmet.features.offices.queries import serving
from qyzmet.kernel import clock
from qyzmet.standard.legaltime.days import LAST_YEAR
from qyzmet.testing.cast import SERVICE
from qyzmet.testing.stages import submitted

pytestmark = pytest.mark.django_db
FRIDAY_EVENING = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)  # 19:00 on the offices' clocks


def get(path: str, language: str = "en", **query: str):
    client = Client(headers={"accept-language": language})
    return client.get(path, query)


def text_of(response) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "path",
    ["/", "/services/", "/offices/", "/help/", "/verify/"]
    + [f"/services/{SERVICE}/{rest}" for rest in ("", "for-me/", "sheet/", "at-home/")],
)
def test_every_page_opens_with_one_heading_and_its_language(cast, path, language):
    response = get(path, language)
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("<h1") == 1
    assert f'<html lang="{language}"' in page
    assert "<script" not in page


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_kazakh_and_russian_pages_leave_no_english_behind(cast, language):
    english = text_of(get(f"/services/{SERVICE}/", "en"))
    translated = text_of(get(f"/services/{SERVICE}/", language))
    for sentence in ("Who may have it", "Ways to apply", "When it is refused", "The law behind it"):
        assert sentence in english
        assert sentence not in translated


def test_the_home_page_leads_to_services_status_and_verification(cast):
    page = get("/").content.decode()
    for path in (f"/services/{SERVICE}/", "/status/", "/verify/", "/offices/"):
        assert f'href="{path}"' in page


def test_without_a_published_edition_there_is_no_service(db):
    assert get(f"/services/{SERVICE}/").status_code == 404
    assert get("/").status_code == 200


@pytest.mark.parametrize(
    "words", ["безроботный", "жумыссыз аныктама", "unemployment paper", ",tphf,jnysq"]
)
def test_a_service_is_found_by_words_of_daily_life(cast, words):
    assert f'href="/services/{SERVICE}/"' in get("/services/", q=words).content.decode()


def test_words_that_find_nothing_give_a_page_that_helps(cast):
    said = text_of(get("/services/", q="пингвины"))
    assert "Nothing fits these words" in said
    assert "1414" in said
    assert f'href="/services/{SERVICE}/"' in get("/services/", q="пингвины").content.decode()


def test_what_is_searched_is_shown_back_and_never_run(cast):
    page = get("/services/", q='"><script>alert(1)</script>').content.decode()
    assert "<script" not in page


def test_the_card_promises_the_date_that_sending_would_give(cast):
    with clock.at(FRIDAY_EVENING):
        page = get(f"/services/{SERVICE}/")
        term = forecast(cast.edition, serving("department")[0].id, "portal", FRIDAY_EVENING)
        assert term is not None
    said = text_of(page)
    # Filed after hours before a long holiday: 9 March 2026 rests for the 8th.
    assert "11 March 2026, 18:00" in said
    assert term.due_at.astimezone(UTC) == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
    assert "filed outside working hours" in said


def test_the_promise_on_the_card_is_the_one_on_the_receipt(cast):
    with clock.at(FRIDAY_EVENING):
        state = submitted(cast)
        assert f'datetime="{state.due_at:%Y-%m-%d}'.encode() in get(f"/services/{SERVICE}/").content


def test_a_way_that_is_closed_is_shown_as_not_yet_here_with_what_the_act_says(cast):
    said = text_of(get(f"/services/{SERVICE}/"))
    assert "Not yet in this system" in said
    assert "Through the centre: three working days" in said


def test_the_repeal_of_the_act_is_told(cast):
    assert "А-5/225" in text_of(get(f"/services/{SERVICE}/"))


def test_every_link_of_the_card_leads_somewhere(cast):
    client = Client(headers={"accept-language": "ru"})
    page = client.get(f"/services/{SERVICE}/").content.decode()
    links = set(re.findall(r'href="(/[^"#]*)"', page))
    assert len([link for link in links if link.startswith("/clauses/")]) > 60
    dead = {
        link: client.get(html.unescape(link)).status_code for link in links if "static" not in link
    }
    assert {link: status for link, status in dead.items() if status not in (200, 302)} == {}


def test_beyond_the_known_calendars_no_date_is_promised(cast):
    with clock.at(datetime(LAST_YEAR, 12, 31, 15, 0, tzinfo=UTC)):
        response = get(f"/services/{SERVICE}/")
    assert response.status_code == 200
    assert "If you apply now" not in text_of(response)


def test_is_it_for_me_asks_one_question_a_page_and_ends_with_the_button(cast):
    path = f"/services/{SERVICE}/for-me/"
    assert "Question 1 of 3" in text_of(get(path))
    query = {"forme.residence": "yes"}
    assert "Question 2 of 3" in text_of(get(path, **query))
    query |= {"forme.registered": "yes", "forme.category": "citizen"}
    fits = get(path, **query)
    assert "This service fits you" in text_of(fits)
    assert f'href="/services/{SERVICE}/apply/"' in fits.content.decode()


def test_an_answer_that_leads_away_gets_a_kind_page_and_no_error(cast):
    response = get(f"/services/{SERVICE}/for-me/", **{"forme.residence": "no"})
    assert response.status_code == 200
    assert "First something else" in text_of(response)
    assert "Error:" not in text_of(response)


def test_going_on_without_an_answer_says_what_to_do(cast):
    response = get(f"/services/{SERVICE}/for-me/", asked="forme.residence")
    assert response.status_code == 422
    assert response.content.decode().split("<title>")[1].startswith("Error:")
    assert "Choose one of the answers" in text_of(response)


def test_an_invented_answer_counts_as_none(cast):
    response = get(f"/services/{SERVICE}/for-me/", **{"forme.residence": "<b>", "other": "x"})
    assert response.status_code == 200
    assert "Question 1 of 3" in text_of(response)


def test_the_sheet_of_an_office_carries_its_address(cast):
    sheet = text_of(get(f"/services/{SERVICE}/sheet/", office=cast.office.id))
    assert cast.office.phones[0] in sheet
    assert cast.office.phones[0] not in text_of(get(f"/services/{SERVICE}/sheet/"))


@pytest.mark.parametrize("rest", ["", "for-me/", "sheet/", "at-home/"])
def test_an_unknown_service_is_not_found(cast, rest):
    assert get(f"/services/nope/{rest}").status_code == 404


def test_the_inbox_of_the_demonstration_exists_in_one_only(cast, settings):
    settings.DEMO = False
    assert get("/demo/inbox/").status_code == 404
    settings.DEMO, settings.QYZMET_INBOX = True, "qyzmet.outside.sandbox.messages"
    assert "Nothing was sent yet" in text_of(get("/demo/inbox/"))


def test_a_watchman_sees_what_waits(cast):
    empty = json.loads(get("/healthz/").content)
    assert empty["database"] == "answers"
    assert empty["outbox_oldest_seconds"] is None
    state = submitted(cast)
    later = json.loads(get("/healthz/").content)
    assert later["unsealed_oldest_seconds"] is not None, state.case


def test_a_database_that_does_not_answer_is_told_in_json(cast, monkeypatch):
    from django.db import OperationalError

    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr("qyzmet.web.portal.health.health", gone)
    response = get("/healthz/")
    assert response.status_code == 503
    assert json.loads(response.content) == {"database": "no answer"}
