"""The account and its notices."""

import pytest
from django.urls import reverse

from qyzmet.features.applications import drafts
from qyzmet.features.notices.queries import unread
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def me(cast, client):
    client.force_login(cast.applicant.account, backend=_BACKEND)
    client.cookies["django_language"] = "en"
    return client


def _account(client):
    return client.get(reverse("account")).content.decode()


def test_an_empty_account_leads_to_the_services(me):
    page = _account(me)
    assert "There is none yet" in page
    assert reverse("find") in page


def test_drafts_and_cases_stand_apart_with_date_and_status(cast, me, at_work):
    state = stages.submitted(cast)
    drafts.start(cast.applicant.actor, SERVICE)
    page = _account(me)
    assert "The draft is kept until: 17 December 2026" in page
    assert reverse("case", args=(state.case,)) in page
    assert "The head is appointing the official" in page
    assert "18 November 2026" in page


def test_somebody_elses_cases_are_not_shown(cast, me, at_work):
    state = stages.submitted(cast, cast.representative)
    assert state.case not in _account(me)


def test_notices_are_new_once_and_carry_their_language(cast, me, at_work):
    stages.submitted(cast)
    assert "New: 1" in _account(me)
    page = me.get(reverse("notices")).content.decode()
    assert '<h2 lang="kk">' in page
    assert "tag-working" in page
    assert unread(cast.applicant.person.id) == 0
    assert "tag-working" not in me.get(reverse("notices")).content.decode()


def test_many_cases_cost_no_more_queries_than_one(cast, me, at_work, django_assert_max_num_queries):
    for _ in range(6):
        stages.submitted(cast)
    with django_assert_max_num_queries(10):
        assert _account(me).count("<h3>") == 6


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse("account")).url.startswith(reverse("sign-in"))
