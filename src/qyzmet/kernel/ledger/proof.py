"""A proof that fits on a page: one event of a case, its place in the tree, and the way to the root.

Pure. Because events of a case are chained, a proof of its last event speaks for all before it.
"""

from typing import Literal

import msgspec

from qyzmet.kernel.chain import Link, link_hash

from . import tree

Verdict = Literal["proven", "event", "path"]
"""`proven`, or what does not fit: the event under its hash, or the way to the root."""


class Proof(msgspec.Struct, frozen=True):
    """Hashes are hexadecimal; `position` counts from 1. `sealed_at` is the time of the head."""

    link: Link
    previous: str
    hash: str
    numbers: tuple[tree.Number, ...]
    position: int
    size: int
    root: str
    sealed_at: str
    path: tuple[str, ...]


def check(proof: Proof, root: str = "") -> Verdict:
    """Whether the proof holds, against a root known from elsewhere if it is given."""
    if link_hash(proof.previous, proof.link) != proof.hash:
        return "event"
    leaf = tree.leaf_of(proof.hash, proof.numbers)
    try:
        path = [bytes.fromhex(step) for step in proof.path]
        wanted = bytes.fromhex(root or proof.root)
    except ValueError:
        return "path"
    if not tree.includes(leaf, proof.position - 1, proof.size, path, wanted):
        return "path"
    return "proven"


_decoder = msgspec.json.Decoder(Proof)


def encode(proof: Proof) -> bytes:
    """The proof as compact JSON."""
    return msgspec.json.encode(proof)


def decode(body: bytes) -> Proof:
    """The proof of a JSON text; msgspec.ValidationError or DecodeError if it is none."""
    return _decoder.decode(body)
