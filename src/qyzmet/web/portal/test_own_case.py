"""The applicant's own case: sent, under way, granted, refused, late, taken back, annulled."""

import io
from datetime import timedelta
from uuid import uuid4

import pypdf
import pytest
from django.urls import reverse

from qyzmet.features.applications import cases, drafts
from qyzmet.features.applications.models import DraftFile
from qyzmet.features.applications.queries import number_of_case
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.kernel.store import state_of
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def me(cast, client):
    client.force_login(cast.applicant.account, backend=_BACKEND)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def other(cast, client):
    """The browser of the representative, who is not on the register."""
    client.force_login(cast.representative.account, backend=_BACKEND)
    client.cookies["django_language"] = "en"
    return client


def _url(route, state):
    return reverse(route, args=(state.case,))


def _read(client, route, state):
    answer = client.get(_url(route, state))
    assert answer.status_code == 200
    return answer.content.decode()


def _text(pdf):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_confirmation_tells_number_date_derivation_and_where_notices_come(cast, me, at_work):
    state = stages.submitted(cast)
    page = _read(me, "case-sent", state)
    assert "18 November 2026" in page
    assert "Tuesday, 17 November 2026" in page, "the day that is not counted is named"
    assert "by text message" in page
    assert "+77010000001" in page
    assert _read(me, "case-sent", state).count("<h1") == 1, "it may be opened again"


def test_a_bookmark_of_the_confirmation_tells_the_end_once_there_is_one(cast, me, at_work):
    assert "The service is complete" in _read(me, "case-sent", stages.granted(cast))


def test_the_receipt_is_a_pdf_and_the_large_one_is_larger(cast, me, at_work):
    state = stages.submitted(cast)
    plain = me.get(_url("case-receipt", state))
    large = me.get(_url("case-receipt", state) + "?large=1")
    assert plain["Content-Type"] == "application/pdf"
    assert "attachment" in plain["Content-Disposition"]
    number = number_of_case(state)
    assert number in _text(plain.content)
    assert len(pypdf.PdfReader(io.BytesIO(large.content)).pages) > 1


def test_a_way_in_whose_act_demands_no_receipt_gives_none(cast, me, at_work):
    state = stages.taken_in(cast)
    assert me.get(_url("case-receipt", state)).status_code == 404
    assert _url("case-receipt", state) not in _read(me, "case", state)


def test_the_course_shows_what_was_done_what_is_now_and_what_is_ahead(cast, me, at_work):
    page = _read(me, "case", stages.submitted(cast))
    assert page.index("timeline-done") < page.index("timeline-now") < page.index("timeline-ahead")
    assert "The head is appointing the official" in page
    assert "Now with: Head of the department" in page
    assert page.count("timeline-now") == 1


def test_the_executor_is_named_once_appointed(cast, me, at_work):
    state = stages.submitted(cast)
    assert cast.executor.person.name not in _read(me, "case", state)
    state = stages.appointed(cast, state)
    page = _read(me, "case", state)
    assert cast.executor.person.name in page
    assert "The executor is checking your papers" in page


def test_a_check_that_was_not_performed_says_why(cast, me, at_work):
    page = _read(me, "case", stages.appointed(cast, stages.submitted(cast)))
    assert "Not performed" in page
    assert "no connection to the state register" in page
    assert "In the register" in page


def test_a_draft_returned_by_the_head_is_told(cast, me, at_work):
    state = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast)))
    remark = "Күнін тексеріңіз"
    cases.give(
        cast.head.actor, state.case, c.ReturnDraft(by=cases.by(cast.head.actor), remark=remark)
    )
    page = _read(me, "case", state)
    assert "The head returned the draft to be corrected" in page
    assert remark not in page, "the remark is between officials"


def test_the_result_can_be_taken_once_issued_and_not_before(cast, me, at_work):
    state = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast)))
    assert me.get(_url("case-result", state)).status_code == 404
    state = stages.signed(cast, state)
    answer = me.get(_url("case-result", state))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert cast.applicant.person.name in _text(answer.content)
    page = _read(me, "case", state)
    assert state.document.code in page
    assert reverse("verify-token", args=(state.document.token,)) in page


def test_a_refusal_names_ground_clause_remedy_and_complaint(cast, other, at_work):
    page = _read(other, "case", stages.refused(cast))
    assert "Register first, then apply again" in page
    assert reverse("clause", args=(SERVICE, "ground.not_registered")) in page
    assert "How to mend it" in page
    assert "turn to the head of this office or to a court" in page


