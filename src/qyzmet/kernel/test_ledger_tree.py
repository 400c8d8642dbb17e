"""The tree against the definition of RFC 6962, recomputed naively."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.kernel.ledger import tree


def _naive(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\x01" + _naive(leaves[:half]) + _naive(leaves[half:])).digest()


def _leaves(count: int, salt: int = 0) -> list[bytes]:
    return [tree.leaf_of(f"{salt}:{n}") for n in range(count)]


sizes = st.integers(min_value=1, max_value=130)


@given(st.integers(min_value=0, max_value=130))
def test_the_root_grown_leaf_by_leaf_is_the_root_of_the_definition(count):
    leaves, peaks = _leaves(count), []
    for size, leaf in enumerate(leaves):
        assert tree.root_of(peaks) == _naive(leaves[:size])
        assert len(peaks) == size.bit_count()
        peaks = tree.grow(peaks, size, leaf)
    assert tree.root_of(peaks) == tree.root_over(leaves) == _naive(leaves)


@given(sizes, st.data())
def test_every_leaf_can_be_proven_and_the_path_is_short(size, data):
    index = data.draw(st.integers(0, size - 1))
    leaves = _leaves(size)
    path = tree.inclusion_path(leaves, index)
    assert tree.includes(leaves[index], index, size, path, _naive(leaves))
    assert len(path) <= (size - 1).bit_length()


@given(sizes, st.data())
def test_a_proof_fits_no_other_leaf_place_size_path_or_root(size, data):
    index = data.draw(st.integers(0, size - 1))
    leaves = _leaves(size)
    root, path = _naive(leaves), tree.inclusion_path(leaves, index)
    foreign = tree.leaf_of("foreign")
    other_place = data.draw(st.integers(-1, size).filter(lambda n: n != index))
    assert not tree.includes(foreign, index, size, path, root)
    assert not tree.includes(leaves[index], other_place, size, path, root)
    assert not tree.includes(leaves[index], index, size, path, foreign)
    assert not tree.includes(leaves[index], index, size, [*path, foreign], root)
    if path:
        assert not tree.includes(leaves[index], index, size, path[:-1], root)
        assert not tree.includes(leaves[index], index, size, [foreign, *path[1:]], root)


@given(sizes, st.data())
def test_an_old_tree_is_proven_a_prefix_of_the_new_one(size, data):
    old = data.draw(st.integers(1, size))
    leaves = _leaves(size)
    path = tree.consistency_path(leaves, old)
    assert tree.is_prefix(old, _naive(leaves[:old]), size, _naive(leaves), path)


@given(sizes, st.data())
def test_a_rewritten_prefix_cannot_be_proven(size, data):
    old = data.draw(st.integers(1, size))
    leaves, rewritten = _leaves(size), _leaves(size)
    rewritten[data.draw(st.integers(0, old - 1))] = tree.leaf_of("rewritten")
    path = tree.consistency_path(rewritten, old)
    assert not tree.is_prefix(old, _naive(leaves[:old]), size, _naive(rewritten), path)
    honest = tree.consistency_path(leaves, old)
    assert not tree.is_prefix(old, _naive(leaves[:old]), size, _naive(rewritten), honest)


def test_a_proof_outside_the_tree_is_refused():
    with pytest.raises(IndexError):
        tree.inclusion_path(_leaves(3), 3)
    with pytest.raises(IndexError):
        tree.consistency_path(_leaves(3), 4)
    assert not tree.is_prefix(4, tree.EMPTY, 3, tree.EMPTY, [])
    assert not tree.is_prefix(2, _naive(_leaves(2)), 3, _naive(_leaves(3)), [])


def test_a_leaf_covers_the_event_and_every_number_stamped_for_it():
    plain = tree.leaf_of("a" * 64)
    numbered = tree.leaf_of("a" * 64, [("book", "office", 2026, 7)])
    assert plain == hashlib.sha256(b"\x00" + b"a" * 64).digest()
    assert len({plain, numbered, tree.leaf_of("a" * 64, [("book", "office", 2026, 8)])}) == 3
    two = [("book", "office", 2026, 7), ("journal", "office", 2026, 1)]
    assert tree.leaf_of("a" * 64, two) == tree.leaf_of("a" * 64, reversed(two))
