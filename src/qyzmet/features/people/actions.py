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


class KnownPerson(Exception):
    """An office has recorded somebody of this IIN; an account needs proof that it is they."""


def register_applicant(
    *, iin: str, name: str, birth_date: date, password: str, language: str, **contacts: str
) -> Account:
    """A new applicant's account (app. 4 and point 21.1: by IIN). Raises AlreadyRegistered, or
    KnownPerson where an office recorded this IIN before: knowing a number proves nothing, and what
    the office holds must not open to whoever knows it.
    """
    known = Person.objects.filter(iin=iin).first()
    if known is not None:
        has_account = Account.objects.filter(person=known).exists()
        raise AlreadyRegistered(iin) if has_account else KnownPerson(iin)
    try:
        with writing():
            person = Person.objects.create(
                iin=iin, name=name, birth_date=birth_date, language=language, **contacts
            )
            account = Account(login=iin, person=person)
            account.set_password(password)
            account.save(force_insert=True)
            return account
    except IntegrityError as taken:
        raise AlreadyRegistered(iin) from taken


class OtherName(Exception):
    """The IIN is recorded under another name than the document shows."""


def note_person(
    *, iin: str, name: str, birth_date: date, name_confirmed: bool = False, **details: str
) -> Person:
    """The person of this IIN, made if unknown; used by a window that takes an application in.

    Raises OtherName where the recorded name differs, unless the clerk confirms that the document
    shows the new one: then it is recorded.
    """
    with writing():
        found, made = Person.objects.get_or_create(
            iin=iin, defaults={"name": name, "birth_date": birth_date, **details}
        )
        if not made and found.name.casefold().split() != name.casefold().split():
            if not name_confirmed:
                raise OtherName(iin)
            found.name = name
            found.save(update_fields=("name",))
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
