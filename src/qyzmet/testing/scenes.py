"""Scenes that a process of its own plays in a world: `python -m qyzmet.testing.scenes NAME MINUTE`.

A scene goes on from whatever it finds, as a person does who comes back after a power cut. What it
shows to people it prints as a line of JSON at once, so a test knows what was shown before a death.
"""

import json
import sys
from collections import Counter as Tally
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.db import connections

import qyzmet.cli.django_ready  # noqa: F401  a process of its own has to load Django first
from qyzmet.config.wiring import HANDLERS
from qyzmet.features.applications import cases, drafts
from qyzmet.features.applications.models import Draft
from qyzmet.features.notices.models import Notice
from qyzmet.features.people.models import Account
from qyzmet.features.people.queries import actor_of
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.kernel.access import Actor
from qyzmet.kernel.jobs import run_all
from qyzmet.kernel.ledger.sealer import seal_all
from qyzmet.kernel.ledger.verify import verify
from qyzmet.kernel.models import Case, Event, Once, Outbox, Registration, Result
from qyzmet.kernel.outbox import TOPICS
from qyzmet.kernel.rebuild import rebuild
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import state_of
from qyzmet.outside.sandbox import messages

from . import races, stages
from .cast import WORKING_MORNING, assemble


def show(**what: Any) -> None:
    """Show something to a person: a line that is out before the next step begins."""
    sys.stdout.write(json.dumps(what, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def _actor(login: str) -> Actor:
    return actor_of(Account.objects.get(login=login), drafts.today())


def _applicant() -> Actor:
    draft = Draft.objects.get()
    return actor_of(Account.objects.get(pk=draft.account), drafts.today())


def settle() -> None:
    """The outbox does what it owes."""
    run_all(HANDLERS)


def migrated() -> None:
    """An installation with its tables and nothing in them."""
    call_command("migrate", verbosity=0)


def begin() -> None:
    """An installation with the cast and one complete draft."""
    migrated()
    stages.draft(assemble())


def submit() -> None:
    """The applicant sends the draft; the receipt is shown."""
    who, draft = _applicant(), Draft.objects.get()
    case = drafts.send(who, draft, "kk")
    show(receipt=case)


def submit_in_pieces() -> None:
    """The same with the guard taken out: every statement commits by itself."""
    with mock.patch("qyzmet.kernel.store.writing", nullcontext):
        submit()


def found() -> None:
    """What there is, and nobody goes on."""
    show(found=look())


def _only_case() -> CaseState:
    return state_of(Case.objects.get().id)


def appoint() -> None:
    """The head appoints, unless it was done."""
    state, head = _only_case(), _actor("head")
    if not state.executor:
        executor = Account.objects.get(login="executor").pk
        cases.appoint(head, state.case, executor, key="appoint")
        show(appointed=state.case)


def prepare() -> None:
    """The executor puts a draft before the head, unless it was done."""
    state, executor = _only_case(), _actor("executor")
    if state.draft is None:
        command = c.Prepare(
            by=cases.by(executor),
            outcome="granted",
            papers=tuple(c.PaperCheck(paper.document, True) for paper in state.papers),
        )
        cases.give(executor, state.case, command, key="prepare")


def sign() -> None:
    """The head signs, unless it was done."""
    state, head = _only_case(), _actor("head")
    if state.signed is None:
        cases.give(head, state.case, c.SignOff(by=cases.by(head)), key="sign")
        show(signed=state.case)


def submitted() -> None:
    """Everything up to the head's resolution."""
    submit()
    settle()


def prepared() -> None:
    """Everything between the head's resolution and the signature."""
    appoint()
    settle()
    prepare()
    settle()


def recover() -> None:
    """After a power cut: what is there; then everybody comes back and goes on to the end."""
    show(found=look())
    submitted()
    prepared()
    sign()
    settle()
    seal_all()
    show(ended=look())


def look() -> dict[str, Any]:
    """Everything a promise is about, as the tables tell it."""
    owed = sorted(
        (row.case_id, row.seq, TOPICS_BY_KIND[row.kind])
        for row in Event.objects.filter(kind__in=TOPICS_BY_KIND)
    )
    sent = Tally(line["key"] for line in messages(10_000))
    kept = Once.objects.filter(key__startswith="draft:").values_list("case_id", flat=True)
    return {
        "cases": list(Case.objects.values_list("id", flat=True)),
        "outcomes": list(Case.objects.values_list("outcome", flat=True)),
        "keys": sorted(kept),
        "findings": [finding.line() for finding in verify().findings],
        "differences": [difference.line() for difference in rebuild(check=True).differences],
        "outbox_is_what_events_owe": owed
        == sorted(Outbox.objects.values_list("case_id", "seq", "topic")),
        "waiting": Outbox.objects.filter(done_at=None).count(),
        "numbers": sorted(Registration.objects.values_list("register", "number")),
        "results": Result.objects.count(),
        "notices": Notice.objects.count(),
        "unsent": Notice.objects.filter(sent_at=None).count(),
        "sent_twice": sorted(key for key, times in sent.items() if times > 1),
        "sent": len(sent),
    }


TOPICS_BY_KIND = {kind.__name__: topic for kind, topic in TOPICS.items()}


def one_key() -> None:
    """Fifty people press "send" with one key at the same moment."""
    show(**races.one_key(50))


def one_key_unguarded() -> None:
    """The same with the guard taken out."""
    show(**races.one_key(50, guarded=False))


def one_key_two_contents() -> None:
    """The same key with two different applications."""
    show(**races.one_key_two_contents(20))


def two_heads() -> None:
    """Two heads sign the same drafts at the same moment."""
    show(**races.two_heads(8))


def two_executors() -> None:
    """Two executors take in twenty applications at one office at the same moment."""
    show(**races.two_executors(10))


def sealers() -> None:
    """Three sealers work while four people apply."""
    show(**races.sealing_while_writing(4, 10, 3))


SCENES = {
    scene.__name__: scene
    for scene in (
        migrated,
        begin,
        submit,
        submit_in_pieces,
        found,
        settle,
        appoint,
        prepare,
        sign,
        submitted,
        prepared,
        recover,
        one_key,
        one_key_unguarded,
        one_key_two_contents,
        two_heads,
        two_executors,
        sealers,
    )
}


def main(name: str, minute: str) -> None:
    """Play a scene with the kernel's clock at this minute of the working morning."""
    with clock.at(WORKING_MORNING + timedelta(minutes=int(minute))):
        SCENES[name]()
    connections.close_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
