"""`python -m bench.case`: whole cases per second, every action durable, on PostgreSQL.

Ours: filing, the checks of the standard, resolution, draft, signature, the paper's record - nine
commands with chained events, work items, decision, outbox and numbers. Base: nine transitions of a
plain table state machine in the ORM. One process each, alternately in every round; no paper is
printed in either.
"""

import secrets
import sys
import time
from datetime import date
from typing import Any

from bench.figures import latencies, ratio, spread
from bench.submit import drop, make
from bench.world import prepare
from postgres import server

ROUNDS = 7
CASES = 40


def staff() -> tuple[Any, Any]:
    """A head and an executor at one office."""
    from qyzmet.cli.demo_world.names import iin_for  # noqa: PLC0415  the environment is set by now
    from qyzmet.features.offices.queries import serving  # noqa: PLC0415
    from qyzmet.features.people.actions import give_post  # noqa: PLC0415
    from qyzmet.features.people.models import Account, Person  # noqa: PLC0415
    from qyzmet.features.people.queries import actor_of  # noqa: PLC0415

    office = serving("department")[0]
    found = []
    for number, role in enumerate(("head", "executor")):
        born = date(1970, 2, 3 + number)
        person = Person.objects.create(iin=iin_for(born, "m", 77), name=role, birth_date=born)
        account = Account.objects.create(login=role, person=person)
        give_post(
            account, office=office.id, authority=office.authority, role=role, since=date(2020, 1, 1)
        )
        found.append(actor_of(account, date(2026, 1, 5)))
    return found[0], found[1]


def commands(case: str, head: Any, executor: Any) -> None:
    """Everything after filing: eight commands."""
    from qyzmet.features.applications import cases  # noqa: PLC0415
    from qyzmet.features.offices.queries import law_of  # noqa: PLC0415
    from qyzmet.kernel import commands as c  # noqa: PLC0415
    from qyzmet.kernel.store import act  # noqa: PLC0415

    law = law_of_case(case)
    handed = ("doc.identity_card.scan",)
    for rule in law.standard.checks:
        if "portal" in rule.channels and not rule.port:
            act(case, c.RecordCheck(by=c.SYSTEM, check=rule.id, performed=False), law_of)
    act(case, c.Appoint(by=cases.by(head), executor=executor.account), law_of)
    register = next(rule.id for rule in law.standard.checks if rule.port)
    facts = {"since": "2026-01-05"}
    act(
        case,
        c.RecordCheck(
            by=c.SYSTEM, check=register, performed=True, answer="registered", facts=facts
        ),
        law_of,
    )
    papers = tuple(c.PaperCheck(document, True) for document in handed)
    act(case, c.Prepare(by=cases.by(executor), outcome="granted", papers=papers), law_of)
    act(case, c.SignOff(by=cases.by(head)), law_of)
    token = secrets.token_urlsafe(18)
    act(
        case,
        c.RecordDocument(by=c.SYSTEM, file="none", sha256="0" * 64, token=token, code="23456789"),
        law_of,
    )


def law_of_case(case: str) -> Any:
    """The law of a case, from the cache of the process."""
    from qyzmet.features.offices.queries import law_of  # noqa: PLC0415
    from qyzmet.kernel.store import state_of  # noqa: PLC0415

    state = state_of(case)
    return law_of(state.edition, state.office)


def run(url: str) -> None:
    """Alternate and print."""
    import django  # noqa: PLC0415

    django.setup()
    from bench import plain  # noqa: PLC0415
    from bench.submit import _actors, _drafts, ready  # noqa: PLC0415
    from bench.world import drafts  # noqa: PLC0415
    from qyzmet.features.applications import drafts as d  # noqa: PLC0415
    from qyzmet.kernel.models import Event  # noqa: PLC0415

    plain.make_tables()
    head, executor = staff()
    rates: dict[str, list[float]] = {"base": [], "ours": []}
    lat: dict[str, list[float]] = {"base": [], "ours": []}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
        jobs = drafts(CASES, 1, 1 + number * 10_000)
        ready(jobs)
        answers = dict(_drafts[jobs[0][1]].answers)
        whole = {
            "base": [lambda held=answers: plain.whole_case(held)] * CASES,
            "ours": [
                lambda job=job: commands(
                    d.send(_actors[job[0]], _drafts[job[1]], "kk"), head, executor
                )
                for job in jobs
            ],
        }
        for name, calls in whole.items():
            started = time.perf_counter()
            for call in calls:
                before = time.perf_counter()
                call()
                lat[name].append(time.perf_counter() - before)
            rates[name].append(CASES / (time.perf_counter() - started))
    closed = Event.objects.filter(kind="CaseClosed").count()
    assert closed == ROUNDS * CASES, f"{closed} cases closed of {ROUNDS * CASES}"
    print(f"{'case (PostgreSQL), whole cases per second':<48}median (middle half)")
    for name, what in (("base", "base: plain state machine"), ("ours", "ours: kernel")):
        print(f"{what:<48}{spread(rates[name]):<24}{latencies(lat[name])}")
    print(f"ours of base: {ratio(rates['ours'], rates['base']):.2f}   aim 0.35")
    print(f"events of a whole case: {Event.objects.count() / closed:.1f}")


def main() -> None:
    """Make a database, measure, drop it."""
    with server() as base:
        if not base:
            sys.exit("case is measured on PostgreSQL, and none can be had here")
        url = make(base)
        try:
            prepare(url)
            run(url)
        finally:
            drop(base, url)


if __name__ == "__main__":
    main()
