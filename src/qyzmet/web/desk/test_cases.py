from uuid import uuid4

import pytest
from django.urls import reverse

from qyzmet.kernel.models import Event, Registration
from qyzmet.kernel.store import state_of
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def post(client, route, state, **data):
    data.setdefault("key", str(uuid4()))
    return client.post(reverse(route, args=(state.case,)), data)


def page(client, state):
    return client.get(reverse("desk-case", args=(state.case,)))


def done(response, state, word):
    assert response.status_code == 302, response.content.decode()[:3000]
    assert response["Location"] == f"{reverse('desk-case', args=(state.case,))}?done={word}"


def refused(response, *said):
    assert response.status_code == 422
    text = response.content.decode()
    assert "<title>Error:" in text
    for words in said:
        assert words in text
    return text


def draft_fields(state, **changed):
    papers = {f"paper-{p.document.replace('.', '-')}": "yes" for p in state.papers}
    return {**papers, "outcome": "granted", **changed}


@pytest.fixture
def application(cast, at_work):
    return stages.submitted(cast)


@pytest.fixture
def in_work(cast, application):
    return stages.appointed(cast, application)


@pytest.fixture
def unregistered_in_work(cast, at_work):
    return stages.appointed(cast, stages.submitted(cast, cast.representative))


def test_a_whole_case_goes_through_the_desk_to_a_result_in_the_account(
    cast, signed_in, application
):
    head, executor = signed_in(cast.head), signed_in(cast.executor)
    answer = post(head, "desk-appoint", application, executor=cast.executor.account.id, note="Go")
    done(answer, application, "appointed")
    stages.settle(application.case)
    answer = post(executor, "desk-prepare", application, **draft_fields(application))
    done(answer, application, "prepared")
    stages.settle(application.case)
    shown = page(head, application).content.decode()
    assert 'class="desk-sheet" lang="kk"' in shown
    assert cast.applicant.iin in shown
    done(post(head, "desk-sign", application), application, "signed")
    state = stages.settle(application.case)
    assert state.outcome == "granted"
    result = executor.get(reverse("desk-result", args=(state.case,)))
    assert result.content.startswith(b"%PDF-")
    assert result["Content-Disposition"].startswith("attachment")
    assert result["X-Content-Type-Options"] == "nosniff"


def test_the_window_registers_prints_and_hands_over(cast, signed_in):
    state = stages.signed(
        cast, stages.prepared(cast, stages.appointed(cast, stages.taken_in(cast)))
    )
    executor = signed_in(cast.executor)
    assert "Enter in the book" in page(executor, state).content.decode()
    done(post(executor, "desk-register", state), state, "registered")
    state = stages.settle(state.case)
    book = Registration.objects.get(case_id=state.case, register="certificates_book")
    assert f"{book.number:05}" in page(executor, state).content.decode()
    text = refused(
        post(executor, "desk-issue", state, how="in_person", received_by="", identity="УЛ 1"),
        "Enter who received the result.",
    )
    assert 'value="УЛ 1"' in text
    answer = post(executor, "desk-issue", state, how="in_person", received_by="Айгүл", identity="1")
    done(answer, state, "issued")
    assert state_of(state.case).outcome == "granted"


def ready_to_hand_over(cast):
    state = stages.taken_in(cast)
    state = stages.signed(cast, stages.prepared(cast, stages.appointed(cast, state)))
    return stages.registered(cast, state)


def test_a_representative_without_a_document_is_handed_nothing(cast, signed_in, at_work):
    state, executor = ready_to_hand_over(cast), signed_in(cast.executor)
    who = {"how": "representative", "received_by": "Бақыт"}
    text = refused(post(executor, "desk-issue", state, **who, identity=" "), "has to show")
    assert 'href="#identity"' in text
    assert 'value="Бақыт"' in text
    done(post(executor, "desk-issue", state, **who, identity="УЛ 1"), state, "issued")


