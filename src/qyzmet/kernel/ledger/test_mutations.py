"""Every way to rewrite history, as raw SQL of a superuser; verification names the first bad event."""

from datetime import timedelta

import msgspec
import pytest

from qyzmet.kernel.chain import link_hash
from qyzmet.kernel.ledger import sealer
from qyzmet.kernel.ledger.chainlinks import link_of
from qyzmet.kernel.ledger.conftest import LATER
from qyzmet.kernel.ledger.verify import tail_age, verify
from qyzmet.kernel.models import Case, Event, Registration, SealedEvent
from qyzmet.testing.forging import insert, payload_for, rechain, renumber, sql

pytestmark = pytest.mark.django_db

_FORGED = "f" * 64


def found(kind: str) -> list[tuple[str, int]]:
    """(case, seq) of every finding of a kind."""
    return [(f.case, f.seq) for f in verify().findings if f.kind == kind]


def kinds() -> set[str]:
    return {f.kind for f in verify().findings}


def test_where_nothing_was_touched_nothing_is_found(ledger):
    report = verify()
    assert report.findings == []
    assert report.cases == 10
    assert report.events == report.sealed == Event.objects.count() > 150
    assert (report.unsealed, report.erased, tail_age(report)) == (0, 0, 0.0)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "somebody-else"),
        ("role", "monitor"),
        ("kind", "DraftReturned"),
        ("at", LATER - timedelta(days=9)),
        ("edition", _FORGED),
        ("schema", 2),
        ("payload_sha256", _FORGED),
        ("previous", _FORGED),
        ("hash", _FORGED),
    ],
)
def test_an_altered_event_is_named(ledger, column, value):
    case = ledger.granted[1]
    sql(f"UPDATE kernel_event SET {column} = %s WHERE case_id = %s AND seq = 5", value, case)
    assert found("altered") == [(case, 5)]


def test_an_altered_event_is_named_even_if_its_chain_is_computed_anew(ledger):
    case = ledger.refused[0]
    sql("UPDATE kernel_event SET actor = 'x' WHERE case_id = %s AND seq = 6", case)
    rechain(case, 6)
    assert found("altered") == [(case, 6)]


def test_an_event_of_another_authority_is_named(ledger):
    case = ledger.granted[0]
    sql("UPDATE kernel_event SET authority_id = 'x' WHERE case_id = %s AND seq = 4", case)
    assert found("altered") == [(case, 4)]
    assert (case, 4) in found("payload")


def test_an_altered_payload_is_named(ledger):
    case = ledger.granted[2]
    sql(
        "UPDATE kernel_payload SET body = REPLACE(body, 'citizen', 'oralman')"
        " WHERE case_id = %s AND seq = 1",
        case,
    )
    assert found("payload") == [(case, 1)]


def test_an_altered_salt_is_named(ledger):
    case = ledger.granted[2]
    sql("UPDATE kernel_payload SET salt = %s WHERE case_id = %s AND seq = 2", "0" * 32, case)
    assert found("payload") == [(case, 2)]


def test_two_payloads_that_changed_places_are_named(ledger):
    case = ledger.granted[2]
    for was, becomes in ((3, 903), (4, 3), (903, 4)):
        sql(
            "UPDATE kernel_payload SET seq = %s WHERE case_id = %s AND seq = %s",
            becomes,
            case,
            was,
        )
    assert found("payload") == [(case, 3), (case, 4)]


def test_a_payload_that_is_gone_is_named_and_one_lawfully_erased_is_counted(ledger):
    case = ledger.window[0]
    sql("UPDATE kernel_payload SET body = NULL WHERE case_id = %s AND seq = 1", case)
    report = verify()
    assert (report.findings, report.erased) == ([], 1)
    sql("DELETE FROM kernel_payload WHERE case_id = %s AND seq = 1", case)
    assert found("payload") == [(case, 1)]


def test_a_missing_event_is_named(ledger):
    case = ledger.granted[0]
    sql("DELETE FROM kernel_event WHERE case_id = %s AND seq = 5", case)
    assert found("missing")[0] == (case, 5)


def test_a_missing_event_is_named_even_if_the_rest_moved_up(ledger):
    case = ledger.granted[0]
    for table in ("kernel_event", "kernel_payload"):
        sql(f"DELETE FROM {table} WHERE case_id = %s AND seq = 6", case)
    renumber(case, 7, -1)
    assert found("missing")[0] == (case, 6)


def test_a_missing_last_event_is_named(ledger):
    case = ledger.appointed
    last = Case.objects.get(id=case).seq
    for table in ("kernel_event", "kernel_payload"):
        sql(f"DELETE FROM {table} WHERE case_id = %s AND seq = %s", case, last)
    assert found("missing")[0] == (case, last)


