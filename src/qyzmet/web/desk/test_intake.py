from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from qyzmet.features.applications.queries import number_of_case
from qyzmet.kernel import clock
from qyzmet.kernel.models import AccessRecord, Case
from qyzmet.kernel.store import state_of
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE
from qyzmet.web.desk import presenting

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
    assert AccessRecord.objects.filter(what="intake").count() == 2  # shown twice, told twice
    answer = send(window, **filled(cast, cast.applicant, anyway="1"))
    assert answer.status_code == 302
    assert Case.objects.count() == 2


def test_pressing_again_leads_to_the_case_before_any_other_question(cast, window):
    data = filled(cast, cast.applicant)
    first = send(window, **data)
    again = send(window, **{**data, "phone": "", "language": ""})
    assert again["Location"] == first["Location"]
    assert Case.objects.count() == 1


def test_a_form_sent_again_for_somebody_else_is_asked_once_more_with_a_fresh_key(cast, window):
    data = filled(cast, cast.applicant)
    send(window, **data)
    other = {**filled(cast, cast.representative), "key": data["key"]}
    answer = send(window, **other)
    assert answer.status_code == 422
    assert "sent before" in answer.content.decode()
    assert answer.context["key"] != data["key"]
    answer = send(window, **{**other, "key": answer.context["key"]})
    assert answer.status_code == 302
    assert Case.objects.count() == 2


def test_a_refused_intake_keeps_its_key(cast, window):
    data = filled(cast, cast.applicant, phone="")
    answer = send(window, **data)
    assert answer.status_code == 422
    assert f'name="key" value="{data["key"]}"' in answer.content.decode()


def test_an_open_application_elsewhere_is_told_without_number_place_or_day_and_recorded(
    cast, window
):
    there = stages.submitted(cast, territory=cast.other_office.territory.id)
    shown = send(window, step="papers", category="citizen", iin=cast.applicant.iin)
    text = shown.content.decode()
    assert "At another office" in text
    assert number_of_case(there) not in text
    assert cast.other_office.names["en"] not in text
    looks = AccessRecord.objects.filter(case_id=there.case, what="intake")
    assert [look.account for look in looks] == [cast.executor.account.id]
    here = stages.submitted(cast)
    shown = send(window, step="papers", category="citizen", iin=cast.applicant.iin)
    assert number_of_case(here) in shown.content.decode()
    assert AccessRecord.objects.filter(case_id=here.case, what="intake").count() == 1


def test_another_name_than_the_recorded_one_is_asked_about_and_may_be_confirmed(cast, window):
    data = filled(cast, cast.applicant, name="Айгүл Серікқызы Омарова")
    answer = send(window, **data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "recorded under another name" in text
    assert 'id="name_confirmed"' in text
    answer = send(window, **{**data, "name_confirmed": "1"})
    assert answer.status_code == 302
    assert state_of(Case.objects.get().id).answers["name"] == "Айгүл Серікқызы Омарова"


def test_the_tick_for_a_changed_name_is_not_there_unasked(cast, window):
    answer = send(window, **filled(cast, cast.applicant, phone=""))
    assert 'id="name_confirmed"' not in answer.content.decode()


def test_who_lives_elsewhere_is_sent_to_the_office_of_that_place(cast, window):
    elsewhere = cast.other_office.territory.id
    answer = send(window, **filled(cast, cast.applicant, territory=elsewhere))
    assert answer.status_code == 422
    assert "Another office serves this place" in answer.content.decode()
    assert not Case.objects.exists()


def second_step(window, who):
    return send(window, step="papers", category="citizen", iin=who.iin)


def test_the_term_runs_from_the_moment_the_papers_were_shown(cast, window, at_work):
    shown = second_step(window, cast.applicant)
    assert "10:00" in shown.content.decode()
    token = shown.context["presented"]
    with clock.at(at_work + timedelta(minutes=4)):
        data = filled(cast, cast.applicant, phone="", presented=token)
        refused = send(window, **data)
        assert refused.context["presented_at"] == at_work
        token = refused.context["presented"]
        send(window, **{**data, "phone": "+77010000009", "presented": token})
    state = state_of(Case.objects.get().id)
    assert state.submitted_at == at_work + timedelta(minutes=4)
    assert state.due_at == at_work + timedelta(minutes=10)


@pytest.mark.parametrize("of", ["nobody", "somebody else", "another official"])
def test_a_moment_that_was_moved_or_belongs_to_another_form_does_not_count(
    cast, window, at_work, of
):
    me = cast.second_executor if of == "another official" else cast.executor
    who = cast.representative if of == "somebody else" else cast.applicant
    earlier = at_work - timedelta(minutes=9)
    token = presenting.written(me.actor, SERVICE, who.iin, earlier)
    if of == "nobody":
        token = "x" + token
    send(window, **filled(cast, cast.applicant, presented=token))
    assert state_of(Case.objects.get().id).due_at == at_work + timedelta(minutes=10)


def test_papers_shown_too_long_ago_are_looked_at_again(cast, window, at_work):
    earlier = at_work - timedelta(hours=9)
    token = presenting.written(cast.executor.actor, SERVICE, cast.applicant.iin, earlier)
    data = filled(cast, cast.applicant, presented=token)
    answer = send(window, **data)
    assert answer.status_code == 422
    assert "too long ago" in answer.content.decode()
    assert answer.context["presented_at"] == at_work
    fresh = {"presented": answer.context["presented"], "key": answer.context["key"]}
    assert send(window, **{**data, **fresh}).status_code == 302


def test_changing_who_applies_does_not_start_the_term_anew_for_the_same_person(
    cast, window, at_work
):
    token = second_step(window, cast.applicant).context["presented"]
    with clock.at(at_work + timedelta(minutes=3)):
        who = {"category": "oralman", "iin": cast.applicant.iin, "presented": token}
        first = send(window, **who, step="again")
        assert first.context["presented"] == token
        assert send(window, **who, step="papers").context["presented_at"] == at_work


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_language_of_the_page_changes_and_what_was_typed_stays(cast, window, language):
    data = filled(cast, cast.applicant, address="Абай 7", phone="", page_language=language)
    answer = send(window, **data)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert f'<html lang="{language}"' in text
    assert "Абай 7" in text
    assert 'value="doc.identity_card" checked' in text
    assert f'name="key" value="{data["key"]}"' in text
    assert window.cookies["django_language"].value == language
    assert not Case.objects.exists()
    first = {"step": "papers", "category": "citizen", "iin": "12", "page_language": language}
    answer = send(window, **first)
    assert answer.status_code == 200
    assert 'value="12"' in answer.content.decode()


def test_the_switch_of_languages_sends_the_form_itself(cast, window):
    text = second_step(window, cast.applicant).content.decode()
    assert text.count('form="intake" type="submit" name="page_language"') == 3
    assert 'action="/language/"' not in text


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