def test_the_window_hands_nothing_over_by_mail(cast, signed_in, at_work):
    state, executor = ready_to_hand_over(cast), signed_in(cast.executor)
    assert 'value="email"' not in page(executor, state).content.decode()
    answer = post(executor, "desk-issue", state, how="email", received_by="Айгүл")
    refused(answer, "Choose how it is handed over")


def test_reasons_that_no_paper_can_print_are_refused_and_kept(
    cast, signed_in, unregistered_in_work
):
    fields = draft_fields(
        unregistered_in_work, outcome="refused", ground="ground.not_registered", reasons="Жоқ 漢"
    )
    answer = post(signed_in(cast.executor), "desk-prepare", unregistered_in_work, **fields)
    text = refused(answer, "No paper can print these signs: 漢", "Жоқ 漢")
    assert 'href="#reasons"' in text


def test_the_page_of_a_case_shows_both_clocks_and_how_the_date_was_counted(
    cast, signed_in, in_work
):
    text = page(signed_in(cast.executor), in_work).content.decode()
    for words in (
        "Answer due:",
        "This action due:",
        "How the date was counted",
        "day 1",
        "Ask the register again",
        "History",
        "Executor appointed",
        "Not performed",
    ):
        assert words in text


def test_history_numbers_automatic_actions_and_says_why_some_were_not_performed(
    cast, signed_in, application
):
    text = page(signed_in(cast.head), application).content.decode()
    assert "2. Route the application to the department: Not performed" in text
    assert "1. Check the data, save and send the application: performed" in text


def test_an_executor_is_offered_with_the_present_load(cast, signed_in, in_work):
    second = stages.submitted(cast, cast.representative)
    text = page(signed_in(cast.head), second).content.decode()
    assert "Open: 1, late: 0" in text
    assert "Open: 0, late: 0" in text


def test_appointing_without_an_executor_keeps_the_note(cast, signed_in, application):
    answer = post(signed_in(cast.head), "desk-appoint", application, executor="", note="Mind this")
    refused(answer, "Mind this", 'href="#executor"')


def test_an_executor_of_another_office_cannot_be_appointed(cast, signed_in, application):
    answer = post(
        signed_in(cast.head), "desk-appoint", application, executor=cast.stranger.account.id
    )
    refused(answer, "Choose an executor of this office")


def test_a_refusal_needs_a_ground_and_its_reasons(cast, signed_in, unregistered_in_work):
    executor, state = signed_in(cast.executor), unregistered_in_work
    fields = draft_fields(state, outcome="refused", reasons="Not on the register")
    text = refused(post(executor, "desk-prepare", state, **fields), "at least one ground")
    assert "Not on the register" in text
    assert 'href="#ground"' in text
    fields = draft_fields(state, outcome="refused", ground="ground.not_registered", reasons="")
    text = refused(post(executor, "desk-prepare", state, **fields), "in your own words")
    assert 'value="ground.not_registered" checked' in text


def test_a_ground_outside_the_standards_list_is_refused(cast, signed_in, unregistered_in_work):
    fields = draft_fields(
        unregistered_in_work, outcome="refused", ground="ground.invented", reasons="No"
    )
    answer = post(signed_in(cast.executor), "desk-prepare", unregistered_in_work, **fields)
    refused(answer, "no such ground")


def test_a_grant_against_the_registers_answer_is_refused(cast, signed_in, unregistered_in_work):
    fields = draft_fields(unregistered_in_work)
    answer = post(signed_in(cast.executor), "desk-prepare", unregistered_in_work, **fields)
    refused(answer, "so it has to be named")


def test_the_page_says_which_ground_the_register_supports(cast, signed_in, unregistered_in_work):
    text = page(signed_in(cast.executor), unregistered_in_work).content.decode()
    assert "answer supports this ground." in text


def test_every_paper_needs_a_finding_and_what_was_typed_stays(cast, signed_in, in_work):
    fields = {"outcome": "granted", "reasons": "typed before"}
    field = f"paper-{in_work.papers[0].document.replace('.', '-')}"
    fields[f"{field}-remark"] = "a blurred corner"
    answer = post(signed_in(cast.executor), "desk-prepare", in_work, **fields)
    refused(answer, "Say whether this paper is in order", "a blurred corner", "typed before")
    assert state_of(in_work.case).draft is None


