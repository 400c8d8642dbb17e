"""Make the tables that pages read again from the events, and say what differs."""

import argparse
import time

import qyzmet.cli.django_ready  # noqa: F401  models need Django
from qyzmet.cli.progress import Counting
from qyzmet.kernel.rebuild import Rebuilt, rebuild

SHOWN = 100
"""Differences printed; more of them are only counted."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="compare only and undo everything")


def run(args: argparse.Namespace) -> int:
    began = time.perf_counter()
    done = rebuild(check=args.check, progress=Counting("replayed events"))
    _tell(done, time.perf_counter() - began, check=args.check)
    return 1 if done.differences else 0


def _tell(done: Rebuilt, seconds: float, *, check: bool) -> None:
    for difference in done.differences[:SHOWN]:
        print(difference.line())
    if len(done.differences) > SHOWN:
        print(f"and {len(done.differences) - SHOWN} more")
    for case in done.kept:
        print(f"kept: case {case} has an erased payload and cannot be replayed")
    rows = ", ".join(f"{count} in {table}" for table, count in done.rows.items())
    what = "compared" if check else "rebuilt"
    print(
        f"{done.events} events of {done.cases} cases replayed; {what} {sum(done.rows.values())} "
        f"rows ({rows}); {len(done.differences)} differ; {seconds:.1f} s"
    )
