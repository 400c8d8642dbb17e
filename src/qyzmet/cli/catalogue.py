"""`qyzmet catalogue`: check definitions, list editions, publish one from a day on."""

import argparse
import sys
from datetime import date

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.catalogue import codes, folder_texts
from qyzmet.kernel.editions import AlreadyPublished, publish
from qyzmet.kernel.models import PublishedEdition
from qyzmet.standard.model import Edition
from qyzmet.standard.publishing import DefinitionError, findings, publishable, read


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    check = what.add_parser("check", help="name every problem with file, line and clause")
    check.add_argument("code", nargs="*")
    what.add_parser("list", help="what is published")
    new = what.add_parser("publish", help="freeze a definition as an edition")
    new.add_argument("code")
    new.add_argument("--from", dest="since", type=date.fromisoformat, required=True)
    new.add_argument("--until", type=date.fromisoformat, help="first day it is no longer in force")


def publish_missing() -> list[str]:
    """Publish every definition of the catalogue that has no edition yet, from the day its act came
    into force (where that is not said, from the day of the act)."""
    published = set(PublishedEdition.objects.values_list("service", flat=True))
    new = [code for code in codes() if code not in published]
    for code in new:
        definition = publishable(folder_texts(code))
        act = definition.standard.act
        publish(Edition(definition=definition, in_force_from=act.in_force_from or act.date))
    return new


def _check(chosen: list[str]) -> int:
    wrong = 0
    for code in chosen or codes():
        try:
            publishable(texts := folder_texts(code))
        except DefinitionError as error:
            wrong += len(error.problems)
            for problem in error.problems:
                print(problem, file=sys.stderr)
            continue
        reading = read(texts)
        for finding in findings(reading.definition, reading.places):
            print(f"{code}: {finding}")
        print(f"{code}: may be published")
    return 1 if wrong else 0


def _publish(args: argparse.Namespace) -> int:
    try:
        definition = publishable(folder_texts(args.code))
        edition = Edition(
            definition=definition,
            in_force_from=args.since.isoformat(),
            in_force_until=args.until.isoformat() if args.until else "",
        )
        print(f"{args.code}: {publish(edition)}")
    except DefinitionError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    except AlreadyPublished as taken:
        print(f"Another edition is in force from that day already: {taken}.", file=sys.stderr)
        return 1
    except FileNotFoundError:
        print(f"The catalogue has no definition {args.code}.", file=sys.stderr)
        return 1
    return 0


def run(args: argparse.Namespace) -> int:
    if args.what == "check":
        return _check(args.code)
    if args.what == "publish":
        return _publish(args)
    for row in PublishedEdition.objects.order_by("service", "in_force_from"):
        until = row.in_force_until or "-"
        print(f"{row.service}  {row.in_force_from}  {until}  {row.fingerprint}")
    return 0
