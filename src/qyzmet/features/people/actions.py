"""Registering people and accounts; each action is one transaction."""

import hashlib
import secrets
from datetime import date

from django.db import IntegrityError

from qyzmet.kernel import clock
from qyzmet.kernel.store import writing

from .models import Account, Person, Post, ProgramToken


class AlreadyRegistered(Exception):
    """An account with this login exists."""


def register_applicant(
    *, iin: str, name: str, birth_date: date, password: str, language: str, **contacts: str
) -> Account:
    """A new applicant's account (app. 4 and point 21.1: by IIN). Raises AlreadyRegistered.

    A person already known (entered at a window) is linked, and keeps what the office recorded.
    """
    try:
        with writing():
            person, _ = Person.objects.get_or_create(
                iin=iin,
                defaults={
                    "name": name,
                    "birth_date": birth_date,
                    "language": language,
                    **contacts,
                },
            )
            account = Account(login=iin, person=person)
            account.set_password(password)
            account.save(force_insert=True)
            return account
    except IntegrityError as taken:
        raise AlreadyRegistered(iin) from taken


def note_person(*, iin: str, name: str, birth_date: date, **details: str) -> Person:
    """The person of this IIN, made if unknown; used by a window that takes an application in."""
    with writing():
        found, _ = Person.objects.get_or_create(
            iin=iin, defaults={"name": name, "birth_date": birth_date, **details}
        )
        return found


def remember_contacts(person_id: str, **contacts: str) -> None:
    """Keep contacts an applicant gave, so that the next form does not ask again; within the
    caller's transaction."""
    Person.objects.filter(pk=person_id).update(**contacts)


def give_post(account: Account, *, office: str, authority: str, role: str, since: date) -> Post:
    """Make an official of an account."""
    with writing():
        return Post.objects.create(
            account=account, office_id=office, authority_id=authority, role=role, since=since
        )


def give_token(account: Account, label: str) -> str:
    """A new key for a program; shown once, only its hash is kept."""
    token = secrets.token_urlsafe(32)
    with writing():
        ProgramToken.objects.create(
            sha256=hashlib.sha256(token.encode()).hexdigest(),
            account=account,
            label=label,
            created_at=clock.now(),
        )
    return token