def test_a_missing_last_event_is_noticed_even_if_the_case_was_set_back(ledger, events_of):
    case = ledger.appointed
    *_, before, last = events_of(case)
    position = SealedEvent.objects.get(event_id=last.id).position
    for table in ("kernel_event", "kernel_payload"):
        sql(f"DELETE FROM {table} WHERE case_id = %s AND seq = %s", case, last.seq)
    sql("UPDATE kernel_case SET seq=%s, head_hash=%s WHERE id=%s", before.seq, before.hash, case)
    lines = [f.line() for f in verify().findings]
    assert lines == [f"missing: sealed event {last.id} (leaf {position}) is gone"]


def test_a_whole_case_that_is_gone_is_noticed(ledger, events_of):
    case = ledger.granted[1]
    first = SealedEvent.objects.get(event_id=events_of(case)[0].id)
    for table in ("kernel_event", "kernel_payload", "kernel_registration"):
        sql(f"DELETE FROM {table} WHERE case_id = %s", case)
    sql("DELETE FROM kernel_case WHERE id = %s", case)
    lines = [f.line() for f in verify().findings]
    assert f"missing: sealed event {first.event_id} (leaf {first.position}) is gone" in lines
    assert any("number 2 was not given" in line for line in lines)


def test_events_of_a_case_that_are_gone_are_named_by_its_row(ledger):
    case = ledger.granted[1]
    sql("DELETE FROM kernel_event WHERE case_id = %s", case)
    assert (case, 1) in found("missing")


@pytest.mark.parametrize("other", [5, 6])
def test_swapped_events_are_named(ledger, other):
    case = ledger.window[1]
    for table in ("kernel_event", "kernel_payload"):
        for was, becomes in ((4, 900 + other), (other, 4), (900 + other, other)):
            sql(
                f"UPDATE {table} SET seq = %s WHERE case_id = %s AND seq = %s",
                becomes,
                case,
                was,
            )
    assert found("swapped") == [(case, 4)]


def test_an_event_put_in_at_the_end_is_named(ledger, events_of):
    case = ledger.withdrawn
    last = events_of(case)[-1]
    seq = last.seq + 1
    payload = payload_for(case, last.authority_id, seq)
    link = msgspec.structs.replace(link_of(last), seq=seq, payload_sha256=payload)
    insert(
        last,
        id=None,
        seq=seq,
        payload_sha256=payload,
        previous=last.hash,
        hash=link_hash(last.hash, link),
    )
    assert found("inserted") == [(case, seq)]


def test_an_event_put_in_at_the_end_with_an_invented_hash_is_named(ledger, events_of):
    case = ledger.withdrawn
    last = events_of(case)[-1]
    payload = payload_for(case, last.authority_id, last.seq + 1)
    insert(last, id=None, seq=last.seq + 1, payload_sha256=payload, hash=_FORGED)
    assert found("inserted") == [(case, last.seq + 1)]


def test_an_event_put_in_where_all_was_sealed_is_named(ledger, events_of):
    case = ledger.withdrawn
    last = events_of(case)[-1]
    seq = last.seq + 1
    payload = payload_for(case, last.authority_id, seq)
    link = msgspec.structs.replace(link_of(last), seq=seq, payload_sha256=payload)
    head = link_hash(last.hash, link)
    insert(last, id=-1, seq=seq, payload_sha256=payload, previous=last.hash, hash=head)
    sql("UPDATE kernel_case SET seq = %s, head_hash = %s WHERE id = %s", seq, head, case)
    assert found("inserted") == [(case, seq)]
    assert sealer.seal_all() == 0


def test_an_event_put_in_between_is_named(ledger, events_of):
    case = ledger.granted[0]
    before = events_of(case)[4]
    renumber(case, 6, 1)
    payload = payload_for(case, before.authority_id, 6)
    link = msgspec.structs.replace(link_of(before), seq=6, payload_sha256=payload)
    insert(
        before,
        id=None,
        seq=6,
        payload_sha256=payload,
        previous=before.hash,
        hash=link_hash(before.hash, link),
    )
    assert found("inserted")[0] == (case, 6)


def test_an_altered_number_is_named(ledger):
    row = Registration.objects.get(case_id=ledger.granted[1], register="applications")
    sql(
        "UPDATE kernel_registration SET number = 999 WHERE case_id = %s AND register = %s",
        row.case_id,
        row.register,
    )
    findings = verify().findings
    assert [(f.case, f.seq) for f in findings if f.kind == "number"] == [(row.case_id, row.seq)]
    assert any(f"number {row.number} was not given" in f.detail for f in findings)


def test_two_cases_that_exchanged_their_numbers_are_both_named(ledger):
    one, two = ledger.granted[0], ledger.granted[1]
    rows = [Registration.objects.get(case_id=case, register="applications") for case in (one, two)]
    for row, number in ((rows[0], 900), (rows[1], rows[0].number), (rows[0], rows[1].number)):
        sql(
            "UPDATE kernel_registration SET number = %s WHERE case_id = %s AND register = %s",
            number,
            row.case_id,
            row.register,
        )
    named = sorted((row.case_id, row.seq) for row in rows)
    assert sorted(found("number")) == named
    assert kinds() == {"number"}