def test_asking_a_register_again_keeps_what_was_typed_into_the_draft(cast, signed_in, in_work):
    before = in_work.checks["register.unemployed"].at
    fields = draft_fields(in_work, reasons="half written", check="register.unemployed")
    answer = post(signed_in(cast.executor), "desk-ask", in_work, **fields)
    assert answer.status_code == 200
    assert "half written" in answer.content.decode()
    events = Event.objects.filter(case_id=in_work.case, kind="CheckRecorded")
    assert events.last().actor == cast.executor.account.id
    assert state_of(in_work.case).checks["register.unemployed"].at >= before


def test_an_unknown_register_is_not_asked(cast, signed_in, in_work):
    answer = post(signed_in(cast.executor), "desk-ask", in_work, check="register.invented")
    assert answer.status_code == 404


def test_a_returned_draft_shows_the_heads_remark_on_top(cast, signed_in, in_work):
    state = stages.prepared(cast, in_work)
    head = signed_in(cast.head)
    refused(post(head, "desk-return", state, remark=" "), 'href="#remark"')
    done(post(head, "desk-return", state, remark="Look at the date"), state, "returned")
    text = page(signed_in(cast.executor), state).content.decode()
    assert "Look at the date" in text
    assert text.index("Look at the date") < text.index('id="prepare"')
    assert 'value="granted" checked' in text


def test_who_prepared_a_draft_does_not_sign_it(cast, signed_in, in_work):
    state = stages.prepared(cast, in_work)
    answer = post(signed_in(cast.executor), "desk-sign", state)
    assert answer.status_code == 403
    assert state_of(state.case).signed is None


@pytest.mark.parametrize(
    "route",
    ["desk-appoint", "desk-sign", "desk-return", "desk-reassign", "desk-annul"],
)
def test_an_executor_may_not_do_what_is_the_heads(cast, signed_in, application, route):
    assert post(signed_in(cast.executor), route, application).status_code == 403


@pytest.mark.parametrize("route", ["desk-ask", "desk-prepare", "desk-register", "desk-issue"])
def test_a_head_may_not_do_what_is_the_executors(cast, signed_in, application, route):
    assert post(signed_in(cast.head), route, application).status_code == 403


VERBS = ("appoint", "ask", "prepare", "sign", "return", "register", "issue", "reassign", "annul")


@pytest.mark.parametrize("verb", VERBS)
def test_the_address_of_a_verb_leads_to_the_case_when_it_is_only_opened(
    cast, signed_in, application, verb
):
    members = (cast.head, cast.executor)
    answers = [
        signed_in(member).get(reverse(f"desk-{verb}", args=(application.case,)))
        for member in members
    ]
    case = reverse("desk-case", args=(application.case,))
    assert sorted(answer.status_code for answer in answers) == [302, 403]
    assert case in [answer.headers.get("Location") for answer in answers]
    assert state_of(application.case) == application


def test_another_office_finds_nothing(cast, signed_in, in_work):
    stranger, head = signed_in(cast.stranger), signed_in(cast.stranger_head)
    assert page(stranger, in_work).status_code == 404
    assert post(head, "desk-appoint", in_work, executor="x").status_code == 404
    assert post(stranger, "desk-prepare", in_work, **draft_fields(in_work)).status_code == 404
    assert post(stranger, "desk-ask", in_work, check="register.unemployed").status_code == 404
    for route in ("desk-receipt", "desk-result"):
        assert stranger.get(reverse(route, args=(in_work.case,))).status_code == 404
    file = in_work.papers[0].file
    assert stranger.get(reverse("desk-file", args=(in_work.case, file))).status_code == 404


def test_an_applicant_and_a_monitor_have_no_desk(cast, signed_in, in_work):
    for member in (cast.applicant, cast.monitor):
        assert page(signed_in(member), in_work).status_code == 403


