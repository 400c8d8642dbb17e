"""Making an account."""

from datetime import date

import pytest
from django.urls import reverse

from qyzmet.features.people.actions import note_person
from qyzmet.features.people.knocking import MOST_REFUSALS, WITHIN
from qyzmet.features.people.models import Account
from qyzmet.kernel import clock
from qyzmet.testing.cast import iin_of

pytestmark = pytest.mark.django_db

_BORN = date(1991, 5, 17)
_IIN = iin_of(_BORN, 3301)
_RIGHT = {
    "iin": _IIN,
    "name": "Ғалия Өмірқызы Үсенова",
    "birth_date-day": "17",
    "birth_date-month": "5",
    "birth_date-year": "1991",
    "phone": "8 701 222 33 44",
    "email": "",
    "password": "жазғы таң 7",
    "password_again": "жазғы таң 7",
}


@pytest.fixture
def browser(client):
    client.cookies["django_language"] = "en"
    return client


def _register(client, **changed):
    typed = {**_RIGHT, **{name.replace("__", "-"): value for name, value in changed.items()}}
    return client.post(reverse("register"), typed)


def test_an_account_is_made_and_signed_in(cast, browser):
    answer = _register(browser)
    assert answer.url == reverse("account")
    account = Account.objects.get(login=_IIN)
    assert account.person.name == "Ғалия Өмірқызы Үсенова"
    assert account.person.phone == "+77012223344"
    assert account.check_password("жазғы таң 7")
    assert browser.get(reverse("account")).status_code == 200


def test_the_language_of_the_page_becomes_that_of_the_person(cast, browser):
    browser.cookies["django_language"] = "ru"
    _register(browser)
    assert Account.objects.get(login=_IIN).person.language == "ru"


def test_one_returns_to_the_service_one_came_from(cast, browser):
    assert _register(browser, next="/services/").url == "/services/"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"iin": _IIN[:-1] + str((int(_IIN[-1]) + 1) % 10)}, "compare every digit"),
        ({"iin": ""}, "Write your IIN"),
        ({"name": ""}, "Write the name"),
        ({"name": "Ә"}, "in letters"),
        ({"name": "- Ә."}, "in letters"),
        ({"name": "漢字 李"}, "cannot be printed"),
        ({"birth_date__day": "18"}, "do not agree"),
        ({"birth_date__month": "13"}, "real date"),
        ({"birth_date__year": "2999"}, "not come yet"),
        ({"phone": "5"}, "whole phone number"),
        ({"email": "nobody"}, "e-mail address in full"),
        ({"password": "short", "password_again": "short"}, "at least 8"),
        ({"password_again": "another one"}, "passwords differ"),
        ({"password": _IIN, "password_again": _IIN}, "Anybody can guess"),
        ({"password": " " * 9, "password_again": " " * 9}, "Anybody can guess"),
        ({"password": "ааААаааа", "password_again": "ааААаааа"}, "Anybody can guess"),
        ({"password": "Qwerty123", "password_again": "Qwerty123"}, "Anybody can guess"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(cast, browser, changed, says):
    answer = _register(browser, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert not Account.objects.filter(login=_IIN).exists()
    assert "жазғы таң" not in page, "a password is never shown"
    if "name" not in changed:
        assert "Ғалия Өмірқызы Үсенова" in page


def test_an_iin_that_has_an_account_leads_to_signing_in(cast, browser):
    born = cast.applicant.person.birth_date
    answer = _register(
        browser,
        iin=cast.applicant.iin,
        birth_date__day=str(born.day),
        birth_date__month=str(born.month),
        birth_date__year=str(born.year),
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is an account with this IIN already" in page
    assert "Sign in with this IIN" in page


def _of_a_known_person(cast, **changed):
    born = cast.applicant.person.birth_date
    return {
        "iin": cast.applicant.iin,
        "birth_date__day": str(born.day),
        "birth_date__month": str(born.month),
        "birth_date__year": str(born.year),
        **changed,
    }


def test_a_person_an_office_knows_is_sent_to_the_office_and_gets_no_account(cast, browser):
    person = note_person(iin=_IIN, name="Ғалия Өмірқызы Үсенова", birth_date=_BORN)
    answer = _register(browser)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "An office already knows this IIN" in page
    assert reverse("offices") in page.split("<main")[1]
    assert reverse("status") in page.split("<main")[1]
    assert not Account.objects.filter(person=person).exists()


def test_trying_known_numbers_has_to_wait_and_an_honest_slip_does_not(cast, browser):
    for _ in range(MOST_REFUSALS):
        assert _register(browser, phone="5").status_code == 422
        assert _register(browser, **_of_a_known_person(cast)).status_code == 422
    answer = _register(browser)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "wait 15 minutes" in answer.content.decode()
    assert not Account.objects.filter(login=_IIN).exists()
    elsewhere = browser.post(reverse("register"), _RIGHT, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302, "others are not shut out"


def test_waiting_ends(cast, browser, monkeypatch):
    for _ in range(MOST_REFUSALS):
        _register(browser, **_of_a_known_person(cast))
    later = clock.now() + WITHIN
    monkeypatch.setattr(clock, "now", lambda: later)
    assert _register(browser).status_code == 302


def test_it_says_that_no_register_was_asked(cast, browser):
    assert "register of persons is not asked" in browser.get(reverse("register")).content.decode()
