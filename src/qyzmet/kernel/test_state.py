"""Replay: events alone lead to the state, whatever the law says today."""

import pytest

from qyzmet.kernel import events as e
from qyzmet.kernel.state import Envelope, evolve
from qyzmet.testing import story as s


@pytest.fixture(scope="module")
def law():
    return s.law_of_service()


def test_a_case_begins_with_an_application_and_with_nothing_else():
    envelope = Envelope("case", 1, s.MORNING, "x", "head", "e")
    with pytest.raises(ValueError, match="begins with ApplicationSubmitted"):
        evolve(None, e.CaseClosed(outcome="granted"), envelope)


def test_an_event_opens_work_and_another_one_ends_it(law):
    story = s.told(law, "portal", "submitted")
    (work,) = story.state.open
    assert (work.action, work.role, work.seq) == ("p5", "head", story.happened[-1][1].seq)
    story = s.told(law, "portal", "appointed")
    assert [(w.action, w.assignee) for w in story.state.open] == [("p6", s.EXECUTOR.account)]


def test_a_returned_draft_keeps_its_remark_and_opens_the_work_anew(law):
    story = s.told(law, "department", "prepared")
    state = story.must(s.c.ReturnDraft(by=s.HEAD, remark="Тағы қараңыз"))
    assert state.remark == "Тағы қараңыз"
    assert [(w.action, w.assignee) for w in state.open] == [("d6", s.EXECUTOR.account)]


def test_reassigned_work_goes_to_the_other_executor_and_its_clock_runs_on(law):
    story = s.told(law, "department", "appointed")
    before = story.state.open[0]
    command = s.c.Reassign(by=s.HEAD, executor=s.SECOND_EXECUTOR.account, reason="Демалыс")
    (after,) = story.must(command).open
    assert after.assignee == s.SECOND_EXECUTOR.account
    assert (after.opened_at, after.due_at, after.seq) == (
        before.opened_at,
        before.due_at,
        before.seq,
    )


def test_the_signed_decision_is_the_draft_that_was_before_the_head(law):
    story = s.told(law, "portal", "signed", "refused")
    assert story.state.signed == story.state.draft
    assert story.state.signer == s.HEAD.account


def test_the_term_of_the_case_is_that_of_its_event_not_of_the_calendar_today(law):
    story = s.told(law, "portal", "issued")
    started = next(event for event, _ in story.happened if isinstance(event, e.TermStarted))
    assert story.replayed().due_at == started.due_at
