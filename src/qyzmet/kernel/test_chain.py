"""The chain covers every field, and an erased payload cannot be guessed from its hash."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from qyzmet.kernel.chain import START, Link, link_hash, payload_hash

LINK = Link(
    authority="authority",
    case="case",
    seq=1,
    kind="ApplicationSubmitted",
    at=datetime(2026, 11, 17, 5, 0, 0, 1, tzinfo=UTC),
    actor="actor",
    role="applicant",
    edition="e" * 64,
    schema=1,
    payload_sha256="p" * 64,
)
OTHER = {
    str: "something else",
    int: 7,
    datetime: LINK.at + timedelta(microseconds=1),
}


def test_the_rule_of_the_hash_never_changes():
    """A verifier of years to come computes the same: this value stands for good."""
    assert link_hash(START, LINK) == (
        "fa18d2c5c5053ac8545b70dd0b81c125341271fef62c4383724fbb2ed744d819"
    )


@pytest.mark.parametrize("name", Link.__struct_fields__)
def test_every_field_of_the_envelope_is_covered(name):
    changed = msgspec.structs.replace(LINK, **{name: OTHER[type(getattr(LINK, name))]})
    assert link_hash(START, changed) != link_hash(START, LINK)


def test_the_hash_before_is_covered():
    assert link_hash("1" * 64, LINK) != link_hash(START, LINK)


def test_the_same_moment_in_another_zone_is_the_same_moment():
    almaty = LINK.at.astimezone(timezone(timedelta(hours=5)))
    assert link_hash(START, msgspec.structs.replace(LINK, at=almaty)) == link_hash(START, LINK)


def test_neighbouring_fields_cannot_lend_each_other_letters():
    one = msgspec.structs.replace(LINK, actor="ab", role="c")
    other = msgspec.structs.replace(LINK, actor="a", role="bc")
    assert link_hash(START, one) != link_hash(START, other)


def test_a_payload_hash_depends_on_salt_and_body():
    hashes = {payload_hash(salt, body) for salt in ("a", "b") for body in (b"1", b"2", b"")}
    assert len(hashes) == 6
