""" "Is it for me?" of akm-03: one question after another, and a kind way out."""

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.eligibility import Ask, Fits, LeadsAway, verdict
from qyzmet.standard.publishing import read_definition

pytestmark = pytest.mark.pure

DEFINITION = read_definition(folder_texts("akm-03"))
HERE = {"forme.residence": "yes"}
REGISTERED = HERE | {"forme.registered": "yes"}


@pytest.mark.parametrize(
    ("answers", "question"),
    [({}, "forme.residence"), (HERE, "forme.registered"), (REGISTERED, "forme.category")],
)
def test_questions_come_in_their_order(answers: dict[str, str], question: str) -> None:
    found = verdict(DEFINITION, answers)
    assert isinstance(found, Ask)
    assert found.question.id == question


def test_who_is_not_registered_is_led_away_by_the_ground_to_refuse() -> None:
    found = verdict(DEFINITION, HERE | {"forme.registered": "no"})
    assert isinstance(found, LeadsAway)
    assert found.question.clause.point == "10"
    for language in ("kk", "ru", "en"):
        assert DEFINITION.text(language, f"{found.question.id}.advice")


def test_who_lives_elsewhere_is_led_away_before_anything_else_is_asked() -> None:
    found = verdict(DEFINITION, REGISTERED | {"forme.residence": "no"})
    assert isinstance(found, LeadsAway)
    assert found.question.id == "forme.residence"


def test_an_answer_that_is_not_offered_is_asked_again() -> None:
    found = verdict(DEFINITION, {"forme.residence": "maybe"})
    assert isinstance(found, Ask)


@pytest.mark.parametrize("category", ["citizen", "oralman", "foreigner", "stateless"])
def test_what_was_answered_need_not_be_asked_again(category: str) -> None:
    found = verdict(DEFINITION, REGISTERED | {"forme.category": category})
    assert found == Fits({"category": category})


def test_who_belongs_to_no_category_is_led_away() -> None:
    assert isinstance(verdict(DEFINITION, REGISTERED | {"forme.category": "none"}), LeadsAway)
