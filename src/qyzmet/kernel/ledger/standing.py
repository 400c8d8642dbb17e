"""Does the tree stand as it stood: leaves, stored heads, and the heads kept outside the tables."""

from datetime import timedelta

from qyzmet.kernel import clock
from qyzmet.kernel.models import SealedEvent, SealHead

from . import heads, tree
from .findings import Finding

_TIME_TO_WRITE = timedelta(minutes=1)
"""A head may be missing from the file for so long: it is written right after its commit."""


def check_tree() -> tuple[int, list[Finding]]:
    """How many leaves there are, and what is wrong with leaves, heads or their file."""
    stored = {head.size: head for head in SealHead.objects.order_by("size")}
    lines = heads.read()
    found = _order(lines)
    wanted = set(stored) | {line.size for line in lines}
    size, roots, gap = _roots(wanted)
    if gap:
        found.append(Finding("root", f"leaf {gap} is gone from the tree"))
    found += _heads_in_tables(stored, roots, size)
    found += _heads_in_file(lines, stored, roots, size)
    return size, found


def _roots(wanted: set[int]) -> tuple[int, dict[int, str], int]:
    """(number of leaves, root at each wanted size, first position that is missing or 0)."""
    peaks: list[bytes] = []
    roots: dict[int, str] = {}
    size = gap = 0
    rows = SealedEvent.objects.order_by("position").values_list("position", "leaf")
    for position, leaf in rows.iterator(chunk_size=10_000):
        if position != size + 1 and not gap:
            gap = size + 1
        peaks = tree.grow(peaks, size, bytes.fromhex(leaf))
        size += 1
        if size in wanted:
            roots[size] = tree.root_of(peaks).hex()
    return size, roots, gap


def _order(lines: list[heads.HeadLine]) -> list[Finding]:
    """Lines of the file that cannot be read, or do not grow."""
    found, last = [], 0
    for number, line in enumerate(lines, start=1):
        if line.size < 0:
            found.append(Finding("heads", f"line {number} of the file cannot be read"))
        elif line.size <= last:
            found.append(Finding("heads", f"line {number} of the file does not grow"))
        last = max(last, line.size)
    return found


def _heads_in_tables(
    stored: dict[int, SealHead], roots: dict[int, str], size: int
) -> list[Finding]:
    """The first stored head with another root, and leaves behind or before the last head."""
    found = []
    for at, head in stored.items():
        if at in roots and roots[at] != head.root:
            found.append(Finding("root", f"the tree of {at} leaves has another root than stored"))
            break
    last = max(stored, default=0)
    if last != size:
        found.append(Finding("root", f"the last head counts {last} leaves, the tree has {size}"))
    return found


def _heads_in_file(
    lines: list[heads.HeadLine],
    stored: dict[int, SealHead],
    roots: dict[int, str],
    size: int,
) -> list[Finding]:
    """The file against the tables: a dropped tail, a rewritten past, a head never written out."""
    found = []
    last = max((line.size for line in lines), default=0)
    if last > size:
        found.append(
            Finding(
                "dropped_tail",
                f"the file of heads knows {last} sealed events, the tables hold {size}; "
                f"the first lost one was sealed as leaf {size + 1}",
            )
        )
    for line in lines:
        if line.size in roots and roots[line.size] != line.root:
            found.append(
                Finding("heads", f"the file has another root for {line.size} sealed events")
            )
            break
    written = {line.size for line in lines}
    late = clock.now() - _TIME_TO_WRITE
    lacking = [at for at, head in stored.items() if at not in written and head.at < late]
    if lacking:
        found.append(
            Finding("heads", f"the file lacks {len(lacking)} heads, first that of {lacking[0]}")
        )
    return found
