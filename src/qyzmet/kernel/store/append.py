"""Events into the log: chained envelopes, salted payloads, outbox, and last the numbers."""

import secrets
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from qyzmet.kernel import events as e
from qyzmet.kernel.chain import START, Link, link_hash, payload_hash
from qyzmet.kernel.commands import By
from qyzmet.kernel.outbox import TOPICS
from qyzmet.kernel.points import reach
from qyzmet.kernel.state import CaseState, Envelope, evolve

from . import sql
from .projection import project

_EVENT = (
    "authority_id",
    "case_id",
    "seq",
    "kind",
    "at",
    "actor",
    "role",
    "edition",
    "schema",
    "payload_sha256",
    "previous",
    "hash",
)
_PAYLOAD = ("authority_id", "case_id", "seq", "salt", "body")
_OUTBOX = ("authority_id", "case_id", "seq", "topic", "due_at", "attempts", "error")
_REGISTRATION = (
    "authority_id",
    "register",
    "office_id",
    "year",
    "number",
    "case_id",
    "seq",
    "at",
)


class Head(msgspec.Struct, frozen=True):
    """Where the log of a case ends: the state (None before the first event) and the last hash."""

    case: str
    edition: str
    state: CaseState | None = None
    hash: str = START


def append(head: Head, new: list[e.Event], by: By, now: datetime) -> CaseState:
    """Write these events after `head` within the caller's transaction; the state they lead to."""
    state, previous = head.state, head.hash
    seq = 0 if state is None else state.seq
    envelopes, payloads, outbox, numbers = [], [], [], []
    authority = ""
    at = sql.moment(now)
    for event in new:
        seq += 1
        envelope = Envelope(head.case, seq, now, by.account, by.role, head.edition)
        state = evolve(state, event, envelope)
        authority = state.authority
        body, salt = e.encode(event), secrets.token_hex(16)
        digest = payload_hash(salt, body)
        kind = type(event).__name__
        link = Link(
            authority,
            head.case,
            seq,
            kind,
            now,
            by.account,
            by.role,
            head.edition,
            e.SCHEMA,
            digest,
        )
        current = link_hash(previous, link)
        envelopes.append(
            (
                authority,
                head.case,
                seq,
                kind,
                at,
                by.account,
                by.role,
                head.edition,
                e.SCHEMA,
                digest,
                previous,
                current,
            )
        )
        payloads.append((authority, head.case, seq, salt, body.decode()))
        if topic := TOPICS.get(type(event)):
            outbox.append((authority, head.case, seq, topic, at, 0, ""))
        if isinstance(event, e.RegistrationRequested):
            numbers.append((event, seq))
        previous = current
    assert state is not None
    sql.insert("kernel_event", _EVENT, envelopes)
    sql.insert("kernel_payload", _PAYLOAD, payloads)
    reach("append.after_events")
    project(head.state, state, previous)
    reach("append.after_rows")
    sql.insert("kernel_outbox", _OUTBOX, outbox)
    reach("append.after_outbox")
    for request, at_seq in numbers:
        _stamp(request, authority, head.case, at_seq, at)
    return state


_NEXT = """
INSERT INTO kernel_counter (authority_id, register, office_id, year, value)
VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (authority_id, register, office_id, year)
DO UPDATE SET value = kernel_counter.value + 1 RETURNING value
"""

_STAMP_AT_ONCE = f"""
WITH next AS ({_NEXT})
INSERT INTO kernel_registration ({", ".join(_REGISTRATION)})
SELECT %s, %s, %s, %s, next.value, %s, %s, %s FROM next
"""  # noqa: S608


def _stamp(request: e.RegistrationRequested, authority: str, case: str, seq: int, at: Any) -> None:
    """Give the number. The counter's row is the one hot row of an office, so it is taken last:
    on PostgreSQL counter and registration are one statement, right before the commit."""
    key = (authority, request.register, request.office, request.year)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_STAMP_AT_ONCE, (*key, *key, case, seq, at))
            return
        cursor.execute(_NEXT, key)
        number = cursor.fetchone()[0]
    sql.insert("kernel_registration", _REGISTRATION, [(*key, number, case, seq, at)])
