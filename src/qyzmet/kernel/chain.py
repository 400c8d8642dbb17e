"""The hash chain of a case. Pure: the offline verifier uses the same functions as the store."""

import hashlib
from datetime import UTC, datetime

import msgspec

START = "0" * 64


class Link(msgspec.Struct, frozen=True):
    """What the hash of an event covers; times are UTC with microseconds."""

    authority: str
    case: str
    seq: int
    kind: str
    at: datetime
    actor: str
    role: str
    edition: str
    schema: int
    payload_sha256: str


def payload_hash(salt: str, body: bytes) -> str:
    """SHA-256 over salt and body, so that an erased payload cannot be guessed from its hash."""
    return hashlib.sha256(salt.encode() + b"\x00" + body).hexdigest()


def link_hash(previous: str, link: Link) -> str:
    """SHA-256 over the previous hash and every field of the envelope, NUL-separated."""
    moment = link.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    fields = (
        previous,
        link.authority,
        link.case,
        str(link.seq),
        link.kind,
        moment,
        link.actor,
        link.role,
        link.edition,
        str(link.schema),
        link.payload_sha256,
    )
    return hashlib.sha256("\x00".join(fields).encode()).hexdigest()
