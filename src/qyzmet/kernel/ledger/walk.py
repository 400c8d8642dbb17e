"""One case after another: chain, payloads, leaves, numbers, and where its row says it ends."""

from collections.abc import Iterator, Sequence

import msgspec
from django.db.models import OuterRef, Subquery

from qyzmet.kernel.chain import START, link_hash, payload_hash
from qyzmet.kernel.models import Case, Event, Payload, SealedEvent

from . import tree
from .chainlinks import link_of
from .findings import Finding
from .sealer import numbers_of

_NUMBERED = "RegistrationRequested"

Key = tuple[str, int]


class Page(msgspec.Struct):
    """Everything the tables hold about some cases."""

    events: dict[str, list[Event]]
    payloads: dict[Key, tuple[str, str, str | None]]
    leaves: dict[int, str]
    numbers: dict[Key, list[tree.Number]]
    rows: dict[str, tuple[int, str]]


def pages(size: int = 400) -> Iterator[Page]:
    """All cases that have events, `size` of them at a time."""
    last = ""
    while True:
        ids = list(
            Event.objects.filter(case_id__gt=last)
            .order_by("case_id")
            .values_list("case_id", flat=True)
            .distinct()[:size]
        )
        if not ids:
            return
        yield _page(ids)
        last = ids[-1]


def _page(ids: list[str]) -> Page:
    """Everything about these cases, which follow one another: ranges instead of long lists, and the
    authorities named, because every key of a payload begins with one."""
    first, last = ids[0], ids[-1]
    leaf = SealedEvent.objects.filter(event_id=OuterRef("id")).values("leaf")
    events: dict[str, list[Event]] = {case: [] for case in ids}
    leaves: dict[int, str] = {}
    authorities = set()
    for row in (
        Event.objects.filter(case_id__gte=first, case_id__lte=last)
        .annotate(leaf=Subquery(leaf))
        .order_by("case_id", "seq", "id")
    ):
        events[row.case_id].append(row)
        authorities.add(row.authority_id)
        if row.leaf is not None:
            leaves[row.id] = row.leaf
    payloads = {
        (case, seq): (authority, salt, body)
        for case, seq, authority, salt, body in Payload.objects.filter(
            authority_id__in=authorities, case_id__gte=first, case_id__lte=last
        ).values_list("case_id", "seq", "authority_id", "salt", "body")
    }
    rows = {
        case: (seq, head)
        for case, seq, head in Case.objects.filter(id__gte=first, id__lte=last).values_list(
            "id", "seq", "head_hash"
        )
    }
    return Page(events, payloads, leaves, numbers_of(ids), rows)


def check_case(case: str, page: Page, watermark: int) -> Iterator[Finding]:
    """What is wrong with one case: the first broken link, every payload, every seal and number."""
    rows = page.events[case]
    broken = _first_broken(rows, page)
    if broken is not None:
        yield broken
    for row in rows:
        yield from _payload(row, page)
        yield from _inserted(row, page, watermark)
    yield from _seals(rows, page, broken)
    if broken is None:
        yield from _end(case, rows, page)


def _first_broken(rows: Sequence[Event], page: Page) -> Finding | None:
    """The first event at which the chain does not hold."""
    previous = START
    for expected, row in enumerate(rows, start=1):
        holds = row.previous == previous and link_hash(previous, link_of(row)) == row.hash
        if row.seq != expected or not holds:
            return _broken(row, expected, previous, rows, page)
        previous = row.hash
    return None


def _broken(row: Event, expected: int, previous: str, rows: Sequence[Event], page: Page) -> Finding:
    """What happened at the first link that does not hold."""
    case = row.case_id
    if row.seq > expected:
        return Finding("missing", f"event {row.seq} follows", case, expected)
    if row.seq < expected:
        return Finding("inserted", "two events stand at this place", case, row.seq)
    for other in rows:
        if other is not row and other.previous == previous and _first_place(other) == expected:
            return Finding("swapped", f"it stands at {other.seq} now", case, expected)
    place = _first_place(row)
    if place is not None and place > expected:
        return Finding("missing", f"what was event {place} stands here now", case, expected)
    if place is not None and place < expected:
        return Finding("inserted", f"what was event {place} stands behind it", case, place)
    end = page.rows.get(case, (expected, ""))[0]
    if row.id not in page.leaves and row.seq > end:
        return Finding("inserted", f"the case ends with event {end}", case, expected)
    why = "another event came before it" if place else "its hash does not follow from it"
    return Finding("altered", why, case, expected)


def _first_place(row: Event) -> int | None:
    """The place in the case at which this row's hash is right, near where it stands; None if none."""
    link = link_of(row)
    for shift in sorted(range(-row.seq + 1, 40), key=abs):
        moved = msgspec.structs.replace(link, seq=row.seq + shift)
        if link_hash(row.previous, moved) == row.hash:
            return row.seq + shift
    return None


def _payload(row: Event, page: Page) -> Iterator[Finding]:
    """An erased payload (body NULL) is lawful: the salted hash in the envelope stays."""
    found = page.payloads.get((row.case_id, row.seq))
    if found is None:
        yield Finding("payload", "its payload is gone, not erased", row.case_id, row.seq)
        return
    authority, salt, body = found
    if authority != row.authority_id:
        yield Finding("payload", "its payload is of another authority", row.case_id, row.seq)
    if body is not None and payload_hash(salt, body.encode()) != row.payload_sha256:
        yield Finding("payload", "its payload was altered", row.case_id, row.seq)


def _inserted(row: Event, page: Page, watermark: int) -> Iterator[Finding]:
    if row.id not in page.leaves and row.id <= watermark:
        yield Finding(
            "inserted", "it came in where everything was sealed before", row.case_id, row.seq
        )


def _seals(rows: Sequence[Event], page: Page, broken: Finding | None) -> Iterator[Finding]:
    """Numbers, and leaves against what is there now. Of a case whose events are known to be wrong
    only numbers are named."""
    rewritten = broken is not None
    for row in rows:
        numbers = page.numbers.get((row.case_id, row.seq), [])
        asked = row.kind == _NUMBERED
        if asked != bool(numbers):
            what = "it was given no number" if asked else "it has a number it never asked for"
            yield Finding("number", what, row.case_id, row.seq)
            continue
        leaf = page.leaves.get(row.id)
        if leaf is None or leaf == tree.leaf_of(row.hash, numbers).hex():
            continue
        if numbers and not rewritten:
            now = ", ".join("/".join(map(str, number)) for number in numbers)
            yield Finding("number", f"its number was altered; now {now}", row.case_id, row.seq)
        elif not rewritten:
            rewritten = True
            yield Finding("altered", "it is chained, but not what was sealed", row.case_id, row.seq)


def _end(case: str, rows: Sequence[Event], page: Page) -> Iterator[Finding]:
    """Where the case's row says its events end."""
    last = rows[-1]
    row = page.rows.get(case)
    if row is None:
        yield Finding("case_row", "the case has events and no row", case)
    elif last.seq < row[0]:
        yield Finding("missing", f"the case ends with event {row[0]}", case, last.seq + 1)
    elif last.seq > row[0]:
        yield Finding("inserted", f"the case ends with event {row[0]}", case, row[0] + 1)
    elif last.hash != row[1]:
        yield Finding("case_row", "its last hash is not that of its last event", case, last.seq)
