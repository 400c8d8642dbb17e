"""What goes in and comes out, as the description publishes it."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, StringConstraints
from pydantic import Field as Described

Language = Literal["kk", "ru", "en"]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

Moment = Annotated[datetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""An aware moment, shown in UTC whatever zone it was counted in."""


class Error(Schema):
    """One thing that is wrong: where, a code for programs, a sentence for people."""

    place: str = Described(description="answers, papers, body, query, path or header")
    field: str
    code: str
    detail: str


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Described(description="Address of the explanation of this kind of problem")
    title: str
    status: int
    code: str = Described(description="Stable code; for a refusal the reason of the refusal")
    detail: str
    errors: list[Error]


class Clause(Schema):
    """Where a rule comes from: the point of the act, and the lines of its text; or why it is ours."""

    point: str
    lines: list[int]
    source: Literal["act", "ours"]
    why: str


class ServiceLine(Schema):
    """A service in a list."""

    code: str
    title: str
    short: str
    summary: str
    area: str
    edition: str = Described(description="SHA-256 of the edition in force today")
    open_channels: list[str]


class Services(Schema):
    language: Language
    services: list[ServiceLine]


class Act(Schema):
    """The act a service is taken from."""

    title: str
    kind: str
    number: str
    date: date
    issuer: str
    repealed_by: str
    repealed_on: str


class Element(Schema):
    """Anything the act says of the service, with its clause. `rule` holds the typed values."""

    section: str
    id: str
    label: str
    plain: str
    hint: str
    clause: Clause
    rule: dict[str, Any]


class Option(Schema):
    value: str
    label: str


class Condition(Schema):
    """The question is asked only if this answer is one of these."""

    answer: str
    one_of: list[str]


class Question(Schema):
    """A question of the form."""

    id: str
    page: str
    kind: str
    label: str
    hint: str
    options: list[Option]
    optional: bool
    most_characters: int
    earliest: str
    latest: str
    asked_when: list[Condition]
    clause: Clause


class ServiceCard(ServiceLine):
    """Everything the act says about a service, and the questions of its form."""

    language: Language
    who: str
    act: Act
    elements: list[Element]
    form: list[Question]


class AttachedFile(Schema):
    name: str
    sha256: str


class PaperAsked(Schema):
    """A paper of the checklist of this very application."""

    document: str
    label: str
    hint: str
    evidence: list[str]
    optional: bool
    form: bool = Described(description="The application form itself: nothing to attach")
    one_of: str = Described(description="Papers with the same word here are alternatives")
    clause: Clause
    file: AttachedFile | None


class DraftOut(Schema):
    """An application before it is sent."""

    id: str
    service: str
    edition: str
    channel: str
    expires_at: Moment
    case: str | None
    answers: dict[str, str]
    papers: list[PaperAsked]
    missing: list[Error] = Described(description="What keeps it from being sent")


class AnswersIn(Schema):
    """The whole set of answers, by the ids of the questions."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"answers": {"name": "Айгүл Төлегенова"}}]},
    )
    answers: dict[str, str]


class Due(Schema):
    """By when the answer is due, and how that was counted, a sentence a day."""

    at: Moment
    words: str
    zone: str
    derivation: list[str]


class Sent(Schema):
    """A case exists: its number and its due date."""

    case: str
    number: str
    submitted_at: Moment
    due_at: Moment | None
    due: str = Described(description="The due date on the office's clocks, in words")
    office: str


class Status(Schema):
    kind: str
    word: str
    sentence: str


class Holder(Schema):
    """Who has the case now: the action, its limit, the role, the office, the official if named."""

    action: str
    title: str
    due_at: Moment | None
    role: str
    unit: str
    office: str
    name: str


class Asked(Schema):
    """A register or authority that was asked; `reason` says why a check was not performed."""

    check: str
    label: str
    performed: bool
    reason: str


class CaseOut(Schema):
    """Where an application stands."""

    id: str
    service: str
    title: str
    edition: str
    number: str
    channel: str
    submitted_at: Moment
    due: Due | None
    late: bool
    left: str
    status: Status
    held_by: list[Holder]
    checks: list[Asked]
    outcome: Literal["granted", "refused", "withdrawn"] | None
    closed_at: Moment | None
    result_number: str
    result_ready: bool
    annulled: bool


class ByToken(Schema):
    """The token of the QR code, with the file's SHA-256 if there is a file."""

    model_config = ConfigDict(extra="forbid")
    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,40}$")]
    sha256: Sha256 | None = None


class ByNumber(Schema):
    """The printed number and code, with the file's SHA-256 if there is a file."""

    model_config = ConfigDict(extra="forbid")
    number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 _–—-]{1,60}$")]
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 –—-]{1,20}$")]
    sha256: Sha256 | None = None


class ByFile(Schema):
    """The SHA-256 of the whole file alone."""

    model_config = ConfigDict(extra="forbid")
    sha256: Sha256


class VerdictOut(Schema):
    """Whether a paper is genuine. For an unknown paper everything but the answer is empty."""

    answer: Literal["genuine", "annulled", "changed", "unknown"]
    sentence: str
    number: str
    title: str
    service: str
    office: str
    issued_at: Moment | None
