"""The route of a case: who does what, in what time, and what follows."""

from typing import Literal

from qyzmet.standard.legaltime import Unit

from .clause import Element, Strict
from .service import Channel

Capability = Literal[
    "take_in",  # an official takes papers in and registers the application
    "appoint",  # the head's resolution appoints the responsible executor
    "prepare",  # check of the papers, draft of the result or of the reasoned refusal
    "sign",  # the head signs the draft off or returns it with a remark
    "issue",  # registration in the book and hand-over against a signature
    # automatic:
    "accept_electronic",  # the portal checks the applicant's data and takes the application
    "number",  # the application is given its number
    "forward",  # a gateway routes a message
    "show_status",  # another system displays a status
    "notify",  # the applicant is told of a change of status
    "form_result",  # the output document is formed and registered
    "deliver",  # the output document is shown in the account
]


class Limit(Strict, frozen=True):
    amount: int
    unit: Unit


class UnitRule(Element, frozen=True, kw_only=True):
    """A structural-functional unit, and the role of this system that acts for it. "system" marks an
    information system whose actions are recorded, not worked."""

    role: Literal["executor", "head", "inspector", "system"]


class Action(Element, frozen=True, kw_only=True):
    """One row of the regulation's table. `number` is printed there; `limit` is None where the table
    gives no time. `not_performed` is the text id of the reason why an automatic action is recorded
    and not done. `register` names the register that this action numbers in."""

    number: str
    channel: Channel
    unit: str
    does: Capability
    next: tuple[str, ...] = ()
    limit: Limit | None = None
    not_performed: str = ""
    register: str = ""
    returns_to: str = ""


class Route(Strict, frozen=True, kw_only=True):
    """`starts` names the first action of every channel."""

    units: tuple[UnitRule, ...]
    starts: dict[str, str]
    actions: tuple[Action, ...]
