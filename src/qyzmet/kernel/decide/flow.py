"""What follows when actions come next: automatic ones are recorded, work is opened with its clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from qyzmet.kernel import events as e
from qyzmet.standard.legaltime import Term, due_at
from qyzmet.standard.model import Action, Limit

from .law import Law


def limit_due(limit: Limit | None, law: Law, now: datetime) -> datetime | None:
    """When an action's limit ends, counted within the office's hours; None where the act sets none."""
    if limit is None:
        return None
    term = Term(amount=limit.amount, unit=limit.unit)
    return due_at(term, now, calendar=law.calendar, hours=law.hours)


def open_work(action: Action, law: Law, now: datetime, executor: str) -> e.ActionOpened:
    """The event that opens an action for people."""
    role = law.role_of(action.unit)
    assignee = executor if role == "executor" else ""
    return e.ActionOpened(
        action=action.id,
        role=role,  # type: ignore[arg-type]
        assignee=assignee,
        due_at=limit_due(action.limit, law, now),
    )


def legal_year(law: Law, now: datetime) -> int:
    """The year of the office's zone at that moment: registers are numbered by it."""
    return now.astimezone(ZoneInfo(law.hours.zone)).year


def request_number(register: str, office: str, law: Law, now: datetime) -> e.RegistrationRequested:
    return e.RegistrationRequested(register=register, office=office, year=legal_year(law, now))


def follow(
    action_ids: tuple[str, ...],
    law: Law,
    now: datetime,
    *,
    office: str,
    executor: str = "",
    outcome: str = "",
    has_document: bool = False,
) -> list[e.Event]:
    """Events from these actions on, up to the next work, to a paper that must be printed first, or
    to the end of the route (then the case closes with `outcome`)."""
    done: list[e.Automatic] = []
    after: list[e.Event] = []
    waiting = list(action_ids)
    halted = False
    while waiting:
        action = law.action(waiting.pop(0))
        if law.role_of(action.unit) != "system":
            after.append(open_work(action, law, now, executor))
            halted = True
            continue
        if action.does == "form_result" and not has_document:
            after.extend(order_result(action, law, now, office, outcome))
            halted = True
            continue
        done.append(e.Automatic(action.id, not action.not_performed, action.not_performed))
        after.extend(_effects(action, law, now, office))
        waiting.extend(action.next)
    recorded: list[e.Event] = [e.AutomaticActionsRecorded(actions=tuple(done))] if done else []
    if not halted:
        after.append(e.CaseClosed(outcome=outcome))  # type: ignore[arg-type]
    return recorded + after


def _effects(action: Action, law: Law, now: datetime, office: str) -> list[e.Event]:
    """What an automatic action does besides being recorded."""
    if action.not_performed:
        return []
    if action.does == "number":
        return [
            request_number(action.register, office, law, now),
            e.NoticeOwed(about="registered"),
        ]
    if action.does == "notify":
        return [e.NoticeOwed(about="prepared")]
    if action.does == "deliver":
        return [e.ResultIssued(how="account"), e.NoticeOwed(about="ready")]
    return []


def order_result(
    action: Action, law: Law, now: datetime, office: str, outcome: str
) -> list[e.Event]:
    """Number the result in the book of its outcome and order its paper."""
    rule = next(r for r in law.standard.results if r.outcome == outcome)
    return [
        request_number(rule.register, office, law, now),
        e.ResultOrdered(register=rule.register, action=action.id, outcome=rule.outcome),
    ]
