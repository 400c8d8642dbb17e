"""The work of officials: resolution, checks, draft, signature or return, book, issue, reassignment."""

from datetime import datetime

from qyzmet.kernel import commands as c
from qyzmet.kernel import events as e
from qyzmet.kernel.state import CaseState, OpenAction
from qyzmet.standard.model import Capability

from .flow import follow, open_work, order_result
from .grounds import against_checks, unlawful
from .law import Law, Refused

Answer = list[e.Event] | Refused


def _work(
    state: CaseState, law: Law, by: c.By, does: Capability
) -> tuple[OpenAction, Refused | None]:
    """The open work with this capability, and why this actor may not do it."""
    nothing = OpenAction("", 0, "", "", state.submitted_at, None)
    if state.outcome:
        return nothing, Refused("case_closed", {"outcome": state.outcome})
    work = next((w for w in state.open if law.action(w.action).does == does), None)
    if work is None:
        return nothing, Refused("not_now", {"does": does})
    return work, stranger(state, by, work.role) or (
        Refused("not_assigned", {}) if work.assignee and work.assignee != by.account else None
    )


def stranger(state: CaseState, by: c.By, role: str) -> Refused | None:
    """Why this official has nothing to do with this case: role, office, or it is their own."""
    if by.role != role:
        return Refused("wrong_role", {"role": by.role})
    if by.office != state.office:
        return Refused("wrong_office", {})
    if by.person and by.person == state.applicant:
        return Refused("own_case", {})
    return None


def appoint(state: CaseState, command: c.Appoint, law: Law, now: datetime) -> Answer:
    """The resolution (app. 3, table 1, action 5; app. 4, table 3, action 5)."""
    work, refusal = _work(state, law, command.by, "appoint")
    if refusal:
        return refusal
    if not command.executor:
        return Refused("executor_missing", {})
    return [
        e.ExecutorAppointed(executor=command.executor, note=command.note),
        e.ActionCompleted(action=work.action),
        e.NoticeOwed(about="in_work"),
        *follow(
            law.action(work.action).next,
            law,
            now,
            office=state.office,
            executor=command.executor,
        ),
    ]


def record_check(state: CaseState, command: c.RecordCheck, law: Law, now: datetime) -> Answer:
    """What a register answered: by the system, or by the executor who asked again."""
    if state.outcome:
        return Refused("case_closed", {"outcome": state.outcome})
    if command.check not in {rule.id for rule in law.standard.checks}:
        return Refused("check_unknown", {"check": command.check})
    if command.by.role != "system":
        _, refusal = _work(state, law, command.by, "prepare")
        if refusal:
            return refusal
    if command.performed and not command.answer:
        return Refused("check_without_answer", {"check": command.check})
    return [
        e.CheckRecorded(
            check=command.check,
            performed=command.performed,
            answer=command.answer if command.performed else "",
            facts=command.facts if command.performed else {},
            reason=command.reason,
        )
    ]


def prepare(state: CaseState, command: c.Prepare, law: Law, now: datetime) -> Answer:
    """The draft. A refusal needs grounds of the list; a ground that rests on a check needs its answer."""
    work, refusal = _work(state, law, command.by, "prepare")
    if refusal:
        return refusal
    wrong = unlawful(state, command, law)
    if wrong:
        return wrong
    facts = {
        f"{check}.{key}": value
        for check, seen in sorted(state.checks.items())
        for key, value in seen.facts.items()
    }
    return [
        e.DecisionPrepared(
            outcome=command.outcome,
            grounds=command.grounds,
            reasons=command.reasons,
            papers=command.papers,
            facts=facts,
        ),
        e.ActionCompleted(action=work.action),
        *follow(
            law.action(work.action).next, law, now, office=state.office, executor=state.executor
        ),
    ]


def sign_off(state: CaseState, command: c.SignOff, law: Law, now: datetime) -> Answer:
    """The head's signature. Who prepared the draft does not sign it."""
    work, refusal = _work(state, law, command.by, "sign")
    if refusal:
        return refusal
    draft = state.draft
    if draft is None:
        return Refused("no_draft", {})
    if draft.by == command.by.account:
        return Refused("four_eyes", {})
    unproven = against_checks(state, draft.grounds, law)
    if unproven:
        return unproven
    return [
        e.DecisionSigned(
            outcome=draft.outcome,
            grounds=draft.grounds,
            reasons=draft.reasons,
            facts=draft.facts,
            prepared_by=draft.by,
        ),
        e.ActionCompleted(action=work.action),
        *follow(
            law.action(work.action).next,
            law,
            now,
            office=state.office,
            executor=state.executor,
            outcome=draft.outcome,
        ),
    ]


def return_draft(state: CaseState, command: c.ReturnDraft, law: Law, now: datetime) -> Answer:
    """Back to the executor with a remark; the executor's action opens anew with a clock of its own."""
    work, refusal = _work(state, law, command.by, "sign")
    if refusal:
        return refusal
    if not command.remark.strip():
        return Refused("remark_missing", {})
    back = law.action(law.action(work.action).returns_to)
    return [
        e.DraftReturned(remark=command.remark),
        e.ActionCompleted(action=work.action),
        open_work(back, law, now, state.executor),
    ]


def register_result(state: CaseState, command: c.RegisterResult, law: Law, now: datetime) -> Answer:
    """Entry in the book (app. 3, table 1, action 8, first half)."""
    work, refusal = _work(state, law, command.by, "issue")
    if refusal:
        return refusal
    if state.ordered:
        return Refused("already_registered", {})
    if state.signed is None:
        return Refused("no_draft", {})
    return order_result(law.action(work.action), law, now, state.office, state.signed.outcome)


def issue(state: CaseState, command: c.Issue, law: Law, now: datetime) -> Answer:
    """Hand-over at the window against a signature (action 8, second half)."""
    work, refusal = _work(state, law, command.by, "issue")
    if refusal:
        return refusal
    if state.document is None or state.signed is None:
        return Refused("not_printed", {})
    if not command.received_by.strip():
        return Refused("receiver_missing", {})
    if command.how == "representative" and not command.identity.strip():
        return Refused("identity_missing", {})
    return [
        e.ResultIssued(how=command.how, received_by=command.received_by, identity=command.identity),
        e.ActionCompleted(action=work.action),
        e.NoticeOwed(about="handed_over"),
        *follow(
            law.action(work.action).next,
            law,
            now,
            office=state.office,
            outcome=state.signed.outcome,
            has_document=True,
        ),
    ]


def reassign(state: CaseState, command: c.Reassign, law: Law, now: datetime) -> Answer:
    """The head gives the case to another executor; clocks go on running."""
    if state.outcome:
        return Refused("case_closed", {"outcome": state.outcome})
    refusal = stranger(state, command.by, "head")
    if refusal:
        return refusal
    if not state.executor:
        return Refused("not_now", {"does": "reassign"})
    if not command.executor or command.executor == state.executor:
        return Refused("executor_missing", {})
    if not command.reason.strip():
        return Refused("remark_missing", {})
    return [
        e.WorkReassigned(executor=command.executor, before=state.executor, reason=command.reason)
    ]