def test_applying_again_types_nothing_anew(cast, other, at_work):
    state = stages.refused(cast)
    answer = other.post(reverse("apply", args=(SERVICE,)), {"again": state.case}, follow=True)
    assert answer.request["PATH_INFO"].endswith("/check/")
    made = drafts.drafts_of(cast.representative.actor)[0]
    assert made.answers == state.answers
    assert DraftFile.objects.get(draft=made).sha256 == state.papers[0].sha256
    sent = other.post(reverse("draft-send", args=(made.pk,)))
    assert sent.status_code == 302
    assert state.case not in sent.url


def test_nobody_applies_again_from_a_strangers_case(cast, me, at_work):
    state = stages.refused(cast)
    answer = me.post(reverse("apply", args=(SERVICE,)), {"again": state.case})
    assert answer.status_code == 404
    assert me.post(reverse("apply", args=(SERVICE,)), {"again": "no-id"}).status_code == 404


def test_a_late_answer_is_said_to_be_late_with_the_way_to_complain(cast, me, at_work):
    state = stages.submitted(cast)
    assert "The answer is late" not in _read(me, "case", state)
    with clock.at(at_work + timedelta(days=10)):
        page = _read(me, "case", state)
    assert "The answer is late" in page
    assert "complain" in page
    assert "late by" in page


def test_an_answer_given_too_late_stays_late(cast, me, at_work):
    state = stages.submitted(cast)
    with clock.at(at_work + timedelta(days=10)):
        state = stages.signed(cast, stages.prepared(cast, stages.appointed(cast, state)))
    assert "came after the day the act sets" in _read(me, "case", state)


def test_taking_back_asks_once_more_and_happens_once(cast, me, at_work):
    state = stages.submitted(cast)
    page = _read(me, "case-withdraw", state)
    assert "cannot be opened again" in page
    typed = {"reason": "Жұмыс таптым", "key": uuid4().hex}
    for _ in range(2):
        assert me.post(_url("case-withdraw", state), typed).url == _url("case", state)
    assert state_of(state.case).outcome == "withdrawn"
    page = _read(me, "case", state)
    assert "You took the application back" in page
    assert "timeline-ahead" not in page


def test_what_is_signed_cannot_be_taken_back(cast, me, at_work):
    state = stages.granted(cast)
    assert "can no longer be taken back" in _read(me, "case-withdraw", state)
    answer = me.post(_url("case-withdraw", state), {"reason": "кеш"})
    assert answer.status_code == 422
    assert state_of(state.case).outcome == "granted"


def test_the_questionnaire_is_answered_once_after_the_result(cast, me, at_work):
    state = stages.granted(cast)
    typed = {
        "survey.process": "satisfied",
        "survey.information": "partly_satisfied",
        "key": uuid4().hex,
    }
    for _ in range(2):
        assert me.post(_url("case-survey", state), typed).url == _url("case", state)
    assert state_of(state.case).surveyed
    assert "Thank you" in _read(me, "case-survey", state)


def test_a_questionnaire_half_answered_keeps_its_half(cast, me, at_work):
    state = stages.granted(cast)
    answer = me.post(_url("case-survey", state), {"survey.process": "satisfied"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="satisfied" checked' in page
    assert "Choose one of the answers" in page
    assert not state_of(state.case).surveyed


def test_the_questionnaire_is_not_open_before_the_result(cast, me, at_work):
    state = stages.submitted(cast)
    assert "opens once the result is issued" in _read(me, "case-survey", state)
    typed = {"survey.process": "satisfied", "survey.information": "satisfied"}
    assert me.post(_url("case-survey", state), typed).status_code == 422


def test_an_annulled_result_is_said_first(cast, me, at_work):
    state = stages.granted(cast)
    cases.give(
        cast.head.actor, state.case, c.Annul(by=cases.by(cast.head.actor), reason="Қате берілген")
    )
    page = _read(me, "case", state)
    assert "The document is no longer valid" in page
    assert "Қате берілген" in page


@pytest.mark.parametrize(
    "route",
    ["case", "case-sent", "case-receipt", "case-result", "case-withdraw", "case-survey"],
)
def test_a_strangers_case_is_not_found(cast, other, at_work, route):
    state = stages.granted(cast)
    assert other.get(_url(route, state)).status_code == 404
    if route in ("case-withdraw", "case-survey"):
        assert other.post(_url(route, state)).status_code == 404


def test_a_case_that_does_not_exist_is_not_found(me):
    assert me.get(reverse("case", args=(uuid4(),))).status_code == 404


def test_a_case_of_the_window_shows_that_originals_were_shown(cast, me, at_work):
    page = _read(me, "case", stages.granted_at_window(cast))
    assert "The original was shown" in page
    assert "Receipt (PDF)" not in page, "the act gives no receipt at the department"


def test_pages_of_a_case_stay_within_their_queries(
    cast, me, at_work, django_assert_max_num_queries
):
    state = stages.granted(cast)
    with django_assert_max_num_queries(16):
        _read(me, "case", state)
