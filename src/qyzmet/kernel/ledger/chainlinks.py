"""Rows of events as the chain's pure functions take them."""

from qyzmet.kernel.chain import Link
from qyzmet.kernel.models import Event


def link_of(row: Event) -> Link:
    """What the hash of this event covers."""
    return Link(
        authority=row.authority_id,
        case=row.case_id,
        seq=row.seq,
        kind=row.kind,
        at=row.at,
        actor=row.actor,
        role=row.role,
        edition=row.edition,
        schema=row.schema,
        payload_sha256=row.payload_sha256,
    )
