"""`qyzmet token LOGIN`: a key for a program that acts for an account; shown once."""

import argparse
import sys

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.features.people.actions import give_token
from qyzmet.features.people.models import Account


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login", help="the account the program acts for")
    parser.add_argument("--label", default="program", help="what the key is for")


def run(args: argparse.Namespace) -> int:
    account = Account.objects.filter(login=args.login).first()
    if account is None:
        print(f"There is no account {args.login}.", file=sys.stderr)
        return 1
    print(give_token(account, args.label))
    return 0
