"""What the system and the applicant do: the printed paper, withdrawal, annulment, the survey."""

from datetime import datetime

from qyzmet.kernel import commands as c
from qyzmet.kernel import events as e
from qyzmet.kernel.state import CaseState

from .flow import follow
from .law import Law, Refused
from .working import Answer, stranger


def record_document(state: CaseState, command: c.RecordDocument, law: Law, now: datetime) -> Answer:
    """The paper is printed; on the portal it is delivered at once, at the window it waits for issue."""
    if command.by.role != "system":
        return Refused("wrong_role", {"role": command.by.role})
    if not state.ordered or state.signed is None:
        return Refused("not_now", {"does": "form_result"})
    if state.document is not None:
        return Refused("already_printed", {})
    made = e.ResultDocumentMade(
        file=command.file, sha256=command.sha256, token=command.token, code=command.code
    )
    if state.opened(state.ordered) is not None:
        return [made]
    return [
        made,
        *follow(
            (state.ordered,),
            law,
            now,
            office=state.office,
            outcome=state.signed.outcome,
            has_document=True,
        ),
    ]


def withdraw(state: CaseState, command: c.Withdraw, law: Law, now: datetime) -> Answer:
    """The applicant's own; impossible once the head has signed."""
    if state.outcome:
        return Refused("case_closed", {"outcome": state.outcome})
    if command.by.role != "applicant" or command.by.person != state.applicant:
        return Refused("wrong_role", {"role": command.by.role})
    if state.signed is not None:
        return Refused("already_signed", {})
    return [
        e.ApplicationWithdrawn(reason=command.reason),
        e.NoticeOwed(about="withdrawn"),
        e.CaseClosed(outcome="withdrawn"),
    ]


def annul(state: CaseState, command: c.Annul, law: Law, now: datetime) -> Answer:
    """The head withdraws an issued result; who verifies it is told."""
    refusal = stranger(state, command.by, "head")
    if refusal:
        return refusal
    if state.document is None or state.issued_at is None:
        return Refused("not_printed", {})
    if state.annulled:
        return Refused("already_annulled", {})
    if not command.reason.strip():
        return Refused("remark_missing", {})
    return [e.ResultAnnulled(reason=command.reason), e.NoticeOwed(about="annulled")]


def answer_survey(state: CaseState, command: c.AnswerSurvey, law: Law, now: datetime) -> Answer:
    """Once, after the result (app. 7)."""
    if command.by.role != "applicant" or command.by.person != state.applicant:
        return Refused("wrong_role", {"role": command.by.role})
    if state.issued_at is None:
        return Refused("not_now", {"does": "survey"})
    if state.surveyed:
        return Refused("already_surveyed", {})
    for question in law.standard.survey:
        if command.answers.get(question.id) not in question.answers:
            return Refused("answer_missing", {"field": question.id})
    if set(command.answers) - {q.id for q in law.standard.survey}:
        return Refused("answer_unknown", {"field": min(command.answers)})
    return [e.SurveyAnswered(answers=command.answers)]
