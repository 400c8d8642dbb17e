"""Signing in, signing out, and what happens to somebody who guesses."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from qyzmet.testing.cast import PASSWORD, SERVICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client):
    client.cookies["django_language"] = "en"
    return client


def _try(client, login, password, **more):
    return client.post(reverse("sign-in"), {"login": login, "password": password, **more})


def test_an_applicant_comes_to_the_account_and_an_official_to_the_desk(cast, browser):
    assert _try(browser, cast.applicant.login, PASSWORD).url == reverse("account")
    browser.post(reverse("sign-out"))
    assert _try(browser, cast.head.login, PASSWORD).url == reverse("desk")


def test_a_monitor_is_led_to_the_figures(cast, browser):
    assert _try(browser, cast.monitor.login, PASSWORD).url == reverse("board")


def test_an_iin_may_be_typed_with_blanks_and_dashes(cast, browser):
    iin = cast.applicant.login
    assert _try(browser, f" {iin[:6]} {iin[6:]}", PASSWORD).status_code == 302


def test_one_returns_to_where_one_wanted_to_go(cast, browser):
    wanted = reverse("apply", args=(SERVICE,))
    assert browser.get(wanted).url == f"{reverse('sign-in')}?{urlencode({'next': wanted})}"
    assert _try(browser, cast.applicant.login, PASSWORD, next=wanted).url == wanted


@pytest.mark.parametrize("outside", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_led_off_the_site(cast, browser, outside):
    assert _try(browser, cast.applicant.login, PASSWORD, next=outside).url == reverse("account")


def test_a_wrong_password_does_not_say_which_of_the_two_was_wrong(cast, browser):
    known = _try(browser, cast.applicant.login, "wrong")
    unknown = _try(browser, "000000000000", "wrong")
    assert known.status_code == unknown.status_code == 422
    sentence = "Login and password do not fit together"
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()
    assert f'value="{cast.applicant.login}"' in known.content.decode(), "the login is kept"


def test_nothing_typed_names_both_boxes(cast, browser):
    page = _try(browser, "", "").content.decode()
    assert "Write your IIN or login" in page
    assert "Write your password" in page


def test_after_ten_wrong_passwords_the_door_is_shut_and_says_until_when(cast, browser):
    answers = [_try(browser, cast.applicant.login, "wrong") for _ in range(11)]
    assert answers[0].status_code == 422
    assert answers[-1].status_code == 429
    assert "in 15 minutes" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "900"
    assert _try(browser, cast.applicant.login, PASSWORD).status_code == 429
    assert _try(browser, cast.head.login, PASSWORD).status_code == 302, "others are not shut out"


def test_signing_out_is_a_post_and_ends_the_session(cast, browser):
    _try(browser, cast.applicant.login, PASSWORD)
    assert browser.get(reverse("sign-out")).url == reverse("home")
    assert browser.get(reverse("account")).status_code == 200
    browser.post(reverse("sign-out"))
    assert browser.get(reverse("account")).status_code == 302


def test_an_ended_session_is_told_plainly(cast, browser):
    page = browser.get(reverse("sign-in") + "?ended=1").content.decode()
    assert "Your session ended" in page
    assert "What you saved is kept" in page


def test_demo_accounts_are_shown_in_a_demonstration_only(cast, browser, settings):
    account = cast.applicant.account
    account.login = "demo-applicant"
    account.set_password("demo")
    account.save()
    settings.DEMO = False
    assert "demo-applicant" not in browser.get(reverse("sign-in")).content.decode()
    settings.DEMO = True
    page = browser.get(reverse("sign-in")).content.decode()
    assert 'value="demo-applicant"' in page
    assert cast.applicant.person.name in page
    assert _try(browser, "demo-applicant", "demo").status_code == 302


def test_who_is_signed_in_already_is_led_on(cast, browser):
    _try(browser, cast.applicant.login, PASSWORD)
    assert browser.get(reverse("sign-in")).url == reverse("account")
