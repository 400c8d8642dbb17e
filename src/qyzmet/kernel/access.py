"""Who may do what: every route of the product has a line here, and a route without one is closed.

Roles: a visitor has none; `applicant` is any signed-in person; `executor` and `head` hold a post at
an office; `monitor` sees figures, no cases. Which case an actor may see is decided by `may_see`.
"""

from typing import Literal

import msgspec

from .state import CaseState

Who = Literal["anyone", "applicant", "executor", "head", "monitor"]

ANYONE = frozenset[Who]({"anyone"})
APPLICANT = frozenset[Who]({"applicant"})
OFFICIALS = frozenset[Who]({"executor", "head"})
EXECUTOR = frozenset[Who]({"executor"})
HEAD = frozenset[Who]({"head"})
MONITOR = frozenset[Who]({"monitor"})
SIGNED_IN = frozenset[Who]({"applicant", "executor", "head", "monitor"})


class Actor(msgspec.Struct, frozen=True):
    """Somebody signed in: the account, the person behind it, and the post used (if an official)."""

    account: str
    person: str
    name: str
    role: Literal["applicant", "executor", "head", "monitor"]
    office: str = ""
    authority: str = ""

    @property
    def is_official(self) -> bool:
        """Whether the actor holds a post."""
        return self.role != "applicant"


ROUTES: dict[str, frozenset[Who]] = {
    # the site
    "home": ANYONE,
    "find": ANYONE,
    "help": ANYONE,
    "components": ANYONE,
    "display": ANYONE,
    "language": ANYONE,
    "healthz": ANYONE,
    "demo-inbox": ANYONE,
    "sign-in": ANYONE,
    "sign-out": ANYONE,
    "register": ANYONE,
    # services
    "service": ANYONE,
    "for-me": ANYONE,
    "stand-sheet": ANYONE,
    "clause": ANYONE,
    "offices": ANYONE,
    "home-form": ANYONE,
    # applying
    "apply": APPLICANT,
    "draft": APPLICANT,
    "draft-page": APPLICANT,
    "draft-papers": APPLICANT,
    "draft-paper": APPLICANT,
    "draft-check": APPLICANT,
    "draft-send": APPLICANT,
    "draft-discard": APPLICANT,
    "draft-home-form": APPLICANT,
    # the applicant's account
    "account": APPLICANT,
    "notices": APPLICANT,
    "case": APPLICANT,
    "case-sent": APPLICANT,
    "case-receipt": APPLICANT,
    "case-result": APPLICANT,
    "case-withdraw": APPLICANT,
    "case-survey": APPLICANT,
    # anyone with a number
    "status": ANYONE,
    "verify": ANYONE,
    "verify-token": ANYONE,
    # officials
    "desk": OFFICIALS,
    "desk-office": OFFICIALS,
    "desk-case": OFFICIALS,
    "desk-receipt": OFFICIALS,
    "desk-result": OFFICIALS,
    "desk-file": OFFICIALS,
    "desk-appoint": HEAD,
    "desk-appoint-many": HEAD,
    "desk-sign": HEAD,
    "desk-return": HEAD,
    "desk-reassign": HEAD,
    "desk-annul": HEAD,
    "desk-load": HEAD,
    "desk-ask": EXECUTOR,
    "desk-prepare": EXECUTOR,
    "desk-register": EXECUTOR,
    "desk-issue": EXECUTOR,
    "desk-intake": EXECUTOR,
    "desk-intake-service": EXECUTOR,
    "desk-letters": OFFICIALS,
    "desk-letter": OFFICIALS,
    "desk-book": OFFICIALS,
    "desk-book-pdf": OFFICIALS,
    "desk-search": OFFICIALS,
    # figures without cases
    "board": MONITOR,
    # programs (the key stands for an applicant's account)
    "api-docs": ANYONE,
    "api:unknown": ANYONE,
    "api:openapi-json": ANYONE,
    "api:catalogue": ANYONE,
    "api:service": ANYONE,
    "api:apply": ANYONE,
    "api:draft": ANYONE,
    "api:answers": ANYONE,
    "api:upload": ANYONE,
    "api:send": ANYONE,
    "api:track": ANYONE,
    "api:receipt": ANYONE,
    "api:result": ANYONE,
    "api:verify": ANYONE,
}
"""Route name -> who may call it. The programming interface checks its key itself, call by call."""


def may_enter(route: str, actor: Actor | None) -> bool:
    """Whether this actor may call this route at all; an unknown route is closed to everybody."""
    allowed = ROUTES.get(route, frozenset())
    return "anyone" in allowed or (actor is not None and actor.role in allowed)


def may_see(actor: Actor | None, state: CaseState) -> bool:
    """An applicant sees their own cases, an official those of the office and never their own."""
    if actor is None:
        return False
    if actor.role == "applicant":
        return actor.person == state.applicant
    if actor.role in ("executor", "head"):
        return actor.office == state.office and actor.person != state.applicant
    return False
