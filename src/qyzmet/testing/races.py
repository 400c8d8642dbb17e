"""Real threads with connections of their own that all start at the same moment."""

import contextvars
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from unittest import mock
from uuid import uuid4

from django.db import connections

from qyzmet.features.applications import cases
from qyzmet.features.offices.queries import law_of
from qyzmet.features.people.models import Account
from qyzmet.features.people.queries import actor_of
from qyzmet.kernel import commands as c
from qyzmet.kernel.ledger import heads
from qyzmet.kernel.ledger.sealer import seal_all, seal_due
from qyzmet.kernel.ledger.verify import verify
from qyzmet.kernel.models import Case, Event, Registration, SealedEvent, SealHead
from qyzmet.kernel.rebuild import rebuild
from qyzmet.kernel.store import KeyReused, NotAllowed, submit

from . import stages
from .cast import SERVICE, TODAY, Cast, Member, assemble, official


def together(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run the jobs at once, each in a thread of its own; what each returned or raised, in order."""
    gate = threading.Barrier(len(jobs))
    results: list[Any] = [None] * len(jobs)

    def run(place: int, job: Callable[[], Any]) -> None:
        try:
            gate.wait()
            results[place] = job()
        except Exception as raised:  # the race is about which of them are refused, and how
            results[place] = raised
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(run, place, job))
        for place, job in enumerate(jobs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def _application(cast: Cast, **changed: str) -> c.Submit:
    who = cast.applicant
    answers = stages.answers_of(cast, who, **changed)
    papers = stages.papers_needed(cast, "portal", answers)
    return c.Submit(
        by=cases.by(who.actor),
        service=SERVICE,
        channel="portal",
        office=cast.office.id,
        authority=cast.office.authority,
        applicant=who.actor.person,
        language="kk",
        answers=answers,
        papers=tuple(c.Paper(rule.id) for rule in papers),
    )


def one_key(times: int, *, guarded: bool = True) -> dict[str, Any]:
    """The same application under one key, `times` at once; `guarded` False takes the guard out."""
    cast = assemble()
    command, law = _application(cast), law_of(cast.edition, cast.office.id)
    jobs = [lambda: submit(command, law, key="one-key")] * times
    if guarded:
        answers = together(jobs)
    else:
        with mock.patch("qyzmet.kernel.store.claim", return_value=None):
            answers = together(jobs)
    return {
        "answers": len([a for a in answers if isinstance(a, tuple)]),
        "different": len({a[0] for a in answers if isinstance(a, tuple)}),
        "new": sum(a[1] for a in answers if isinstance(a, tuple)),
        "raised": sorted({repr(a) for a in answers if isinstance(a, Exception)}),
        **_after(),
    }


def one_key_two_contents(times: int) -> dict[str, Any]:
    """Two applications under one key, `times` of each at once."""
    cast = assemble()
    law = law_of(cast.edition, cast.office.id)
    one, other = _application(cast), _application(cast, address="Сарыарқа даңғылы, 5")
    jobs = [lambda: submit(one, law, key="k"), lambda: submit(other, law, key="k")] * times
    answers = together(jobs)
    return {
        "answers": len([a for a in answers if isinstance(a, tuple)]),
        "refused": len([a for a in answers if isinstance(a, KeyReused)]),
        **_after(),
    }


def two_heads(drafts: int) -> dict[str, Any]:
    """Every draft is signed by two heads of the office at once."""
    cast = assemble()
    born = cast.head.person.birth_date
    second = official("head2", "Марат Жанұлы Досов", born, 7001, office=cast.office, role="head")
    answers: list[list[Any]] = []
    for _ in range(drafts):
        state = stages.prepared(cast, stages.appointed(cast, stages.submitted(cast)))
        jobs = [_signing(head, state.case) for head in (cast.head, second)]
        answers.append(together(jobs))
    return {
        "signed_once": all(sum(isinstance(a, Exception) for a in pair) == 1 for pair in answers),
        "codes": sorted(
            {a.refusal.code for pair in answers for a in pair if isinstance(a, NotAllowed)}
        ),
        "others": [
            repr(a)
            for pair in answers
            for a in pair
            if isinstance(a, Exception) and not isinstance(a, NotAllowed)
        ],
        "signatures": Event.objects.filter(kind="DecisionSigned").count(),
        **_after(),
    }


def _signing(head: Member, case: str) -> Callable[[], Any]:
    return lambda: cases.give(head.actor, case, c.SignOff(by=cases.by(head.actor)))


def two_executors(each: int) -> dict[str, Any]:
    """Two executors take in `each` applications at one office, all at once."""
    cast = assemble()
    actors = [
        actor_of(Account.objects.get(pk=member.account.pk), TODAY)
        for member in (cast.executor, cast.second_executor)
    ]
    answers = stages.answers_of(cast, cast.representative)
    papers = {rule.id: "" for rule in stages.papers_needed(cast, "department", answers)}
    jobs = [
        lambda actor=actor: cases.take_in(
            actor, SERVICE, answers, papers, language="kk", key=f"window:{uuid4()}"
        )
        for actor in actors
        for _ in range(each)
    ]
    raised = [repr(a) for a in together(jobs) if isinstance(a, Exception)]
    return {"raised": raised, **_after()}


def sealing_while_writing(writers: int, each: int, sealers: int) -> dict[str, Any]:
    """Applications come in while several sealers work: commits in any order, every event once."""
    cast = assemble()
    command, law = _application(cast), law_of(cast.edition, cast.office.id)
    at_work = threading.Semaphore(0)

    def write(writer: int) -> None:
        try:
            for number in range(each):
                submit(command, law, key=f"{writer}:{number}")
        finally:
            at_work.release()

    def seal() -> int:
        sealed = 0
        while not all_written.is_set():
            sealed += seal_due(7)
        return sealed

    all_written = threading.Event()

    def watch() -> None:
        for _ in range(writers):
            at_work.acquire()
        all_written.set()

    jobs: list[Callable[[], Any]] = [partial(write, writer) for writer in range(writers)]
    results = together([*jobs, watch, *([seal] * sealers)])
    seal_all()
    positions = list(SealedEvent.objects.order_by("position").values_list("position", flat=True))
    return {
        "raised": [repr(a) for a in results if isinstance(a, Exception)],
        "sealed": len(positions),
        "in_order": positions == list(range(1, len(positions) + 1)),
        "events": Event.objects.count(),
        "heads": heads.path().read_text().count("\n") == SealHead.objects.count(),
        **_after(),
    }


def _after() -> dict[str, Any]:
    numbers = Registration.objects.filter(register="applications")
    return {
        "cases": Case.objects.count(),
        "numbers": sorted(numbers.values_list("number", flat=True)),
        "findings": [finding.line() for finding in verify().findings],
        "differences": [difference.line() for difference in rebuild(check=True).differences],
    }
