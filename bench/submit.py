"""`python -m bench.submit`: sending an application on PostgreSQL, beside its own statements raw.

Base: the very statements of one `send`, taken from the connection, replayed in one transaction by
psycopg with 8 clients (processes). Ours: `drafts.send` in 2 processes; then the same over HTTP with
every middleware on, 2 web processes and 8 clients; then all on one office beside spread over all.
Base and ours alternate in every round, so a busy machine slows them alike.
"""

import http.client
import json
import multiprocessing as mp
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

import psycopg

from bench.figures import latencies, ratio, spread
from bench.world import ROOT, drafts, prepare
from postgres import server

ROUNDS = 5
RAW = 150
"""Transactions of each of the 8 raw clients in a round."""
OURS = 150
"""Sends of each of the 2 workers in a round."""

PATIENCE = 120
"""Seconds after which a client that died is not waited for any longer."""

Job = tuple[str, str, str]


def statements(job: Job) -> list[tuple[str, list[Any]]]:
    """The statements with which one application is sent, in order."""
    from django.db import connection  # noqa: PLC0415  Django is ready by now

    seen: list[tuple[str, list[Any]]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((sql, list(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        send(job)
    return seen


def send(job: Job) -> None:
    """Send one draft in this process."""
    from qyzmet.features.applications import drafts as d  # noqa: PLC0415
    from qyzmet.features.people.models import Account  # noqa: PLC0415
    from qyzmet.features.people.queries import actor_of  # noqa: PLC0415

    account, draft, _ = job
    actor = _actors.get(account) or actor_of(Account.objects.get(pk=account), d.today())
    d.send(actor, _drafts.get(draft) or d.draft_of(actor, draft), "kk")


_actors: dict[str, Any] = {}
_drafts: dict[str, Any] = {}


def ready(jobs: list[Job]) -> None:
    """Read actors and drafts before the clock starts, as a web request would have them."""
    from qyzmet.features.applications import drafts as d  # noqa: PLC0415
    from qyzmet.features.people.models import Account  # noqa: PLC0415
    from qyzmet.features.people.queries import actor_of  # noqa: PLC0415

    for account, draft, _ in jobs:
        _actors[account] = actor_of(
            Account.objects.select_related("person").get(pk=account), d.today()
        )
        _drafts[draft] = d.draft_of(_actors[account], draft)


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def raw_client(
    url: str, script: list[tuple[str, list[Any]]], count: int, gate: Any, out: Any
) -> None:
    """Replay the statements; ids are new each time, offices rotate as in the spread-out run."""
    offices = [f"raw-{n}" for n in range(19)]
    authority = next(p for s, ps in script for p in ps if "kernel_event" in s)
    known = {m for _, ps in script for p in ps if isinstance(p, str) for m in _UUID.findall(p)}
    case = next(ps[3] for s, ps in script if "kernel_once" in s)
    with psycopg.connect(url, prepare_threshold=1) as connection:
        gate.wait()
        times = []
        for _ in range(count):
            new = {old: str(uuid.uuid4()) for old in (case, *known)}
            office = random.choice(offices)
            started = time.perf_counter()
            with connection.transaction(), connection.cursor() as cursor:
                for sql, params in script:
                    cursor.execute(sql, [_fresh(p, new, authority, office) for p in params])
            times.append(time.perf_counter() - started)
        out.put(times)


def _fresh(param: Any, new: dict[str, str], authority: str, office: str) -> Any:
    if not isinstance(param, str):
        return param
    if param == authority:
        return office
    if param.startswith("draft:"):
        return f"draft:{uuid.uuid4()}"
    return new.get(param, param)


def own_worker(jobs: list[Job], gate: Any, out: Any) -> None:
    """Send drafts one after another in a process of its own."""
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    connection.ensure_connection()
    ready(jobs)
    send(jobs[0])
    gate.wait()
    times = []
    for job in jobs[1:]:
        started = time.perf_counter()
        send(job)
        times.append(time.perf_counter() - started)
    out.put(times)


def http_client(port: int, work: list[tuple[str, str]], gate: Any, out: Any) -> None:
    """Send drafts over one kept connection; (key, draft id) each."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.connect()
    link.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    gate.wait()
    times = []
    for key, draft in work:
        started = time.perf_counter()
        link.request(
            "POST", f"/api/v1/drafts/{draft}/send", headers={"Authorization": f"Bearer {key}"}
        )
        answer = link.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - started)
        assert answer.status == 201, (answer.status, body[:300])
    out.put(times)


def together(
    target: Callable[..., None], arguments: list[tuple[Any, ...]]
) -> tuple[float, list[float]]:
    """Run one process per argument list from one starting shot: (calls a second, all latencies)."""
    context = mp.get_context("spawn")
    gate, out = context.Barrier(len(arguments) + 1), context.Queue()
    running = [context.Process(target=target, args=(*a, gate, out)) for a in arguments]
    for process in running:
        process.start()
    gate.wait()
    started = time.perf_counter()
    times = [t for _ in running for t in out.get(timeout=PATIENCE)]
    seconds = time.perf_counter() - started
    for process in running:
        process.join()
    return len(times) / seconds, times


def keys_of(jobs: list[Job]) -> list[tuple[str, str]]:
    """A program's key for every draft's owner."""
    from qyzmet.features.people.actions import give_token  # noqa: PLC0415
    from qyzmet.features.people.models import Account  # noqa: PLC0415

    return [(give_token(Account.objects.get(pk=a), "bench"), draft) for a, draft, _ in jobs]


def halves(jobs: list[Any], parts: int) -> list[list[Any]]:
    """Jobs dealt out to so many workers."""
    return [jobs[n::parts] for n in range(parts)]


def web(port: int) -> subprocess.Popen[bytes]:
    """Two web processes, as on PostgreSQL; ready when the port answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2",
         "--blocking-threads", "4", "--no-log", "qyzmet.config.wsgi:application"],
        cwd=ROOT, env=os.environ,
    )  # fmt: skip
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    return process


def run(url: str, rounds: int = ROUNDS) -> None:
    """All comparisons, alternately, and the table."""
    raw_url = url
    first = iter(range(1, 10_000_000, 10_000))
    script = statements(drafts(1, 1, next(first))[0])
    print(f"one send = {len(script)} statements")
    rates: dict[str, list[float]] = {n: [] for n in ("raw", "ours", "http", "spread", "one")}
    lat: dict[str, list[float]] = {n: [] for n in rates}
    port = 8871
    server_process = web(port)
    try:
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
            _note(rates, lat, "raw", together(raw_client, [(raw_url, script, RAW)] * 8))
            jobs = drafts(2 * (OURS + 1), 19, next(first))
            _note(rates, lat, "ours", together(own_worker, [(p,) for p in halves(jobs, 2)]))
            work = keys_of(drafts(2 * OURS, 19, next(first)))
            _note(rates, lat, "http", together(http_client, [(port, p) for p in halves(work, 8)]))
            for name, offices in (("spread", 19), ("one", 1)):
                jobs = drafts(2 * (OURS + 1), offices, next(first))
                _note(rates, lat, name, together(own_worker, [(p,) for p in halves(jobs, 2)]))
    finally:
        server_process.terminate()
        server_process.wait()
    _print(rates, lat)


def _note(rates: Any, lat: Any, name: str, measured: tuple[float, list[float]]) -> None:
    rates[name].append(measured[0])
    lat[name] += measured[1]


def _print(rates: dict[str, list[float]], lat: dict[str, list[float]]) -> None:
    rows = (
        ("raw", "base: the statements raw, 8 clients", "raw", None),
        ("ours", "ours: in process, 2 workers", "raw", 0.15),
        ("http", "ours: HTTP, every middleware, 8 clients", "raw", 0.10),
        ("spread", "base: spread over 19 offices", "spread", None),
        ("one", "ours: all on one office", "spread", 0.80),
    )
    print(f"{'submit (PostgreSQL), per second':<44}{'median (middle half)':<26}{'of base':>9}  aim")
    for name, what, base, aim in rows:
        share = ratio(rates[name], rates[base])
        told = "" if aim is None else f"{share:>8.0%}   {aim:.0%}"
        print(f"{what:<44}{spread(rates[name]):<26}{told:<16}  {latencies(lat[name])}")
    print(json.dumps({n: round(statistics.median(v), 1) for n, v in rates.items()}))


def make(base: str) -> str:
    """A database of its own for a bench; its address."""
    name = f"qyzmet_bench_{os.getpid()}"
    with psycopg.connect(base, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return re.sub(r"/[^/]*$", f"/{name}", base)


def drop(base: str, url: str) -> None:
    """Drop the bench's database."""
    with psycopg.connect(base, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {url.rsplit('/', 1)[1]} WITH (FORCE)")  # type: ignore[arg-type]


def main() -> None:
    """Make a database, measure, drop it."""
    with server() as base:
        if not base:
            sys.exit("submit is measured on PostgreSQL, and none can be had here")
        url = make(base)
        try:
            prepare(url)
            run(url)
        finally:
            drop(base, url)


if __name__ == "__main__":
    main()
