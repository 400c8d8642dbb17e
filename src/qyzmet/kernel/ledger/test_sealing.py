"""Sealing: every committed event once, in one order, whatever the order of commits; proofs offline."""

import json
from datetime import timedelta

import msgspec
import pytest
from django.db import transaction

from qyzmet.cli.main import main
from qyzmet.kernel import clock
from qyzmet.kernel.ledger import heads, proof, sealer
from qyzmet.kernel.ledger.conftest import LATER
from qyzmet.kernel.ledger.verify import verify
from qyzmet.kernel.models import Event, SealedEvent, SealHead
from qyzmet.testing import stages
from qyzmet.testing.forging import sql

pytestmark = pytest.mark.django_db


def _unseal(ledger) -> None:
    """As before the first sealing."""
    sql("DELETE FROM kernel_sealedevent")
    sql("DELETE FROM kernel_sealhead")
    ledger.file.unlink()


def _take_away(event_id: int) -> Event:
    """An event whose transaction took its identifier and has not committed yet."""
    row = Event.objects.get(id=event_id)
    sql("DELETE FROM kernel_event WHERE id = %s", event_id)
    return row


def _middle_id() -> int:
    ids = list(Event.objects.order_by("id").values_list("id", flat=True))
    return ids[len(ids) // 2]


def test_every_event_is_sealed_once_and_in_the_order_of_identifiers(ledger):
    rows = list(SealedEvent.objects.order_by("position").values_list("position", "event_id"))
    assert [position for position, _ in rows] == list(range(1, len(rows) + 1))
    assert [event for _, event in rows] == sorted(Event.objects.values_list("id", flat=True))
    assert sealer.seal_due() == 0


def test_new_events_are_sealed_behind_the_old_ones(ledger):
    before = SealedEvent.objects.count()
    fresh = Event.objects.filter(case_id=stages.submitted(ledger.cast).case).count()
    assert sealer.seal_all(7) == fresh
    assert SealedEvent.objects.count() == before + fresh
    assert verify().findings == []


def test_a_smaller_identifier_that_commits_late_is_sealed_too(ledger):
    _unseal(ledger)
    late = _take_away(_middle_id())
    sealer.seal_all()
    assert sealer.last_head().watermark < late.id
    Event.objects.bulk_create([late])
    assert sealer.seal_due() == 1
    assert SealedEvent.objects.get(event_id=late.id).position == Event.objects.count()
    assert verify().findings == []


def test_a_gap_older_than_ten_minutes_is_closed_for_good(ledger):
    _unseal(ledger)
    late = _take_away(_middle_id())
    sealer.seal_all()
    last = Event.objects.order_by("-id").first().id
    with clock.at(LATER + timedelta(minutes=11)):
        stages.submitted(ledger.cast)
        sealer.seal_all()
        assert sealer.last_head().watermark >= last
        Event.objects.bulk_create([late])
        assert sealer.seal_due() == 0
        named = [(f.case, f.seq) for f in verify().findings if f.kind == "inserted"]
    assert named == [(late.case_id, late.seq)]


def test_a_head_is_not_written_out_if_its_transaction_fails(ledger, monkeypatch):
    stages.submitted(ledger.cast)
    lines, size = heads.read(), SealedEvent.objects.count()
    with monkeypatch.context() as broken:
        broken.setattr(SealHead.objects, "create", _power_cut)
        with pytest.raises(RuntimeError):
            sealer.seal_due()
    assert (heads.read(), SealedEvent.objects.count()) == (lines, size)


def _power_cut(**head: object) -> None:
    raise RuntimeError("power cut")


def test_heads_lost_between_commit_and_file_are_written_by_the_next_sealing(ledger):
    whole = ledger.file.read_bytes()
    lines = whole.splitlines(keepends=True)
    ledger.file.write_bytes(b"".join(lines[:-2]) + lines[-2][:30])
    assert sealer.seal_due() == 0
    assert ledger.file.read_bytes() == whole
    assert heads.catch_up() == 0


def test_a_proof_of_a_case_is_checked_offline_and_fits_two_kilobytes(ledger):
    found = sealer.prove(ledger.granted[0])
    body = proof.encode(found)
    assert proof.check(proof.decode(body)) == "proven"
    assert proof.check(found, SealHead.objects.order_by("-size").first().root) == "proven"
    assert len(body) <= 2048


def test_a_proof_covers_the_number_of_the_case(ledger):
    seq = Event.objects.get(case_id=ledger.last, kind="RegistrationRequested").seq
    found = sealer.prove(ledger.last, seq)
    ((register, office, year, number),) = found.numbers
    forged = msgspec.structs.replace(found, numbers=((register, office, year, number + 1),))
    assert proof.check(found) == "proven"
    assert proof.check(forged) == "path"


def test_a_forged_proof_is_refused(ledger):
    found = sealer.prove(ledger.granted[0])
    change = msgspec.structs.replace
    assert proof.check(change(found, link=change(found.link, actor="x"))) == "event"
    assert proof.check(change(found, position=found.position - 1)) == "path"
    assert proof.check(change(found, path=("zz",))) == "path"
    assert proof.check(found, "0" * 64) == "path"


def test_a_case_that_is_not_sealed_cannot_be_proven(ledger):
    with pytest.raises(sealer.NotSealed):
        sealer.prove(stages.submitted(ledger.cast).case)


def test_the_terminal_seals_verifies_proves_and_checks(ledger, capsys, tmp_path):
    stages.submitted(ledger.cast)
    assert main(["ledger", "seal"]) == 0
    assert main(["ledger", "verify"]) == 0
    assert "0 findings" in capsys.readouterr().out
    assert main(["ledger", "proof", ledger.granted[0]]) == 0
    file = tmp_path / "proof.json"
    file.write_text(capsys.readouterr().out)
    assert main(["ledger", "check", str(file)]) == 0
    assert main(["ledger", "check", str(file), "--root", "0" * 64]) == 1
    assert main(["ledger", "proof", "no-such-case"]) == 1


def test_the_terminal_names_every_finding_in_a_line_and_fails(ledger, capsys):
    case = ledger.granted[0]
    with transaction.atomic():
        sql("UPDATE kernel_event SET actor = 'x' WHERE case_id = %s AND seq = 5", case)
    assert main(["ledger", "verify"]) == 1
    assert f"altered: case {case} seq 5: its hash" in capsys.readouterr().out
    assert main(["ledger", "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["seq"] == 5


def test_the_terminal_fails_if_nobody_has_sealed_for_ten_minutes(ledger, capsys):
    stages.submitted(ledger.cast)
    assert main(["ledger", "verify"]) == 0
    assert "note:" in capsys.readouterr().out
    with clock.at(LATER + timedelta(minutes=11)):
        assert main(["ledger", "verify"]) == 1
    assert "unsealed tail:" in capsys.readouterr().out
