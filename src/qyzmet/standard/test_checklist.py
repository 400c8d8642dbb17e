"""The papers of akm-03 by category and channel, as point 14 lists them."""

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel
from qyzmet.standard.publishing import read_definition

pytestmark = pytest.mark.pure

DEFINITION = read_definition(folder_texts("akm-03"))


@pytest.mark.parametrize(
    ("channel", "category", "papers"),
    [
        ("department", "citizen", ["doc.identity_card", "doc.application"]),
        ("department", "foreigner", ["doc.residence_permit", "doc.application"]),
        ("department", "stateless", ["doc.stateless_certificate", "doc.application"]),
        ("centre", "oralman", ["doc.oralman_certificate", "doc.application"]),
        ("portal", "citizen", ["doc.identity_card.scan", "doc.application.electronic"]),
        ("portal", "foreigner", ["doc.residence_permit.scan", "doc.application.electronic"]),
        ("portal", "stateless", ["doc.stateless_certificate.scan", "doc.application.electronic"]),
        ("portal", "oralman", ["doc.oralman_certificate.scan", "doc.application.electronic"]),
    ],
)
def test_each_category_brings_its_own_paper(
    channel: Channel, category: str, papers: list[str]
) -> None:
    found = checklist_of(DEFINITION, channel, {"category": category})
    assert [rule.id for rule in found] == papers


def test_without_an_answer_only_what_everybody_brings_is_listed() -> None:
    assert [rule.id for rule in checklist_of(DEFINITION, "department", {})] == ["doc.application"]


def test_an_answer_that_the_form_does_not_offer_brings_no_paper() -> None:
    found = checklist_of(DEFINITION, "portal", {"category": "citizen' OR 1=1"})
    assert [rule.id for rule in found] == ["doc.application.electronic"]
