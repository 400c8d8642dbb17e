"""What the database itself refuses, on SQLite and on PostgreSQL, whoever writes and however."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from qyzmet.kernel.models import Case, Decision, DecisionGround, EditionGround, Event
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db(transaction=True)

_AT = "2026-11-17 05:00:00"


def _sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def case(cast, at_work) -> Iterator[Case]:
    """A case nobody has decided; decisions are written around the kernel."""
    yield Case.objects.get(id=stages.submitted(cast).case)


def _decision(case: Case, outcome: str, principal: str | None) -> None:
    _sql(
        "INSERT INTO kernel_decision"
        " (authority_id, case_id, edition, outcome, principal_ground, signer, signed_at)"
        " VALUES (%s, %s, %s, %s, %s, 'head', %s)",
        case.authority_id,
        case.id,
        case.edition,
        outcome,
        principal,
        _AT,
    )


def _ground(case: Case, ground: str, *, edition: str = "", outcome: str = "refused") -> None:
    _sql(
        "INSERT INTO kernel_decision_ground"
        " (authority_id, case_id, edition, outcome, ground, effect)"
        " VALUES (%s, %s, %s, %s, %s, 'refuse')",
        case.authority_id,
        case.id,
        edition or case.edition,
        outcome,
        ground,
    )


@pytest.fixture
def ground(cast) -> str:
    """A ground of the closed list."""
    return EditionGround.objects.get(edition=cast.edition, effect="refuse").ground


def test_a_refusal_with_a_ground_of_the_list_stands(case, ground):
    with transaction.atomic():
        _decision(case, "refused", ground)
        _ground(case, ground)
    assert Decision.objects.get(case_id=case.id).principal_ground == ground


def test_a_ground_that_is_not_on_the_list_of_the_edition_fails(case, ground):
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "refused", ground)
        _ground(case, ground)
        _ground(case, "ground.invented")


def test_a_ground_of_another_edition_fails(case, ground):
    other = "e" * 64
    _sql(
        "INSERT INTO kernel_publishededition"
        " (fingerprint, service, body, in_force_from, published_at)"
        " VALUES (%s, 'other', '{}', '2012-01-01', %s)",
        other,
        _AT,
    )
    EditionGround.objects.create(edition=other, ground="ground.foreign", effect="refuse")
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "refused", "ground.foreign")
        _ground(case, "ground.foreign")
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "refused", "ground.foreign")
        _ground(case, "ground.foreign", edition=other)


def test_a_refusal_whose_ground_was_never_written_fails_at_commit(case, ground):
    reached_the_end = False
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "refused", ground)
        reached_the_end = True
    assert reached_the_end, "the insert itself must pass: the ground comes after it"
    assert not Decision.objects.exists()


def test_a_refusal_without_a_ground_fails(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "refused", None)


def test_a_grant_with_a_ground_fails(case, ground):
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "granted", ground)
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "granted", None)
        _ground(case, ground)
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "granted", None)
        _ground(case, ground, outcome="granted")
    assert not DecisionGround.objects.exists()


def test_a_second_decision_on_a_case_fails(case):
    _decision(case, "granted", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        _decision(case, "granted", None)


def test_an_event_cannot_be_edited(case):
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        _sql("UPDATE kernel_event SET actor = 'x' WHERE case_id = %s", case.id)
    assert not Event.objects.filter(actor="x").exists()


def test_two_events_cannot_stand_at_one_place(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        _sql(
            "INSERT INTO kernel_event (authority_id, case_id, seq, kind, at, actor, role,"
            " edition, schema, payload_sha256, previous, hash)"
            " SELECT authority_id, case_id, seq, kind, at, 'x', role, edition, schema,"
            " payload_sha256, previous, hash FROM kernel_event WHERE case_id = %s AND seq = 2",
            case.id,
        )


def test_a_number_cannot_be_given_twice(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        _sql(
            "INSERT INTO kernel_registration"
            " (authority_id, register, office_id, year, number, case_id, seq, at)"
            " SELECT authority_id, register, office_id, year, number, 'another', seq, at"
            " FROM kernel_registration WHERE case_id = %s",
            case.id,
        )


def test_a_case_cannot_be_registered_twice_in_one_journal(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        _sql(
            "INSERT INTO kernel_registration"
            " (authority_id, register, office_id, year, number, case_id, seq, at)"
            " SELECT authority_id, register, office_id, year, number + 1, case_id, seq, at"
            " FROM kernel_registration WHERE case_id = %s",
            case.id,
        )
