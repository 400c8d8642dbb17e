"""The only writer of cases: once, decide, append, number - one transaction."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec
import uuid_utils

from qyzmet.kernel import clock
from qyzmet.kernel.commands import Command, Submit
from qyzmet.kernel.decide import Law, Refused, decide
from qyzmet.kernel.models import Case
from qyzmet.kernel.points import reach
from qyzmet.kernel.state import CaseState, decode

from .append import Head, append
from .locking import writing
from .once import KeyReused, case_of_key, claim

__all__ = [
    "KeyReused",
    "NotAllowed",
    "UnknownCase",
    "act",
    "case_of_key",
    "new_id",
    "state_of",
    "submit",
    "writing",
]

LawOf = Callable[[str, str], Law]
"""(edition's SHA-256, office id) -> the law a case runs under."""


class NotAllowed(Exception):
    """The kernel refused to act; `refusal` says why."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.code, refusal.params)
        self.refusal = refusal


class UnknownCase(Exception):
    """No case has this id."""


def new_id() -> str:
    """A new case or file id: UUID version 7, so ids grow with time."""
    return str(uuid_utils.uuid7())


def digest_of(command: Command) -> str:
    """SHA-256 of what was asked, to tell a repeated request from another one under the same key."""
    return hashlib.sha256(msgspec.json.encode(command, order="sorted")).hexdigest()


def submit(command: Submit, law: Law, *, key: str) -> tuple[str, bool]:
    """Make a case of an application: (case id, whether it is new).

    The same key and content again gives the same case. Raises NotAllowed, or KeyReused if the key
    came with other content.
    """
    now = clock.now()
    with writing():
        case = new_id()
        earlier = claim(command.by.account, key, digest_of(command), case, now)
        if earlier is not None:
            return earlier, False
        reach("append.after_once")
        _append(Head(case, law.fingerprint), command, law, now)
        reach("append.before_commit")
    reach("append.after_commit")
    return case, True


def act(case: str, command: Command, law_of: LawOf, *, key: str = "") -> CaseState:
    """Give a command to an existing case; the state after it.

    With a key, a repeated request changes nothing and returns the state as it is.
    Raises NotAllowed, UnknownCase, KeyReused.
    """
    now = clock.now()
    with writing():
        head = _head(case)
        assert head.state is not None
        if key and claim(command.by.account, key, digest_of(command), case, now) is not None:
            return head.state
        reach("append.after_once")
        state = _append(head, command, law_of(head.edition, head.state.office), now)
        reach("append.before_commit")
    reach("append.after_commit")
    return state


def state_of(case: str) -> CaseState:
    """The case as it stands; UnknownCase if there is none."""
    row = Case.objects.filter(id=case).values_list("state", flat=True).first()
    if row is None:
        raise UnknownCase(case)
    return decode(row)


def _append(head: Head, command: Command, law: Law, now: datetime) -> CaseState:
    decided = decide(head.state, command, law, now)
    if isinstance(decided, Refused):
        raise NotAllowed(decided)
    return append(head, decided, command.by, now)


def _head(case: str) -> Head:
    row = (
        Case.objects.select_for_update()
        .filter(id=case)
        .values_list("edition", "state", "head_hash")
        .first()
    )
    if row is None:
        raise UnknownCase(case)
    edition, state, head_hash = row
    return Head(case, edition, decode(state), head_hash)
