"""Rebuild: from the events alone come the very rows that were there, and nothing is sent."""

import pytest

from qyzmet.cli.main import main
from qyzmet.features.applications import cases
from qyzmet.kernel import commands as c
from qyzmet.kernel.jobs import run_all
from qyzmet.kernel.models import Case, Decision, Outbox, Payload, Result, WorkItem
from qyzmet.kernel.rebuild import READ, OutboxTouched, rebuild
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(cast, at_work):
    """Cases in every stage: open, returned, reassigned, granted, refused, withdrawn, annulled."""
    made = {"open": stages.submitted(cast).case, "granted": stages.granted(cast).case}
    made["refused"] = stages.refused(cast).case
    made["window"] = stages.granted_at_window(cast).case
    made["signed"] = stages.signed(
        cast, stages.prepared(cast, stages.appointed(cast, stages.taken_in(cast)))
    ).case
    head, who = cast.head.actor, cast.applicant.actor
    returned = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast))).case
    cases.give(head, returned, c.ReturnDraft(by=cases.by(head), remark="Тағы қараңыз"))
    cases.reassign(head, returned, cast.second_executor.account.id, "Демалыс")
    made["returned"] = returned
    made["withdrawn"] = stages.submitted(cast).case
    cases.give(who, made["withdrawn"], c.Withdraw(by=cases.by(who)))
    made["annulled"] = stages.granted(cast).case
    cases.give(head, made["annulled"], c.Annul(by=cases.by(head), reason="Қате"))
    made["cast"] = cast
    return made


def _rows() -> dict[str, list[tuple]]:
    return {
        model.__name__: sorted(model._default_manager.values_list(*_columns(model)), key=str)
        for model in (*READ, Outbox)
    }


def _columns(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def test_every_row_is_what_it_was(life):
    before = _rows()
    done = rebuild()
    assert _rows() == before
    assert (done.differences, done.kept, done.cases) == ([], [], 8)
    assert done.rows["kernel_case"] == 8
    assert done.rows["kernel_decision"] == 5
    assert done.rows["kernel_workitem"] == WorkItem.objects.count() == 3


def test_nothing_is_sent_by_it(life):
    run_all({topic: _must_not for topic in ("notice", "checks", "result_paper")})
    owed = Outbox.objects.count()
    rebuild()
    assert Outbox.objects.count() == owed
    assert run_all({topic: _must_not for topic in ("notice", "checks", "result_paper")}) == 0


def _must_not(owed) -> None:
    """Takes the effect as done; the second run must find nothing to do."""


def test_rows_that_lie_are_named_and_made_right(life):
    Case.objects.filter(id=life["granted"]).update(outcome="refused")
    WorkItem.objects.filter(case_id=life["open"]).delete()
    Result.objects.filter(case_id=life["window"]).update(sha256="0" * 64, code="AAAAAAAA")
    key = {"authority_id": "x", "case_id": "nobody"}
    WorkItem.objects.filter(case_id=life["returned"]).update(assignee_id="somebody")
    Decision.objects.create(
        **key,
        edition="e",
        outcome="granted",
        signer="s",
        signed_at=Case.objects.first().submitted_at,
    )
    found = {(d.table, d.how, d.columns) for d in rebuild(check=True).differences}
    assert found == {
        ("kernel_case", "differs", ("outcome",)),
        ("kernel_workitem", "new", ()),
        ("kernel_workitem", "differs", ("assignee_id",)),
        ("kernel_result", "differs", ("code", "sha256")),
        ("kernel_decision", "lost", ()),
    }
    assert len(rebuild().differences) == 5
    assert rebuild().differences == []
    assert Case.objects.get(id=life["granted"]).outcome == "granted"


def test_a_check_changes_nothing(life, capsys):
    Case.objects.filter(id=life["granted"]).update(outcome="refused")
    before = _rows()
    assert main(["rebuild", "--check"]) == 1
    assert _rows() == before
    assert "differs in outcome" in capsys.readouterr().out
    assert main(["rebuild"]) == 1
    assert main(["rebuild", "--check"]) == 0


def test_a_case_with_an_erased_payload_keeps_its_rows_and_is_named(life, capsys):
    Payload.objects.filter(case_id=life["refused"], seq=1).update(body=None)
    before = _rows()
    done = rebuild()
    assert (done.kept, done.differences, done.cases) == ([life["refused"]], [], 7)
    assert _rows() == before
    assert main(["rebuild"]) == 0
    assert f"kept: case {life['refused']}" in capsys.readouterr().out


def test_a_replay_that_owes_somebody_something_is_undone(life, monkeypatch):
    before = _rows()

    def project(was, state, head):
        Outbox.objects.filter(case_id=state.case).update(done_at=None, attempts=9)

    monkeypatch.setattr("qyzmet.kernel.rebuild.project", project)
    with pytest.raises(OutboxTouched):
        rebuild()
    assert _rows() == before
