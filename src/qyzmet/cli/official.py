"""`qyzmet official`: make an account for somebody and give it a post at an office."""

import argparse
import secrets
import sys
from datetime import date

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.features.applications.drafts import today
from qyzmet.features.offices.queries import UnknownOffice, office
from qyzmet.features.people.actions import OtherName, give_post, note_person
from qyzmet.features.people.iin import birth_date_in, wrong_with
from qyzmet.features.people.models import Account


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login")
    parser.add_argument("--iin", required=True)
    parser.add_argument("--name", required=True, help="family name, given name, patronymic")
    parser.add_argument("--office", required=True, help="an id of the directory of offices")
    parser.add_argument("--role", required=True, choices=("executor", "head", "monitor"))
    parser.add_argument("--since", type=date.fromisoformat, default=None)


def run(args: argparse.Namespace) -> int:
    wrong = wrong_with(args.iin)
    born = None if wrong else birth_date_in(args.iin)
    if born is None:
        print(f"This is no IIN ({wrong}).", file=sys.stderr)
        return 1
    try:
        here = office(args.office)
    except UnknownOffice:
        print(f"The directory has no office {args.office}.", file=sys.stderr)
        return 1
    account = Account.objects.filter(login=args.login).first()
    if account is None:
        try:
            person = note_person(iin=args.iin, name=args.name, birth_date=born)
        except OtherName:
            print("This IIN is recorded under another name.", file=sys.stderr)
            return 1
        password = secrets.token_urlsafe(12)
        account = Account(login=args.login, person=person)
        account.set_password(password)
        account.save(force_insert=True)
        print(f"password (shown once): {password}")
    since = args.since or today()
    give_post(account, office=here.id, authority=here.authority, role=args.role, since=since)
    print(f"{args.login}: {args.role} at {here.id} since {since}")
    return 0
