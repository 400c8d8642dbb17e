"""Numbers committed events and grows the tree over them; exactly one sealer works at a time.

Identifiers of PostgreSQL are taken before the commit, so a smaller one may appear after a larger
one was sealed. The watermark is the identifier below which nothing new can appear: it moves over
identifiers without a gap at once, and over a gap when it is ten minutes old, because by then no
transaction that could fill it is alive (statements are cut off after one minute).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from django.db import connection
from django.db.models import Exists, Max, OuterRef

from qyzmet.kernel import clock
from qyzmet.kernel.models import Event, Registration, SealedEvent, SealHead
from qyzmet.kernel.store import writing
from qyzmet.kernel.store.sql import insert

from . import heads, proof, tree
from .chainlinks import link_of

GAP_IS_FINAL = timedelta(minutes=10)
_LOCK = 0x71797A6D  # the advisory lock of the sealer: "qyzm" in ASCII
_SEALED = ("position", "event_id", "leaf")


class NotSealed(Exception):
    """The event is not in the tree yet, or there is none."""


class Head(msgspec.Struct, frozen=True):
    """The end of the tree: its size, its peaks, and the identifier below which all is sealed."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    watermark: int = 0


def seal_due(batch: int = 2000) -> int:
    """Seal up to `batch` committed events; how many. 0 also if another sealer is at work.

    The head is committed first and then written to the file; a head whose line was lost to a crash
    is written by the next call."""
    with writing():
        sealed = _seal(batch) if _alone() else 0
    heads.catch_up()
    return sealed


def seal_all(batch: int = 5000) -> int:
    """Seal until nothing committed is left; how many."""
    total = 0
    while sealed := seal_due(batch):
        total += sealed
    return total


def _alone() -> bool:
    """Whether no other sealer is at work; the lock ends with the transaction."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", (_LOCK,))
        return bool(cursor.fetchone()[0])


def last_head() -> Head:
    """The end of the tree as it is stored."""
    row = SealHead.objects.order_by("-size").first()
    if row is None:
        return Head()
    peaks = tuple(bytes.fromhex(peak) for peak in row.peaks.split())
    return Head(row.size, peaks, row.watermark)


def _seal(batch: int) -> int:
    head, now = last_head(), clock.now()
    found = _unsealed(head.watermark, batch)
    if not found:
        return 0
    numbers = numbers_of([case for _, case, _, _ in found])
    peaks, size = list(head.peaks), head.size
    rows = []
    for event_id, case, seq, event_hash in found:
        leaf = tree.leaf_of(event_hash, numbers.get((case, seq), ()))
        peaks = tree.grow(peaks, size, leaf)
        size += 1
        rows.append((size, event_id, leaf.hex()))
    insert("kernel_sealedevent", _SEALED, rows)
    SealHead.objects.create(
        size=size,
        root=tree.root_of(peaks).hex(),
        peaks=" ".join(peak.hex() for peak in peaks),
        watermark=_watermark(head.watermark, now),
        at=now,
    )
    return len(found)


def _unsealed(watermark: int, batch: int) -> list[tuple[int, str, int, str]]:
    """(id, case, seq, hash) of committed events above the watermark that no leaf stands for."""
    leaf = SealedEvent.objects.filter(event_id=OuterRef("id"))
    rows = Event.objects.filter(~Exists(leaf), id__gt=watermark).order_by("id")
    return list(rows.values_list("id", "case_id", "seq", "hash")[:batch])


def numbers_of(cases: Sequence[str]) -> dict[tuple[str, int], list[tree.Number]]:
    """The numbers stamped for events of these cases, by (case, seq)."""
    found: dict[tuple[str, int], list[tree.Number]] = defaultdict(list)
    for case, seq, *number in Registration.objects.filter(case_id__in=set(cases)).values_list(
        "case_id", "seq", "register", "office_id", "year", "number"
    ):
        found[case, seq].append(tuple(number))  # type: ignore[arg-type]
    return found


def _watermark(before: int, now: datetime) -> int:
    """The new watermark: the end of the run without a gap, or what was sealed ten minutes ago."""
    reached = before
    above = SealedEvent.objects.filter(event_id__gt=before).order_by("event_id")
    for event_id in above.values_list("event_id", flat=True).iterator():
        if event_id != reached + 1:
            break
        reached = event_id
    old = SealHead.objects.filter(at__lte=now - GAP_IS_FINAL).order_by("-size").first()
    if old is not None:
        final = SealedEvent.objects.filter(event_id__gt=before, position__lte=old.size)
        reached = max(reached, final.aggregate(last=Max("event_id"))["last"] or 0)
    return reached


def prove(case: str, seq: int | None = None) -> proof.Proof:
    """The proof of an event of a case, or of its last sealed one. Raises NotSealed."""
    leaf = SealedEvent.objects.filter(event_id=OuterRef("id"))
    rows = Event.objects.filter(Exists(leaf), case_id=case).order_by("-seq")
    row = (rows if seq is None else rows.filter(seq=seq)).first()
    head = SealHead.objects.order_by("-size").first()
    if row is None or head is None:
        raise NotSealed(case)
    position = SealedEvent.objects.values_list("position", flat=True).get(event_id=row.id)
    leaves = [
        bytes.fromhex(text)
        for text in SealedEvent.objects.filter(position__lte=head.size)
        .order_by("position")
        .values_list("leaf", flat=True)
        .iterator(chunk_size=10_000)
    ]
    return proof.Proof(
        link=link_of(row),
        previous=row.previous,
        hash=row.hash,
        numbers=tuple(sorted(numbers_of([case]).get((case, row.seq), ()))),
        position=position,
        size=head.size,
        root=head.root,
        sealed_at=head.at.isoformat(),
        path=tuple(step.hex() for step in tree.inclusion_path(leaves, position - 1)),
    )
