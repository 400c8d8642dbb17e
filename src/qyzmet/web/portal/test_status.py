"""Status without signing in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents import verifying
from qyzmet.kernel import clock
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client):
    client.cookies["django_language"] = "en"
    return client


def _look(client, number, born, **more):
    typed = {
        "number": number,
        "birth_date-day": str(born.day),
        "birth_date-month": str(born.month),
        "birth_date-year": str(born.year),
        **more,
    }
    return client.post(reverse("status"), typed)


@pytest.fixture
def state(cast, at_work):
    return stages.appointed(cast, stages.submitted(cast))


def test_number_and_birth_date_show_where_the_case_stands(cast, visitor, state):
    answer = _look(visitor, number_of_case(state), cast.applicant.person.birth_date)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The executor is checking your papers" in page
    assert "18 November 2026" in page


def test_nobody_is_named_and_nothing_personal_is_told(cast, visitor, state):
    number = number_of_case(state)
    page = _look(visitor, number, cast.applicant.person.birth_date).content.decode()
    for secret in (
        cast.applicant.person.name,
        cast.applicant.iin,
        cast.executor.person.name,
        state.answers["address"],
        state.answers["phone"],
        state.case,
    ):
        assert secret not in page


def test_the_number_may_be_typed_in_any_case_and_with_blanks(cast, visitor, state):
    number = f" {number_of_case(state).lower().replace('-', ' ')} "
    assert _look(visitor, number, cast.applicant.person.birth_date).status_code == 200


def test_the_number_from_the_receipts_code_is_filled_in(visitor):
    page = visitor.get(reverse("status") + "?number=AKK-2026-000001").content.decode()
    assert 'value="AKK-2026-000001"' in page


def test_another_birth_date_and_an_unknown_number_get_the_same_answer(cast, visitor, state):
    born = cast.applicant.person.birth_date
    other = _look(visitor, number_of_case(state), born + timedelta(days=1))
    unknown = _look(visitor, "ZZZ-2026-999999", born)
    sentence = "No application has this number and this date of birth"
    assert other.status_code == unknown.status_code == 422
    assert sentence in other.content.decode()
    assert sentence in unknown.content.decode()


def test_a_date_that_is_none_is_kept_and_explained(cast, visitor, state):
    more = {"birth_date-month": "13"}
    answer = _look(visitor, "X", cast.applicant.person.birth_date, **more)
    assert answer.status_code == 422
    assert 'value="13"' in answer.content.decode()


def test_guessing_is_stopped_and_told_when_to_come_back(cast, visitor, state):
    born, number = cast.applicant.person.birth_date, number_of_case(state)
    for day in range(1, 11):
        _look(visitor, number, born + timedelta(days=day))
    answer = _look(visitor, number, born)
    assert answer.status_code == 429
    assert "in 15 minutes" in answer.content.decode()
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert _look(visitor, number, born).status_code == 200


def test_guessing_from_many_places_at_one_number_is_stopped_too(cast, visitor, state):
    born, number = cast.applicant.person.birth_date, number_of_case(state)
    for day in range(1, 11):
        visitor.defaults["REMOTE_ADDR"] = f"10.0.0.{day}"
        _look(visitor, number, born + timedelta(days=day))
    visitor.defaults["REMOTE_ADDR"] = "10.0.1.1"
    assert _look(visitor, number, born).status_code == 429


def test_guessing_here_does_not_shut_the_check_of_papers(cast, visitor, state):
    for day in range(1, 12):
        born = cast.applicant.person.birth_date + timedelta(days=day)
        _look(visitor, number_of_case(state), born)
    assert verifying.by_number("AKK-1", "AAAAAAAA", "127.0.0.1").answer == "unknown"
