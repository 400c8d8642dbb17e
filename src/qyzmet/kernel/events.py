"""What can happen to a case. Past tense, ids instead of labels, facts instead of conclusions.

An event's schema number is 1 until its fields change meaning; replay never calls `decide`, so an
event must hold every fact a decision used.
"""

from datetime import datetime
from typing import Literal

import msgspec

from qyzmet.standard.model import Channel, Outcome

from .commands import Paper, PaperCheck

SCHEMA = 1


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Base of all events; the envelope (case, seq, time, actor, edition) is added by the store."""


class ApplicationSubmitted(Event, frozen=True, kw_only=True, tag="ApplicationSubmitted"):
    service: str
    channel: Channel
    office: str
    authority: str
    applicant: str
    language: str
    answers: dict[str, str]
    papers: tuple[Paper, ...]


class DayCounted(msgspec.Struct, frozen=True):
    """One line of a derivation, as `legaltime.Step` gives it."""

    date: str
    rule: str
    number: int | None = None
    name: str = ""
    moved: str = ""
    opens: str = ""
    closes: str = ""
    verified: bool = True


class TermStarted(Event, frozen=True, kw_only=True, tag="TermStarted"):
    """The service term runs; due_at with its derivation and the calendar it was counted by."""

    term: str
    due_at: datetime
    steps: tuple[DayCounted, ...]
    calendar: str
    verified: bool


class RegistrationRequested(Event, frozen=True, kw_only=True, tag="RegistrationRequested"):
    """A number in a register is owed to this event; the store stamps it, last before commit."""

    register: str
    office: str
    year: int


class Automatic(msgspec.Struct, frozen=True):
    """An automatic action of the regulation: performed, or not performed with its reason's text id."""

    action: str
    performed: bool
    reason: str = ""


class AutomaticActionsRecorded(Event, frozen=True, kw_only=True, tag="AutomaticActionsRecorded"):
    actions: tuple[Automatic, ...]


class NoticeOwed(Event, frozen=True, kw_only=True, tag="NoticeOwed"):
    """The applicant is to be told of a change of status (appendix 9)."""

    about: Literal[
        "registered", "in_work", "prepared", "ready", "handed_over", "withdrawn", "annulled"
    ]


class ActionOpened(Event, frozen=True, kw_only=True, tag="ActionOpened"):
    """Work is due: an action of the regulation with its clock; `due_at` None where no limit stands.
    `since` is when its clock began, where that was before the event (papers shown at a window)."""

    action: str
    role: Literal["executor", "head", "inspector"]
    assignee: str = ""
    due_at: datetime | None = None
    since: datetime | None = None


class ActionCompleted(Event, frozen=True, kw_only=True, tag="ActionCompleted"):
    action: str


class ExecutorAppointed(Event, frozen=True, kw_only=True, tag="ExecutorAppointed"):
    executor: str
    note: str = ""


class CheckRecorded(Event, frozen=True, kw_only=True, tag="CheckRecorded"):
    check: str
    performed: bool
    answer: str = ""
    facts: dict[str, str] = {}
    reason: str = ""


class DecisionPrepared(Event, frozen=True, kw_only=True, tag="DecisionPrepared"):
    outcome: Outcome
    grounds: tuple[str, ...]
    reasons: str
    papers: tuple[PaperCheck, ...]
    facts: dict[str, str]


class DraftReturned(Event, frozen=True, kw_only=True, tag="DraftReturned"):
    remark: str


class DecisionSigned(Event, frozen=True, kw_only=True, tag="DecisionSigned"):
    outcome: Outcome
    grounds: tuple[str, ...]
    reasons: str
    facts: dict[str, str]
    prepared_by: str


class ResultOrdered(Event, frozen=True, kw_only=True, tag="ResultOrdered"):
    """The result's paper is to be printed under the number just requested."""

    register: str
    action: str
    outcome: Outcome


class ResultDocumentMade(Event, frozen=True, kw_only=True, tag="ResultDocumentMade"):
    file: str
    sha256: str
    token: str
    code: str


class ResultIssued(Event, frozen=True, kw_only=True, tag="ResultIssued"):
    how: Literal["account", "in_person", "representative", "email"]
    received_by: str = ""
    identity: str = ""


class WorkReassigned(Event, frozen=True, kw_only=True, tag="WorkReassigned"):
    executor: str
    before: str
    reason: str


class ApplicationWithdrawn(Event, frozen=True, kw_only=True, tag="ApplicationWithdrawn"):
    reason: str = ""


class ResultAnnulled(Event, frozen=True, kw_only=True, tag="ResultAnnulled"):
    reason: str


class SurveyAnswered(Event, frozen=True, kw_only=True, tag="SurveyAnswered"):
    answers: dict[str, str]


class CaseClosed(Event, frozen=True, kw_only=True, tag="CaseClosed"):
    outcome: Literal["granted", "refused", "withdrawn"]


AnyEvent = (
    ApplicationSubmitted
    | TermStarted
    | RegistrationRequested
    | AutomaticActionsRecorded
    | NoticeOwed
    | ActionOpened
    | ActionCompleted
    | ExecutorAppointed
    | CheckRecorded
    | DecisionPrepared
    | DraftReturned
    | DecisionSigned
    | ResultOrdered
    | ResultDocumentMade
    | ResultIssued
    | WorkReassigned
    | ApplicationWithdrawn
    | ResultAnnulled
    | SurveyAnswered
    | CaseClosed
)

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(AnyEvent)


def encode(event: Event) -> bytes:
    """The event's canonical JSON, its kind included."""
    return _encoder.encode(event)


def decode(body: bytes | str) -> AnyEvent:
    """The event of a canonical JSON; msgspec.ValidationError if the body is not one."""
    event: AnyEvent = _decoder.decode(body)
    return event
