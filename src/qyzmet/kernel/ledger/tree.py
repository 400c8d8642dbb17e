"""The Merkle tree of RFC 6962 over sealed events, with its proofs. Pure.

A leaf is hashed behind 0x00 and a node behind 0x01, so that no leaf can be passed off as a node.
All hashes here are raw SHA-256 digests of 32 bytes.
"""

import hashlib
from collections.abc import Iterable, Sequence

Number = tuple[str, str, int, int]
"""A registration as a leaf covers it: register, office, year, number."""

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_of(event_hash: str, numbers: Iterable[Number] = ()) -> bytes:
    """The leaf of an event: its chained hash (hexadecimal) and the numbers stamped for it."""
    parts = [event_hash]
    for register, office, year, number in sorted(numbers):
        parts += [register, office, str(year), str(number)]
    return hashlib.sha256(b"\x00" + "\x00".join(parts).encode()).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grow(peaks: Sequence[bytes], size: int, leaf: bytes) -> list[bytes]:
    """The peaks after one more leaf. Peaks are the roots of the perfect subtrees that the binary
    digits of `size` name, the largest first."""
    grown = [*peaks, leaf]
    while size & 1:
        right = grown.pop()
        grown.append(node_of(grown.pop(), right))
        size >>= 1
    return grown


def root_of(peaks: Sequence[bytes]) -> bytes:
    """The root over these peaks; EMPTY for none."""
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_of(peak, root)
    return root


def root_over(leaves: Iterable[bytes]) -> bytes:
    """The root over all these leaves, in one pass."""
    peaks: list[bytes] = []
    for size, leaf in enumerate(leaves):
        peaks = grow(peaks, size, leaf)
    return root_of(peaks)


def _split(size: int) -> int:
    """The largest power of two that is smaller than `size` (which is at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of the leaf at `index` (counted from 0), nearest sibling first.

    IndexError where there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path: list[bytes] = []
    first, last = 0, len(leaves)
    while last - first > 1:
        middle = first + _split(last - first)
        if index < middle:
            path.append(root_over(leaves[middle:last]))
            last = middle
        else:
            path.append(root_over(leaves[first:middle]))
            first = middle
    path.reverse()
    return path


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether this path proves that `leaf` stands at `index` of the tree of `size` and `root`."""
    if not 0 <= index < size:
        return False
    position, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            found = node_of(sibling, found)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            found = node_of(found, sibling)
        position >>= 1
        last >>= 1
    return last == 0 and found == root


def consistency_path(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """The proof that the first `old_size` leaves are a prefix of all of them.

    IndexError unless 0 < old_size <= number of leaves."""
    if not 0 < old_size <= len(leaves):
        raise IndexError(old_size)
    path: list[bytes] = []
    first, last, old, whole = 0, len(leaves), old_size, True
    while old < last - first:
        middle = _split(last - first)
        if old <= middle:
            path.append(root_over(leaves[first + middle : last]))
            last = first + middle
        else:
            path.append(root_over(leaves[first : first + middle]))
            first, old, whole = first + middle, old - middle, False
    if not whole:
        path.append(root_over(leaves[first:last]))
    path.reverse()
    return path


def is_prefix(
    old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether this path proves that the old tree is a prefix of the new one."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    steps = list(path)
    if old_size & (old_size - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    position, last = old_size - 1, size - 1
    while position & 1:
        position >>= 1
        last >>= 1
    old, new = steps[0], steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_of(sibling, old), node_of(sibling, new)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            new = node_of(new, sibling)
        position >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == root
