"""What people and machines may ask of a case. Imperative, immutable, validated by `decide`."""

from datetime import datetime
from typing import Literal

import msgspec

from qyzmet.standard.model import Channel, Outcome

Role = Literal["applicant", "executor", "head", "system"]


class By(msgspec.Struct, frozen=True):
    """Who acts: the account's id, the role used, the office it is held at, the person behind it."""

    account: str
    role: Role
    office: str = ""
    person: str = ""


SYSTEM = By(account="system", role="system")


class Paper(msgspec.Struct, frozen=True):
    """A paper handed in: the document rule it answers, and the file's id (empty: shown on paper)."""

    document: str
    file: str = ""
    name: str = ""
    sha256: str = ""


class PaperCheck(msgspec.Struct, frozen=True):
    """What the executor found about one paper of the checklist."""

    document: str
    complete: bool
    remark: str = ""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    by: By


class Submit(Command, frozen=True, kw_only=True):
    """Apply. Answers are keyed by the form's field ids and already validated by the form's rules.
    `presented_at` is when the papers were shown at a window; the term runs from then."""

    service: str
    channel: Channel
    office: str
    authority: str
    applicant: str
    language: Literal["kk", "ru", "en"]
    answers: dict[str, str]
    papers: tuple[Paper, ...] = ()
    presented_at: datetime | None = None


class Appoint(Command, frozen=True, kw_only=True):
    """The head's resolution: who works the case."""

    executor: str
    note: str = ""


class RecordCheck(Command, frozen=True, kw_only=True):
    """What a register answered, or why it was not asked. `answer` is empty if not performed."""

    check: str
    performed: bool
    answer: str = ""
    facts: dict[str, str] = {}
    reason: str = ""


class Prepare(Command, frozen=True, kw_only=True):
    """The draft: certificate, or reasoned refusal with grounds of the standard's list."""

    outcome: Outcome
    papers: tuple[PaperCheck, ...]
    grounds: tuple[str, ...] = ()
    reasons: str = ""


class SignOff(Command, frozen=True, kw_only=True):
    """The head puts the draft into force."""


class ReturnDraft(Command, frozen=True, kw_only=True):
    """The head sends the draft back with a remark."""

    remark: str


class RegisterResult(Command, frozen=True, kw_only=True):
    """The executor enters the signed result in its book."""


class RecordDocument(Command, frozen=True, kw_only=True):
    """The result's PDF exists. `sha256` is of its bytes; `code_sha256` of its eight-character code."""

    file: str
    sha256: str
    token: str
    code: str


class Issue(Command, frozen=True, kw_only=True):
    """Hand the result over at the window."""

    how: Literal["in_person", "representative", "email"]
    received_by: str
    identity: str = ""


class Reassign(Command, frozen=True, kw_only=True):
    """The head gives the case to another executor."""

    executor: str
    reason: str


class Withdraw(Command, frozen=True, kw_only=True):
    """The applicant takes the application back while nothing has been signed."""

    reason: str = ""


class Annul(Command, frozen=True, kw_only=True):
    """The head withdraws an issued result; verification says so from then on."""

    reason: str


class AnswerSurvey(Command, frozen=True, kw_only=True):
    """The questionnaire of the act, once a case. Answers keyed by question id."""

    answers: dict[str, str]
