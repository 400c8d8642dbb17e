"""The monitor's page, and what officials are told where a page is not theirs."""

import pytest
from django.urls import reverse

from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def enter(client):
    client.cookies["django_language"] = "en"

    def as_member(member):
        client.force_login(member.account, backend=_BACKEND)
        return client

    return as_member


def test_a_monitor_sees_figures_and_nobodys_name(cast, enter, at_work):
    state = stages.submitted(cast)
    page = enter(cast.monitor).get(reverse("board")).content.decode()
    assert cast.office.names["en"] in page
    assert page.count('<span class="cell">1</span>') == 2, "the office, and all together"
    for secret in (*cast.applicant.person.name.split(), cast.applicant.iin, state.case):
        assert secret not in page


def test_figures_are_for_monitors_alone(cast, enter, client):
    assert client.get(reverse("board")).status_code == 302
    for member in (cast.applicant, cast.executor, cast.head):
        assert enter(member).get(reverse("board")).status_code == 403


def test_no_link_of_the_head_of_a_page_is_shut_for_who_sees_it(cast, enter):
    for member in (cast.applicant, cast.executor, cast.head, cast.monitor):
        browser = enter(member)
        page = browser.get("/help/").content.decode()
        links = page.split('class="account"')[1].split('href="')
        own = links[1].split('"')[0]
        assert browser.get(own).status_code == 200


def test_an_official_reads_on_the_card_that_one_applies_with_ones_own_account(cast, enter):
    card, apply = reverse("service", args=(SERVICE,)), reverse("apply", args=(SERVICE,))
    assert apply in enter(cast.applicant).get(card).content.decode()
    for member in (cast.executor, cast.head, cast.monitor):
        page = enter(member).get(card).content.decode()
        assert apply not in page
        assert "with their own account" in page


def test_a_shut_page_offers_ones_own_page_and_signing_out(cast, enter):
    answer = enter(cast.monitor).get(reverse("desk"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert cast.monitor.person.name in page
    assert f'href="{reverse("board")}"' in page.split("<main")[1]
    assert f'action="{reverse("sign-out")}"' in page.split("<main")[1]
