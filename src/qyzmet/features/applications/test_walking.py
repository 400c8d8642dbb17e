"""The way through a draft: nothing known is asked, nothing open is passed over."""

import pytest

from qyzmet.features.applications import drafts
from qyzmet.features.applications.walking import (
    Next,
    asked_of,
    before,
    next_after,
    next_of,
    office_of,
    place_of,
    to_attach,
)
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    return drafts.start(cast.applicant.actor, SERVICE)


def _asked(draft):
    return [page.id for page in asked_of(draft)]


def _answer(draft, page_id, **raw):
    page = next(page for page in drafts.pages_of(draft) if page.id == page_id)
    return drafts.answer(draft, page, raw)


def test_what_the_account_knows_is_not_asked(draft):
    assert _asked(draft) == [
        "page.category",
        "page.residence",
        "page.receive",
        "page.certificate_language",
    ]


def test_what_the_account_lacks_is_asked(cast):
    person = cast.representative.person
    person.phone = ""
    person.save()
    assert "page.phone" in _asked(drafts.start(cast.representative.actor, SERVICE))


def test_the_first_open_thing_is_a_page_then_a_paper_then_the_check(cast, draft):
    assert next_of(draft) == Next("page", "page.category")
    errors = drafts.replace_answers(draft, stages.answers_of(cast, cast.applicant))
    assert not errors
    assert next_of(draft) == Next("paper", "doc.identity_card.scan")
    assert next_of(stages.draft(cast)) == Next("check")


def test_a_known_answer_made_wrong_is_open_again(cast):
    made = stages.draft(cast)
    _answer(made, "page.phone", phone="1")
    assert next_of(made) == Next("page", "page.phone")


def test_an_answer_that_opens_a_page_is_followed_by_it(draft):
    _answer(draft, "page.receive", receive="also_email")
    assert next_after(draft, "page.receive") == Next("page", "page.email")


def test_after_the_last_question_comes_what_is_still_open(draft):
    assert next_after(draft, "page.certificate_language") == Next("page", "page.category")


def test_before_the_first_question_there_is_none_and_before_the_others_the_one_asked(draft):
    assert before(draft, "page.category") == ""
    assert before(draft, "page.residence") == "page.category"


def test_a_page_that_is_only_corrected_has_no_place_among_the_questions(draft):
    assert place_of(draft, "page.residence") == (2, 4)
    assert place_of(draft, "page.phone") is None


def test_the_form_itself_is_not_to_be_attached(cast):
    assert [rule.id for rule in to_attach(stages.draft(cast))] == ["doc.identity_card.scan"]


def test_the_office_is_that_of_the_residence(cast, draft):
    assert office_of(draft) is None
    assert office_of(stages.draft(cast)).id == cast.office.id


def test_applying_again_keeps_what_the_new_draft_already_holds(cast, at_work):
    state = stages.refused(cast)
    made = drafts.start(cast.representative.actor, SERVICE)
    _answer(made, "page.category", category="oralman")
    filled = drafts.again(cast.representative.actor, state)
    assert filled.pk == made.pk
    assert filled.answers["category"] == "oralman"
    assert filled.answers["address"] == state.answers["address"]
    assert not filled.files.exists(), "the paper of another category is not carried over"
