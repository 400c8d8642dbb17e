"""Who applies is who is signed in; who registers proves nothing by knowing a number; what the window
enters does not land in a stranger's account unseen. Found by an attack on the running product."""

from datetime import timedelta

import pytest

from qyzmet.features.applications import cases, drafts
from qyzmet.features.applications.drafts import Incomplete, UnknownDraft
from qyzmet.features.applications.models import Draft
from qyzmet.features.applications.queries import history
from qyzmet.features.people.actions import AlreadyRegistered, KnownPerson, register_applicant
from qyzmet.features.people.models import Account, Person
from qyzmet.kernel import events as e
from qyzmet.kernel.store import NotAllowed
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db


def _as_aigul(cast):
    """What somebody types who wants a paper about the applicant of the cast."""
    return stages.answers_of(cast, cast.applicant)


def test_answers_about_somebody_else_are_refused_and_never_kept(cast, at_work):
    draft = drafts.start(cast.representative.actor, SERVICE)
    errors = drafts.replace_answers(draft, _as_aigul(cast))
    assert errors == dict.fromkeys(("iin", "name", "birth_date"), "not_yours")
    draft.refresh_from_db()
    assert draft.answers["iin"] == cast.representative.iin
    assert draft.answers["name"] == cast.representative.person.name


def test_pages_that_the_account_answers_are_not_asked(cast, at_work):
    draft = drafts.start(cast.applicant.actor, SERVICE)
    asked = {field.id for page in drafts.pages_of(draft) for field in page.fields}
    assert not {"iin", "name", "birth_date"} & asked
    assert drafts.own_fields(draft)["iin"] == cast.applicant.iin


def test_with_the_guard_taken_out_a_strangers_paper_could_be_asked(cast, at_work, monkeypatch):
    monkeypatch.setattr("qyzmet.features.applications.drafts.own_fields", lambda draft: {})
    draft = drafts.start(cast.representative.actor, SERVICE)
    assert drafts.replace_answers(draft, _as_aigul(cast)) == {}
    assert draft.answers["iin"] == cast.applicant.iin


def test_an_iin_known_to_an_office_opens_no_account_to_who_merely_knows_it(cast, at_work):
    person = cast.applicant.person
    known = {"name": "Хакер Пётр", "birth_date": person.birth_date, "password": "құпия-сөз"}
    with pytest.raises(AlreadyRegistered):
        register_applicant(iin=person.iin, language="kk", **known)
    Account.objects.filter(pk=cast.applicant.account.pk).delete()
    with pytest.raises(KnownPerson):
        register_applicant(iin=person.iin, language="kk", **known)
    assert not Account.objects.filter(login=person.iin).exists()


def test_another_name_at_the_window_is_asked_about_before_it_is_taken(cast, at_work):
    answers = stages.answers_of(cast, cast.applicant, name="Басқа Адам")
    papers = {rule.id: "" for rule in stages.papers_needed(cast, "department", answers)}

    def take(**more):
        return cases.take_in(
            cast.executor.actor, SERVICE, answers, papers, language="kk", key="k", **more
        )

    with pytest.raises(Incomplete) as asked:
        take()
    assert asked.value.answers == {"name": "name_other"}
    assert take(name_confirmed=True)
    assert Person.objects.get(iin=cast.applicant.iin).name == "Басқа Адам"


def test_a_resident_of_another_district_is_sent_to_its_office(cast, at_work):
    answers = stages.answers_of(cast, cast.applicant, territory=cast.other_office.territory.id)
    with pytest.raises(Incomplete) as no:
        cases.take_in(cast.executor.actor, SERVICE, answers, {}, language="kk", key="k")
    assert no.value.answers == {"territory": "other_territory"}


def test_the_ten_minutes_run_from_showing_the_papers(cast, at_work):
    answers = stages.answers_of(cast, cast.applicant)
    papers = {rule.id: "" for rule in stages.papers_needed(cast, "department", answers)}
    shown = at_work - timedelta(minutes=4)
    case = cases.take_in(
        cast.executor.actor, SERVICE, answers, papers, language="kk", key="k", presented_at=shown
    )
    state = stages.settle(case)
    assert state.due_at == shown + timedelta(minutes=10)
    opened = next(h.event for h in history(state) if isinstance(h.event, e.ActionOpened))
    assert opened.since == shown and opened.due_at == shown + timedelta(minutes=2)
    with pytest.raises(NotAllowed):
        cases.take_in(
            cast.executor.actor,
            SERVICE,
            answers,
            papers,
            language="kk",
            key="other",
            presented_at=at_work + timedelta(minutes=1),
        )


def test_registering_again_with_the_same_key_gives_the_same_case(cast, at_work):
    answers = stages.answers_of(cast, cast.applicant)
    papers = {rule.id: "" for rule in stages.papers_needed(cast, "department", answers)}
    take = [
        cases.take_in(cast.executor.actor, SERVICE, answers, papers, language=lang, key="k")
        for lang in ("kk", "ru")
    ]
    assert take[0] == take[1]


def test_a_change_after_sending_is_refused_instead_of_seeming_kept(cast, at_work):
    draft = stages.draft(cast)
    stale = Draft.objects.get(pk=draft.pk)
    drafts.send(cast.applicant.actor, draft, "kk")
    with pytest.raises(UnknownDraft):
        drafts.replace_answers(stale, stages.answers_of(cast, cast.applicant, address="Жаңа"))


def test_a_name_that_no_paper_can_print_is_refused_in_the_form(cast, at_work):
    answers = stages.answers_of(cast, cast.applicant, name="李 明")
    with pytest.raises(Incomplete) as no:
        cases.take_in(cast.executor.actor, SERVICE, answers, {}, language="kk", key="k")
    assert no.value.answers["name"] == "unprintable"
