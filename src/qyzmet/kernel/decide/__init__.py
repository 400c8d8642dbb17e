"""(state, command, law, now) -> events, or a refusal to act with its reason. Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from qyzmet.kernel import commands as c
from qyzmet.kernel.events import Event
from qyzmet.kernel.state import CaseState

from .ending import annul, answer_survey, record_document, withdraw
from .law import Law, Refused
from .submitting import submit
from .working import (
    appoint,
    issue,
    prepare,
    reassign,
    record_check,
    register_result,
    return_draft,
    sign_off,
)

__all__ = ["Law", "Refused", "decide"]

_Decision = Callable[[CaseState, Any, Law, datetime], "list[Event] | Refused"]

_BY_COMMAND: dict[type[c.Command], _Decision] = {
    c.Appoint: appoint,
    c.RecordCheck: record_check,
    c.Prepare: prepare,
    c.SignOff: sign_off,
    c.ReturnDraft: return_draft,
    c.RegisterResult: register_result,
    c.RecordDocument: record_document,
    c.Issue: issue,
    c.Reassign: reassign,
    c.Withdraw: withdraw,
    c.Annul: annul,
    c.AnswerSurvey: answer_survey,
}


def decide(
    state: CaseState | None, command: c.Command, law: Law, now: datetime
) -> list[Event] | Refused:
    """What happens if this command is given now. Raises ValueError on a naive `now`."""
    if now.tzinfo is None:
        raise ValueError("now must be an aware time")
    if isinstance(command, c.Submit):
        return submit(command, law, now) if state is None else Refused("already_submitted", {})
    if state is None:
        return Refused("no_case", {})
    return _BY_COMMAND[type(command)](state, command, law, now)
