"""Whole cases, from the application to the paper, by the actions people take."""

import pytest

from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def test_a_case_on_the_portal_ends_with_a_certificate(cast, at_work):
    state = stages.granted(cast)
    assert (state.outcome, state.issued_at is not None, state.open) == ("granted", True, ())


def test_a_case_on_the_portal_ends_with_a_refusal_on_the_one_ground(cast, at_work):
    state = stages.refused(cast)
    assert state.outcome == "refused"
    assert state.signed.grounds == ("ground.not_registered",)


def test_a_case_at_the_window_ends_with_a_certificate_handed_over(cast, at_work):
    state = stages.granted_at_window(cast)
    assert (state.channel, state.outcome) == ("department", "granted")
