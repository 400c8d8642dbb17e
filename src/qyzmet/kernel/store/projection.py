"""The rows that pages read, from the state before and after. Rebuild runs the same code."""

from qyzmet.kernel.models import Case, Decision, DecisionGround, Result, WorkItem
from qyzmet.kernel.state import CaseState, OpenAction, encode

from . import sql

_CASE = (
    "authority_id",
    "id",
    "office_id",
    "service",
    "edition",
    "channel",
    "applicant_id",
    "executor_id",
    "outcome",
    "submitted_at",
    "due_at",
    "closed_at",
    "seq",
    "head_hash",
    "state",
)
_WORK = (
    "authority_id",
    "case_id",
    "opened_seq",
    "office_id",
    "service",
    "action",
    "role",
    "assignee_id",
    "opened_at",
    "due_at",
    "case_due_at",
    "urgent_at",
)


def project(before: CaseState | None, after: CaseState, head_hash: str) -> None:
    """Bring case, work items, decision and result up to `after`."""
    _case(before, after, head_hash)
    _work(before, after)
    if after.signed is not None and (before is None or before.signed is None):
        _decision(after)
    if after.document is not None and _result_changed(before, after):
        _result(before, after)


def _case(before: CaseState | None, after: CaseState, head_hash: str) -> None:
    if before is None:
        row = (
            after.authority,
            after.case,
            after.office,
            after.service,
            after.edition,
            after.channel,
            after.applicant,
            after.executor,
            after.outcome,
            sql.moment(after.submitted_at),
            sql.moment(after.due_at),
            sql.moment(after.closed_at),
            after.seq,
            head_hash,
            encode(after).decode(),
        )
        sql.insert("kernel_case", _CASE, [row])
        return
    Case.objects.filter(authority_id=after.authority, id=after.case).update(
        executor_id=after.executor,
        outcome=after.outcome,
        due_at=after.due_at,
        closed_at=after.closed_at,
        seq=after.seq,
        head_hash=head_hash,
        state=encode(after).decode(),
    )


def _work(before: CaseState | None, after: CaseState) -> None:
    was = {} if before is None else {work.seq: work for work in before.open}
    now = {work.seq: work for work in after.open}
    gone = [seq for seq, work in was.items() if now.get(seq) != work]
    if gone:
        WorkItem.objects.filter(
            authority_id=after.authority, case_id=after.case, opened_seq__in=gone
        ).delete()
    fresh = [_work_row(after, work) for seq, work in now.items() if was.get(seq) != work]
    sql.insert("kernel_workitem", _WORK, fresh)


def _work_row(state: CaseState, work: OpenAction) -> tuple[object, ...]:
    clocks = (work.due_at, state.due_at)
    return (
        state.authority,
        state.case,
        work.seq,
        state.office,
        state.service,
        work.action,
        work.role,
        work.assignee,
        sql.moment(work.opened_at),
        sql.moment(work.due_at),
        sql.moment(state.due_at),
        sql.moment(min((due for due in clocks if due), default=work.opened_at)),
    )


def _decision(state: CaseState) -> None:
    signed = state.signed
    assert signed is not None
    assert state.signed_at is not None
    key = {"authority_id": state.authority, "case_id": state.case}
    Decision.objects.create(
        **key,
        edition=state.edition,
        outcome=signed.outcome,
        principal_ground=signed.grounds[0] if signed.grounds else None,
        signer=state.signer,
        signed_at=state.signed_at,
    )
    DecisionGround.objects.bulk_create(
        DecisionGround(
            **key, edition=state.edition, outcome=signed.outcome, ground=ground, effect="refuse"
        )
        for ground in signed.grounds
    )


def _result_changed(before: CaseState | None, after: CaseState) -> bool:
    return before is None or (before.document, before.issued_at, before.annulled) != (
        after.document,
        after.issued_at,
        after.annulled,
    )


def _result(before: CaseState | None, after: CaseState) -> None:
    document, signed = after.document, after.signed
    assert document is not None
    assert signed is not None
    if before is not None and before.document is not None:
        Result.objects.filter(authority_id=after.authority, case_id=after.case).update(
            issued_at=after.issued_at, annulled=after.annulled[:300]
        )
        return
    Result.objects.create(
        authority_id=after.authority,
        case_id=after.case,
        office_id=after.office,
        service=after.service,
        register=after.ordered_register,
        outcome=signed.outcome,
        token=document.token,
        code=document.code,
        file=document.file,
        sha256=document.sha256,
        made_at=document.at,
        issued_at=after.issued_at,
        annulled=after.annulled[:300],
    )