def test_nobody_works_on_their_own_application(cast, signed_in, application):
    own = stages.submitted(cast, cast.head)
    assert page(signed_in(cast.head), own).status_code == 404
    answer = post(signed_in(cast.head), "desk-appoint", own, executor=cast.executor.account.id)
    assert answer.status_code == 404
    listed = signed_in(cast.head).get(reverse("desk")).content.decode()
    assert own.case not in listed
    assert application.case in listed


def test_a_closed_case_takes_no_more_work(cast, signed_in):
    state = stages.granted(cast)
    fields = draft_fields(state)
    refused(post(signed_in(cast.executor), "desk-prepare", state, **fields), "The case is closed")


def test_pressing_twice_prepares_once(cast, signed_in, in_work):
    executor = signed_in(cast.executor)
    fields = draft_fields(in_work, key="one-key")
    done(post(executor, "desk-prepare", in_work, **fields), in_work, "prepared")
    done(post(executor, "desk-prepare", in_work, **fields), in_work, "prepared")
    assert Event.objects.filter(case_id=in_work.case, kind="DecisionPrepared").count() == 1
    changed = {**fields, "reasons": "something else"}
    refused(post(executor, "desk-prepare", in_work, **changed), "sent before")


def test_a_file_opens_only_with_its_own_case(cast, signed_in, in_work):
    executor = signed_in(cast.executor)
    other = stages.submitted(cast, cast.representative)
    file = in_work.papers[0].file
    answer = executor.get(reverse("desk-file", args=(in_work.case, file)))
    assert answer.content.startswith(b"\x89PNG")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert executor.get(reverse("desk-file", args=(other.case, file))).status_code == 404


def test_the_receipt_of_a_portal_case_prints_and_the_window_has_none(cast, signed_in, application):
    executor = signed_in(cast.executor)
    receipt = executor.get(reverse("desk-receipt", args=(application.case,)))
    assert receipt.content.startswith(b"%PDF-")
    window = stages.taken_in(cast, cast.representative)
    assert executor.get(reverse("desk-receipt", args=(window.case,))).status_code == 404


def test_a_head_gives_the_case_to_another_executor_with_a_reason(cast, signed_in, in_work):
    head, second = signed_in(cast.head), cast.second_executor.account.id
    data = {"reassign-executor": second, "reassign-reason": ""}
    text = refused(post(head, "desk-reassign", in_work, **data), 'href="#reassign-reason"')
    assert f'value="{second}" checked' in text
    data["reassign-reason"] = "On leave"
    done(post(head, "desk-reassign", in_work, **data), in_work, "reassigned")
    assert state_of(in_work.case).executor == second


def test_a_head_annuls_an_issued_result_once(cast, signed_in):
    state, head = stages.granted(cast), signed_in(cast.head)
    refused(post(head, "desk-annul", state), 'href="#annul-reason"')
    done(post(head, "desk-annul", state, **{"annul-reason": "Wrong date"}), state, "annulled")
    assert "Wrong date" in page(head, state).content.decode()
    refused(post(head, "desk-annul", state, **{"annul-reason": "Again"}), "annulled already")


def test_a_text_beyond_the_limit_is_refused_and_kept(cast, signed_in, in_work):
    state = stages.prepared(cast, in_work)
    answer = post(signed_in(cast.head), "desk-return", state, remark="я" * 2001)
    refused(answer, "longer than 2000", "я" * 2001)


def test_the_page_of_a_case_stays_within_its_budget_of_queries(
    cast, signed_in, in_work, django_assert_max_num_queries
):
    executor, head = signed_in(cast.executor), signed_in(cast.head)
    page(executor, in_work)
    # Fourteen of the page; five of the session, the account, the person and the posts.
    with django_assert_max_num_queries(14 + 5):
        assert page(executor, in_work).status_code == 200
    with django_assert_max_num_queries(14 + 5):
        assert page(head, in_work).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_a_case_is_there_in_every_language(cast, signed_in, in_work, language):
    answer = signed_in(cast.executor).get(
        reverse("desk-case", args=(in_work.case,)), headers={"accept-language": language}
    )
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
