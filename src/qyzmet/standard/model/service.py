"""What a standard says about a service: everything but its form and its route."""

from typing import Literal

from qyzmet.standard.legaltime import Unit

from .clause import Conditions, Element, Strict

Channel = Literal["department", "portal", "centre"]
Outcome = Literal["granted", "refused"]
Evidence = Literal[
    "original", "copy", "notarised_copy", "certified_copy", "scan", "register", "form"
]


class Repeal(Strict, frozen=True):
    by: str
    date: str


class Act(Strict, frozen=True, kw_only=True):
    """The act a definition was taken from. Dates are ISO; `language` is that of the printed text;
    `in_force_from` is the day of its registration where the act itself says so."""

    id: str
    kind: Literal["standard", "regulation"]
    number: str
    date: str
    issuer: str
    language: Literal["kk", "ru"]
    order: int
    registration: str = ""
    in_force_from: str = ""
    repealed: Repeal | None = None


class ChannelRule(Element, frozen=True, kw_only=True):
    """A way in. `open` is false while the system does not offer it yet; `accounts` says whether the
    applicant must be signed in; `after_hours` whether filing at night is taken at once."""

    channel: Channel
    office_kind: Literal["department", "centre"]
    open: bool = True
    round_the_clock: bool = False


class Category(Element, frozen=True, kw_only=True):
    """A kind of applicant with papers of its own (citizen, foreigner, stateless, oralman)."""


class ResultRule(Element, frozen=True, kw_only=True):
    """What comes out: the document of one outcome, and the book that numbers it. `language_answer`
    names the form's field that chooses the paper's language (empty: that of the application)."""

    outcome: Outcome
    medium: tuple[Literal["paper", "electronic"], ...]
    register: str
    paper: Literal["certificate", "refusal"]
    language_answer: str = ""


class TermRule(Element, frozen=True, kw_only=True):
    """A limit of time. Amount is a positive whole number of `unit`."""

    kind: Literal["service", "waiting", "serving", "storage", "validity"]
    amount: int
    unit: Unit
    channel: Channel | None = None
    excludes: tuple[Literal["intake_day", "issue_day"], ...] = ()
    week: Literal[5, 6] = 5
    after_hours: Literal["next_opening", "at_once"] = "next_opening"
    at: Literal["submission", "collection"] | None = None


class Fee(Element, frozen=True, kw_only=True):
    kind: Literal["free"]


class DocumentRule(Element, frozen=True, kw_only=True):
    """A paper that is asked. `one_of` groups alternatives; `when` narrows it to categories."""

    channels: tuple[Channel, ...]
    evidence: tuple[Evidence, ...]
    when: Conditions = ()
    one_of: str = ""
    form: bool = False
    optional: bool = False


class ReceiptLine(Element, frozen=True, kw_only=True):
    """One thing the receipt must state; `what` is computed from the case by the receipts module."""

    what: Literal[
        "number", "intake_date", "service", "due", "issue_place", "accepted_by", "office", "papers"
    ]


class ReceiptRule(Element, frozen=True, kw_only=True):
    channel: Channel
    lines: tuple[ReceiptLine, ...]


class IssueRule(Element, frozen=True, kw_only=True):
    """How the result reaches the applicant."""

    channel: Channel
    how: Literal["in_person", "representative", "post", "email", "account", "window"]


class CheckRule(Element, frozen=True, kw_only=True):
    """A register or a certificate authority that is asked; `port` names who answers.

    `before` names the capability (of an action) before which it is asked; an empty port is recorded
    as not performed, with `not_performed` (a text id) as the reason, and never answers yes.
    `answers` are all it can answer; `facts` what it tells besides (the result may print them)."""

    kind: Literal["register", "signature"]
    port: str = ""
    channels: tuple[Channel, ...] = ("department", "portal", "centre")
    asked: Literal["submission", "preparation"] = "preparation"
    not_performed: str = ""
    answers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class RestsOn(Strict, frozen=True):
    """The recorded answer of a check that a ground stands on."""

    check: str
    answer: str


class GroundRule(Element, frozen=True, kw_only=True):
    """One ground of the closed list. Where it rests on a check, it may be picked only if the last
    performed check gave that answer, and must not be passed over if it did."""

    effect: Literal["refuse", "suspend", "stop"]
    rests_on: RestsOn | None = None


class RegisterRule(Element, frozen=True, kw_only=True):
    """A journal or book that numbers cases or results: gapless per office and year."""

    numbers: Literal["case", "result"]
    format: str


class Question(Element, frozen=True, kw_only=True):
    """A question of the survey; the answers' labels stand in the texts under their ids."""

    answers: tuple[str, ...]


class ForMe(Element, frozen=True, kw_only=True):
    """A question of "is it for me?"; an answer in `leads_away` shows a page that says what to do."""

    answers: tuple[str, ...]
    leads_away: tuple[str, ...] = ()
    remembers: str = ""


class Standard(Strict, frozen=True, kw_only=True):
    """One service as the law describes it. Every list is in the act's order."""

    code: str
    act: Act
    area: str
    everyday_words: dict[str, tuple[str, ...]]
    channels: tuple[ChannelRule, ...]
    form_of_provision: Element
    basis: tuple[Element, ...]
    information: tuple[Element, ...]
    results: tuple[ResultRule, ...]
    categories: tuple[Category, ...]
    terms: tuple[TermRule, ...]
    fee: Fee
    documents: tuple[DocumentRule, ...]
    receipts: tuple[ReceiptRule, ...]
    issue: tuple[IssueRule, ...]
    checks: tuple[CheckRule, ...]
    grounds: tuple[GroundRule, ...]
    registers: tuple[RegisterRule, ...]
    suspension: Element
    principles: tuple[Element, ...]
    status: tuple[Element, ...]
    staff: tuple[Element, ...]
    responsible: tuple[Element, ...]
    technical: tuple[Element, ...]
    survey: tuple[Question, ...]
    for_me: tuple[ForMe, ...]
    stages: tuple[Element, ...] = ()
    premises: tuple[Element, ...] = ()
    notices: tuple[Element, ...] = ()
    offices: tuple[str, ...] = ()