def test_a_number_that_is_gone_is_named(ledger):
    row = Registration.objects.get(case_id=ledger.refused[0], register="refusals")
    sql(
        "DELETE FROM kernel_registration WHERE case_id = %s AND register = %s",
        row.case_id,
        row.register,
    )
    assert found("number") == [(row.case_id, row.seq)]


@pytest.mark.parametrize("by", [1, -1])
def test_a_counter_that_says_otherwise_is_named(ledger, by):
    sql("UPDATE kernel_counter SET value = value + %s WHERE register = 'refusals'", by)
    (finding,) = verify().findings
    assert finding.kind == "counter"
    assert "refusals" in finding.detail


def test_a_case_row_that_ends_elsewhere_is_named(ledger):
    case = ledger.window[0]
    sql("UPDATE kernel_case SET head_hash = %s WHERE id = %s", _FORGED, case)
    assert [c for c, _ in found("case_row")] == [case]
    sql("DELETE FROM kernel_case WHERE id = %s", case)
    assert [c for c, _ in found("case_row")] == [case]


def test_an_altered_leaf_is_named_and_no_root_fits_any_more(ledger, events_of):
    case = ledger.granted[0]
    event = events_of(case)[4]
    sql("UPDATE kernel_sealedevent SET leaf = %s WHERE event_id = %s", _FORGED, event.id)
    assert found("altered") == [(case, 5)]
    assert kinds() == {"altered", "root", "heads"}


def test_a_leaf_that_is_gone_is_named(ledger):
    sql("DELETE FROM kernel_sealedevent WHERE position = 17")
    assert any("leaf 17 is gone" in f.detail for f in verify().findings)


def test_an_altered_head_is_named(ledger):
    sql("UPDATE kernel_sealhead SET root = %s WHERE size = 80", _FORGED)
    assert [f.line() for f in verify().findings] == [
        "root: the tree of 80 leaves has another root than stored"
    ]


def test_a_history_rewritten_with_its_whole_tree_does_not_fit_the_file_of_heads(ledger):
    case = ledger.granted[0]
    sql("UPDATE kernel_event SET actor = 'x' WHERE case_id = %s AND seq = 3", case)
    rechain(case, 3)
    sql("DELETE FROM kernel_sealedevent")
    sql("DELETE FROM kernel_sealhead")
    kept = ledger.file.read_bytes()
    while sealer.seal_due(40):
        pass
    ledger.file.write_bytes(kept)
    assert kinds() == {"heads"}
    assert "another root for 40 sealed events" in verify().findings[0].detail


def test_a_dropped_tail_is_named_by_the_file_of_heads(ledger):
    case, total = ledger.last, SealedEvent.objects.count()
    ids = list(Event.objects.filter(case_id=case).values_list("id", flat=True))
    first = min(SealedEvent.objects.filter(event_id__in=ids).values_list("position", flat=True))
    for table in ("kernel_event", "kernel_payload", "kernel_registration"):
        sql(f"DELETE FROM {table} WHERE case_id = %s", case)
    sql("DELETE FROM kernel_case WHERE id = %s", case)
    sql("UPDATE kernel_counter SET value = value - 1 WHERE register = 'applications'")
    sql("DELETE FROM kernel_sealedevent WHERE position >= %s", first)
    sql("DELETE FROM kernel_sealhead WHERE size >= %s", first)
    tail = [f for f in verify().findings if f.kind == "dropped_tail"]
    assert [f.detail for f in tail] == [
        f"the file of heads knows {total} sealed events, the tables hold {first - 1}; "
        f"the first lost one was sealed as leaf {first}"
    ]


@pytest.mark.parametrize("spoil", ["root", "order", "nonsense", "gone"])
def test_a_spoiled_file_of_heads_is_noticed(ledger, spoil):
    lines = ledger.file.read_text().splitlines(keepends=True)
    if spoil == "root":
        lines[1] = lines[1].replace(lines[1].split()[1], _FORGED)
    elif spoil == "order":
        lines[0], lines[1] = lines[1], lines[0]
    elif spoil == "nonsense":
        lines[2] = "nothing to read here\n"
    else:
        lines = []
    ledger.file.write_text("".join(lines))
    assert kinds() == {"heads"}


def test_a_tail_that_is_not_sealed_is_counted_with_its_age(ledger):
    size = SealedEvent.objects.count()
    event = SealedEvent.objects.get(position=size).event_id
    sql("DELETE FROM kernel_sealedevent WHERE position = %s", size)
    report = verify()
    assert report.unsealed == 1
    assert report.unsealed_since == Event.objects.get(id=event).at
    assert tail_age(report) == 300.0
