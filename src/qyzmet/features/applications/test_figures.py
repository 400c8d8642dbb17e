"""Figures of offices."""

from datetime import timedelta

import pytest

from qyzmet.features.applications.figures import figures
from qyzmet.kernel import clock
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def _of(cast, now):
    return next((f.open, f.late, f.closed) for f in figures(now) if f.office.id == cast.office.id)


def test_an_office_without_cases_has_no_line(cast):
    assert figures(clock.now()) == []


def test_open_late_and_closed_cases_are_counted_apart(cast, at_work):
    stages.granted(cast)
    state = stages.submitted(cast, cast.representative)
    assert _of(cast, clock.now()) == (1, 0, 1)
    assert _of(cast, state.due_at) == (1, 0, 1), "the last moment is still in time"
    assert _of(cast, state.due_at + timedelta(seconds=1)) == (1, 1, 1)
