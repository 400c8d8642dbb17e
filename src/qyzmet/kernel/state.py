"""What a case looks like after its events. `evolve` is total: replay never refuses and never asks."""

from datetime import datetime
from functools import singledispatch
from typing import Any, Literal

import msgspec

from qyzmet.standard.model import Channel, Outcome

from . import events as e
from .commands import Paper, PaperCheck


class OpenAction(msgspec.Struct, frozen=True):
    """Work that is due; `seq` is that of the event that opened it."""

    action: str
    seq: int
    role: str
    assignee: str
    opened_at: datetime
    due_at: datetime | None


class Check(msgspec.Struct, frozen=True):
    performed: bool
    answer: str
    facts: dict[str, str]
    reason: str
    at: datetime


class Draft(msgspec.Struct, frozen=True):
    outcome: Outcome
    grounds: tuple[str, ...]
    reasons: str
    papers: tuple[PaperCheck, ...]
    facts: dict[str, str]
    by: str


class ResultDocument(msgspec.Struct, frozen=True):
    file: str
    sha256: str
    token: str
    code: str
    at: datetime


class CaseState(msgspec.Struct, frozen=True, kw_only=True):
    """The whole case as `decide` needs it. `seq` counts the events seen."""

    case: str
    edition: str
    service: str
    channel: Channel
    office: str
    authority: str
    applicant: str
    language: str
    submitted_at: datetime
    seq: int
    answers: dict[str, str]
    papers: tuple[Paper, ...]
    term: str = ""
    due_at: datetime | None = None
    executor: str = ""
    open: tuple[OpenAction, ...] = ()
    checks: dict[str, Check] = {}
    draft: Draft | None = None
    remark: str = ""
    signed: Draft | None = None
    signer: str = ""
    signed_at: datetime | None = None
    ordered: str = ""
    ordered_register: str = ""
    document: ResultDocument | None = None
    issued_at: datetime | None = None
    annulled: str = ""
    surveyed: bool = False
    outcome: Literal["", "granted", "refused", "withdrawn"] = ""
    closed_at: datetime | None = None

    def opened(self, action: str) -> OpenAction | None:
        """The open work of this action, or None."""
        return next((work for work in self.open if work.action == action), None)


class Envelope(msgspec.Struct, frozen=True):
    """What the chain covers of an event besides the payload's salted hash."""

    case: str
    seq: int
    at: datetime
    by: str
    role: str
    edition: str


def begin(event: e.ApplicationSubmitted, envelope: Envelope) -> CaseState:
    """The state after the first event of a case."""
    return CaseState(
        case=envelope.case,
        edition=envelope.edition,
        service=event.service,
        channel=event.channel,
        office=event.office,
        authority=event.authority,
        applicant=event.applicant,
        language=event.language,
        submitted_at=envelope.at,
        seq=envelope.seq,
        answers=event.answers,
        papers=event.papers,
    )


def evolve(state: CaseState | None, event: e.Event, envelope: Envelope) -> CaseState:
    """The state after one more event. The first event has to be ApplicationSubmitted."""
    if state is None:
        if not isinstance(event, e.ApplicationSubmitted):
            raise ValueError(f"a case begins with ApplicationSubmitted, not {type(event).__name__}")
        return begin(event, envelope)
    changes = _changes(event, state, envelope)
    return msgspec.structs.replace(state, seq=envelope.seq, **changes)


Changes = dict[str, Any]


@singledispatch
def _changes(event: e.Event, state: CaseState, envelope: Envelope) -> Changes:
    """Events that change nothing `decide` asks about (notices, automatic actions, numbers)."""
    return {}


@_changes.register
def _(event: e.TermStarted, state: CaseState, envelope: Envelope) -> Changes:
    return {"term": event.term, "due_at": event.due_at}


@_changes.register
def _(event: e.ActionOpened, state: CaseState, envelope: Envelope) -> Changes:
    work = OpenAction(
        event.action,
        envelope.seq,
        event.role,
        event.assignee,
        event.since or envelope.at,
        event.due_at,
    )
    return {"open": (*state.open, work)}


@_changes.register
def _(event: e.ActionCompleted, state: CaseState, envelope: Envelope) -> Changes:
    return {"open": tuple(work for work in state.open if work.action != event.action)}


@_changes.register
def _(event: e.ExecutorAppointed, state: CaseState, envelope: Envelope) -> Changes:
    return {"executor": event.executor}


@_changes.register
def _(event: e.CheckRecorded, state: CaseState, envelope: Envelope) -> Changes:
    earlier = state.checks.get(event.check)
    if earlier is not None and earlier.performed and not event.performed:
        return {}  # a register that could not be asked again takes nothing back
    check = Check(event.performed, event.answer, event.facts, event.reason, envelope.at)
    return {"checks": {**state.checks, event.check: check}}


@_changes.register
def _(event: e.DecisionPrepared, state: CaseState, envelope: Envelope) -> Changes:
    draft = Draft(
        event.outcome, event.grounds, event.reasons, event.papers, event.facts, envelope.by
    )
    return {"draft": draft, "remark": ""}


@_changes.register
def _(event: e.DraftReturned, state: CaseState, envelope: Envelope) -> Changes:
    return {"remark": event.remark}


@_changes.register
def _(event: e.DecisionSigned, state: CaseState, envelope: Envelope) -> Changes:
    return {"signed": state.draft, "signer": envelope.by, "signed_at": envelope.at}


@_changes.register
def _(event: e.ResultOrdered, state: CaseState, envelope: Envelope) -> Changes:
    return {"ordered": event.action, "ordered_register": event.register}


@_changes.register
def _(event: e.ResultDocumentMade, state: CaseState, envelope: Envelope) -> Changes:
    document = ResultDocument(event.file, event.sha256, event.token, event.code, envelope.at)
    return {"document": document}


@_changes.register
def _(event: e.ResultIssued, state: CaseState, envelope: Envelope) -> Changes:
    return {"issued_at": envelope.at}


@_changes.register
def _(event: e.WorkReassigned, state: CaseState, envelope: Envelope) -> Changes:
    moved = tuple(
        msgspec.structs.replace(work, assignee=event.executor) if work.role == "executor" else work
        for work in state.open
    )
    return {"executor": event.executor, "open": moved}


@_changes.register
def _(event: e.ResultAnnulled, state: CaseState, envelope: Envelope) -> Changes:
    return {"annulled": event.reason}


@_changes.register
def _(event: e.SurveyAnswered, state: CaseState, envelope: Envelope) -> Changes:
    return {"surveyed": True}


@_changes.register
def _(event: e.CaseClosed, state: CaseState, envelope: Envelope) -> Changes:
    return {"outcome": event.outcome, "closed_at": envelope.at, "open": ()}


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(CaseState)


def encode(state: CaseState) -> bytes:
    """Canonical JSON of a state, kept in the case row so that a command needs no replay."""
    return _encoder.encode(state)


def decode(body: bytes | str) -> CaseState:
    return _decoder.decode(body)
