"""Where a case stands, step by step: what was done, what is being done, what is ahead."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from qyzmet.features.offices.queries import calendar, hours_of, law_of
from qyzmet.kernel import clock
from qyzmet.kernel import events as e
from qyzmet.kernel.decide import Law
from qyzmet.kernel.state import CaseState
from qyzmet.standard.legaltime import Remaining, remaining

from .queries import Happened, history

MILESTONE = ".short"
"""Actions with a short name in the texts are steps people are shown; the rest is plumbing that the
full history keeps."""


class Step(msgspec.Struct, frozen=True):
    """One step of a case. `action` is an action of the route, or "withdrawn"; `due_at` is the limit
    of the action itself; `returned` says that the head sent the draft back."""

    action: str
    stage: Literal["done", "now", "ahead"]
    role: str = ""
    at: datetime | None = None
    due_at: datetime | None = None
    returned: bool = False


def steps_of(state: CaseState) -> list[Step]:
    """The steps of a case in their order."""
    law = law_of(state.edition, state.office)
    shown = _milestones(law)
    happened = history(state)
    done = [step for step in _done(happened, law) if step.action in shown | {"withdrawn"}]
    now = [
        Step(work.action, "now", work.role, work.opened_at, work.due_at)
        for work in state.open
        if work.action in shown
    ]
    if state.outcome:
        return done
    waiting = [work.action for work in state.open]
    start = [n for action in waiting for n in law.action(action).next]
    if not waiting and state.ordered:
        now, start = [Step(state.ordered, "now", "system")], list(law.action(state.ordered).next)
    ahead = [
        Step(action, "ahead", law.role_of(law.action(action).unit))
        for action in _walk(start, law)
        if action in shown
    ]
    return done + now + ahead


def _milestones(law: Law) -> set[str]:
    """Actions that have a short name."""
    texts = next(iter(law.edition.definition.texts.values()))
    return {a.id for a in law.edition.definition.route.actions if f"{a.id}{MILESTONE}" in texts}


def _done(happened: Iterable[Happened], law: Law) -> Iterator[Step]:
    returned = False
    for one in happened:
        event = one.event
        if isinstance(event, e.AutomaticActionsRecorded):
            for action in event.actions:
                if action.performed:
                    yield Step(action.action, "done", "system", one.at)
        elif isinstance(event, e.DraftReturned):
            returned = True
        elif isinstance(event, e.ActionCompleted):
            role = law.role_of(law.action(event.action).unit)
            yield Step(event.action, "done", role, one.at, returned=returned)
            returned = False
        elif isinstance(event, e.ApplicationWithdrawn):
            yield Step("withdrawn", "done", "applicant", one.at)


def _walk(start: list[str], law: Law) -> Iterator[str]:
    """Actions from these on, each once, in the order of the route."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        action = waiting.pop(0)
        if action not in seen:
            seen.add(action)
            yield action
            waiting.extend(law.action(action).next)


def doing(state: CaseState) -> str:
    """The action under way whose status tells where the case is; empty for a closed case."""
    if state.outcome:
        return ""
    return state.open[0].action if state.open else state.ordered


def answered_at(state: CaseState) -> datetime | None:
    """When the case stopped running against its term: the result handed over, or the end."""
    return state.issued_at or state.closed_at


def is_late(state: CaseState) -> bool:
    """Whether the answer is, or was, later than the term allows."""
    if state.due_at is None or state.outcome == "withdrawn":
        return False
    return (answered_at(state) or clock.now()) > state.due_at


def left_of(state: CaseState) -> Remaining | None:
    """What is left of the term now, or by how much it is overdue; None once answered."""
    if state.due_at is None or answered_at(state) is not None:
        return None
    return remaining(clock.now(), state.due_at, calendar(), hours_of(state.office))


def road_of(edition: str, office: str, channel: str) -> list[Step]:
    """The steps an application of this channel will go through, told before it is sent."""
    law = law_of(edition, office)
    shown = _milestones(law)
    start = law.edition.definition.route.starts[channel]
    return [
        Step(action, "ahead", law.role_of(law.action(action).unit))
        for action in _walk([start], law)
        if action in shown
    ]
