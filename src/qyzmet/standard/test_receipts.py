"""What the receipt of akm-03 states, channel by channel."""

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.publishing import read_definition
from qyzmet.standard.receipts import receipt_lines

pytestmark = pytest.mark.pure

DEFINITION = read_definition(folder_texts("akm-03"))


def test_the_centre_states_what_point_13_2_lists() -> None:
    lines = receipt_lines(DEFINITION, "centre")
    assert [line.what for line in lines] == [
        "number", "intake_date", "service", "due", "issue_place", "accepted_by",
    ]  # fmt: skip
    assert {line.clause.point for line in lines} == {"13.2"}


def test_the_portal_states_the_same_without_an_inspector() -> None:
    portal = [line.what for line in receipt_lines(DEFINITION, "portal")]
    centre = [line.what for line in receipt_lines(DEFINITION, "centre")]
    assert portal == [what for what in centre if what != "accepted_by"]


def test_the_department_hands_out_the_certificate_and_no_receipt() -> None:
    assert receipt_lines(DEFINITION, "department") == ()
