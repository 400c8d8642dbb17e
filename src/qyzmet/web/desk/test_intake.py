from uuid import uuid4

import pytest
from django.urls import reverse

from qyzmet.kernel.models import Case
from qyzmet.kernel.store import state_of
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def window(cast, signed_in):
    return signed_in(cast.executor)


def send(client, **data):
    return client.post(reverse("desk-intake-service", args=(SERVICE,)), data)


def filled(cast, who, **changed):
    answers = stages.answers_of(cast, who)
    year, month, day = answers.pop("birth_date").split("-")
    return {
        **answers,
        "birth_date-day": day,
        "birth_date-month": month,
        "birth_date-year": year,
        "step": "register",
        "language": "kk",
        "paper": "doc.identity_card",
        "key": str(uuid4()),
        **changed,
    }


def test_the_window_offers_the_services_it_takes_in(window):
    text = window.get(reverse("desk-intake")).content.decode()
    assert reverse("desk-intake-service", args=(SERVICE,)) in text


def test_an_unknown_service_is_not_found(window):
    assert window.get(reverse("desk-intake-service", args=("zz-99",))).status_code == 404


def test_the_first_step_asks_who_it_is_and_what_decides_the_papers(window):
    answer = window.get(reverse("desk-intake-service", args=(SERVICE,)))
    asked = [shown.field.name for shown in answer.context["questions"]]
    assert asked == ["category", "iin"]


def test_a_slip_in_the_iin_is_said_at_once(cast, window):
    wrong = cast.applicant.iin[:-1] + str((int(cast.applicant.iin[-1]) + 1) % 10)
    answer = send(window, step="papers", category="citizen", iin=wrong)
    assert answer.status_code == 422
    assert f'value="{wrong}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("category", "paper"),
    [("citizen", "doc.identity_card"), ("oralman", "doc.oralman_certificate")],
)
def test_the_second_step_shows_exactly_the_papers_of_this_case(cast, window, category, paper):
    answer = send(window, step="papers", category=category, iin=cast.applicant.iin)
    assert answer.status_code == 200
    assert [p["id"] for p in answer.context["papers"]] == [paper, "doc.application"]
    assert "lang=" in answer.content.decode()


def test_a_filled_page_registers_the_application(cast, window):
    answer = send(window, **filled(cast, cast.applicant))
    case = Case.objects.get()
    assert answer["Location"] == f"{reverse('desk-case', args=(case.id,))}?done=taken-in"
    state = state_of(case.id)
    assert state.channel == "department"
    assert state.answers["birth_date"] == cast.applicant.person.birth_date.isoformat()
    assert [paper.document for paper in state.papers] == ["doc.identity_card"]
    assert "The application is registered" in window.get(answer["Location"]).content.decode()


def test_missing_papers_and_answers_are_named_and_the_rest_is_kept(cast, window):
    data = filled(cast, cast.applicant, phone="", address="Абай 7")
    data.pop("paper")
    answer = send(window, **data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'href="#phone"' in text
    assert "Абай 7" in text
    assert "<title>Error:" in text
    answer = send(window, **{**data, "phone": "+77010000009"})
    text = answer.content.decode()
    assert 'href="#paper-doc-identity_card"' in text
    assert not Case.objects.exists()


def test_pressing_twice_registers_once(cast, window):
    data = filled(cast, cast.applicant)
    first = send(window, **data)
    second = send(window, **{**data, "anyway": "1"})
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_an_open_application_of_the_person_is_shown_before_another_is_registered(cast, window):
    stages.submitted(cast)
    shown = send(window, step="papers", category="citizen", iin=cast.applicant.iin)
    assert "is open already" in shown.content.decode()
    answer = send(window, **filled(cast, cast.applicant))
    assert answer.status_code == 422
    assert 'href="#anyway"' in answer.content.decode()
    assert Case.objects.count() == 1
    answer = send(window, **filled(cast, cast.applicant, anyway="1"))
    assert answer.status_code == 302
    assert Case.objects.count() == 2


def test_nobody_takes_in_their_own_application(cast, window):
    answer = send(window, **filled(cast, cast.executor))
    assert answer.status_code == 422
    assert "your own application" in answer.content.decode()


def test_a_paper_that_this_case_does_not_need_is_refused(cast, window):
    data = filled(cast, cast.applicant, paper=["doc.identity_card", "doc.oralman_certificate"])
    answer = send(window, **data)
    assert answer.status_code == 422
    assert "not in the list of this case" in answer.content.decode()


def test_an_unknown_language_is_refused(cast, window):
    assert send(window, **filled(cast, cast.applicant, language="xx")).status_code == 422


def test_intake_is_the_executors_work(cast, signed_in):
    head = signed_in(cast.head)
    assert head.get(reverse("desk-intake")).status_code == 403
    assert send(head, **filled(cast, cast.applicant)).status_code == 403
