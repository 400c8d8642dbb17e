"""`qyzmet demo`: the demo world, once, into an empty database."""

import argparse
import random
import sys
from datetime import date

from django.db import connection

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.catalogue import codes
from qyzmet.cli.database import bring_up_to_date
from qyzmet.cli.demo_world.history import World, people
from qyzmet.cli.demo_world.officials import demo_applicants, offices_shown, staff_of
from qyzmet.cli.progress import say
from qyzmet.config.wiring import HANDLERS
from qyzmet.features.people.models import Person
from qyzmet.kernel import clock
from qyzmet.kernel.ledger.sealer import seal_due

SINCE = date(2024, 3, 1)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=491, help="prints the same world again")


def run(args: argparse.Namespace) -> int:
    if bring_up_to_date():
        return 1
    if Person.objects.exists():
        say("The database has people in it already; the demo world is left as it is.")
        return 0
    if args.cases < 0:
        print("--cases takes a whole number from 0 on.", file=sys.stderr)
        return 2
    say(f"Making the demo world (seed {args.seed}).")
    with _hurrying():
        _make(args.cases, args.seed)
    return 0


def _make(count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a demo, repeatable on purpose
    now = clock.now()
    offices = offices_shown()
    staff = staff_of(offices, chance, now.date())
    demo_applicants(offices[0])
    world = World(staff, chance, now, HANDLERS)
    for code in codes():
        people(world, code, count // len(codes()), SINCE)
    world.play("cases", count)
    while seal_due():
        pass


class _hurrying:  # noqa: N801  reads as a phrase
    """While the demo world is made, SQLite need not wait for the disk: nobody has been shown a receipt."""

    def __enter__(self) -> None:
        self._set("OFF")

    def __exit__(self, *_: object) -> None:
        self._set("FULL")

    def _set(self, mode: str) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA synchronous={mode}")
