"""The progress of a case, and what was promised before it was one."""

from datetime import timedelta

import pytest

from qyzmet.features.applications import cases
from qyzmet.features.applications.forecast import forecast
from qyzmet.features.applications.progress import doing, is_late, left_of, road_of, steps_of
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def _stages(state):
    return [(step.action, step.stage) for step in steps_of(state)]


def test_every_step_of_the_route_is_done_now_or_ahead_and_only_once(cast, at_work):
    state = stages.submitted(cast)
    assert _stages(state) == [
        ("p1", "done"),
        ("p3", "done"),
        ("p5", "now"),
        ("p6", "ahead"),
        ("p11", "ahead"),
        ("p12", "ahead"),
        ("p14", "ahead"),
    ]
    assert doing(state) == "p5"


def test_the_road_told_before_sending_is_the_one_that_is_gone(cast, at_work):
    told = [step.action for step in road_of(cast.edition, cast.office.id, "portal")]
    gone = [step.action for step in steps_of(stages.granted(cast))]
    assert gone == told


def test_a_closed_case_has_nothing_ahead(cast, at_work):
    assert {stage for _, stage in _stages(stages.granted(cast))} == {"done"}
    assert doing(stages.granted(cast)) == ""


def test_a_returned_draft_shows_the_executors_step_twice(cast, at_work):
    state = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast)))
    head = cast.head.actor
    state = cases.give(head, state.case, c.ReturnDraft(by=cases.by(head), remark="Күні"))
    steps = steps_of(state)
    assert [(s.action, s.stage, s.returned) for s in steps if s.action in ("p6", "p11")] == [
        ("p6", "done", False),
        ("p11", "done", True),
        ("p6", "now", False),
        ("p11", "ahead", False),
    ]


def test_a_withdrawn_case_ends_with_the_withdrawal(cast, at_work):
    state = stages.submitted(cast)
    me = cast.applicant.actor
    state = cases.give(me, state.case, c.Withdraw(by=cases.by(me)))
    assert _stages(state)[-1] == ("withdrawn", "done")
    with clock.at(at_work + timedelta(days=30)):
        assert not is_late(state), "what was taken back is not late"


def test_what_waits_for_its_paper_is_under_way(cast, at_work):
    state = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast)))
    head = cast.head.actor
    state = cases.give(head, state.case, c.SignOff(by=cases.by(head)))
    assert ("p12", "now") in _stages(state), "the paper is printed by the outbox, not yet here"


def test_the_window_runs_by_its_own_route(cast, at_work):
    state = stages.taken_in(cast)
    assert [a for a, _ in _stages(state)] == ["d4", "d5", "d6", "d7", "d8"]


def test_what_is_left_turns_into_lateness_and_ends_with_the_answer(cast, at_work):
    state = stages.submitted(cast)
    assert left_of(state).working_days == 1
    assert not is_late(state)
    with clock.at(at_work + timedelta(days=7)):
        assert left_of(state).late
        assert is_late(state)
        late = stages.signed(cast, stages.prepared(cast, stages.appointed(cast, state)))
        assert left_of(late) is None
        assert is_late(late)


def test_the_forecast_is_what_the_case_then_gets(cast, at_work):
    told = forecast(cast.edition, cast.office.id, "portal", at_work)
    state = stages.submitted(cast)
    assert told.due_at == state.due_at
    assert told.term == state.term


def test_there_is_no_forecast_where_the_act_sets_no_term(cast, at_work, monkeypatch):
    monkeypatch.setattr(
        "qyzmet.features.applications.forecast.service_term", lambda law, channel: None
    )
    assert forecast(cast.edition, cast.office.id, "portal", at_work) is None
