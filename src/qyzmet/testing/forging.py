"""What somebody with every right on the database could do to history; verification has to notice."""

import hashlib
from typing import Any

from django.db import connection

from qyzmet.kernel.chain import link_hash
from qyzmet.kernel.ledger.chainlinks import link_of
from qyzmet.kernel.models import Event


def sql(statement: str, *values: Any) -> int:
    """Run a statement as the owner of the database would; how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def insert(row: Event, **changed: object) -> None:
    """Put in an event like another one, with some of its columns changed."""
    fields = {f.name: getattr(row, f.name) for f in Event._meta.fields} | changed
    Event.objects.bulk_create([Event(**fields)])


def payload_for(case: str, authority: str, seq: int, body: str = "{}") -> str:
    """Write a payload for a forged event; the hash its envelope needs."""
    salt = "0" * 32
    sql(
        "INSERT INTO kernel_payload (authority_id, case_id, seq, salt, body)"
        " VALUES (%s, %s, %s, %s, %s)",
        authority,
        case,
        seq,
        salt,
        body,
    )
    return hashlib.sha256(salt.encode() + b"\x00" + body.encode()).hexdigest()


def renumber(case: str, first: int, by: int) -> None:
    """Move events and payloads of a case, from `first` on, by one place."""
    for table in ("kernel_event", "kernel_payload", "kernel_registration"):
        there = f"UPDATE {table} SET seq = seq + 1000 WHERE case_id = %s AND seq >= %s"  # noqa: S608
        back = f"UPDATE {table} SET seq = seq - 1000 + %s WHERE case_id = %s AND seq >= 1000"  # noqa: S608
        sql(there, case, first)
        sql(back, by, case)


def rechain(case: str, first: int) -> None:
    """Compute every hash of a case anew from `first` on, as a forger who knows the rule would."""
    rows = list(Event.objects.filter(case_id=case).order_by("seq"))
    previous = rows[first - 2].hash
    for row in rows[first - 1 :]:
        previous, before = link_hash(previous, link_of(row)), previous
        sql("UPDATE kernel_event SET previous=%s, hash=%s WHERE id=%s", before, previous, row.id)
    sql("UPDATE kernel_case SET head_hash=%s WHERE id=%s", previous, case)
