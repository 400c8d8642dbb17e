"""Officials of every role, and the demo's applicants, with accounts anybody may use."""

import random
from datetime import date

import msgspec
from django.contrib.auth.hashers import make_password

from qyzmet.features.offices.queries import serving
from qyzmet.features.people.actions import give_post
from qyzmet.features.people.models import Account, Person
from qyzmet.features.people.queries import actor_of
from qyzmet.features.registers.models import UnemployedRecord
from qyzmet.kernel.access import Actor
from qyzmet.standard.model import OfficeRecord

from .names import Somebody, iin_for, somebody

PASSWORD = "demo"
SINCE = date(2023, 1, 9)


class Staff(msgspec.Struct, frozen=True):
    """The people of one office."""

    office: OfficeRecord
    head: Actor
    executors: tuple[Actor, ...]


def _account(login: str, who: Somebody, password: str, office: OfficeRecord) -> Account:
    person = Person.objects.create(
        iin=who.iin,
        name=who.name,
        birth_date=who.birth_date,
        phone=who.phone,
        email=who.email,
        address="",
        territory=office.territory.id,
        category=who.category,
        language=who.language,
    )
    return Account.objects.create(login=login, person=person, password=password)


def staff_of(offices: list[OfficeRecord], chance: random.Random, today: date) -> list[Staff]:
    """A head and two executors for each office; the first office's accounts have short names."""
    password = make_password(PASSWORD)
    found = []
    for place, office in enumerate(offices):
        suffix = "" if place == 0 else f"-{office.code.lower()}"
        people = {}
        for number, (login, role) in enumerate(
            (("head", "head"), ("executor", "executor"), ("executor-2", "executor"))
        ):
            who = somebody(chance, chance.choice(("kk", "ru")), 9000 + place * 10 + number)
            account = _account(f"demo-{login}{suffix}", who, password, office)
            give_post(account, office=office.id, authority=office.authority, role=role, since=SINCE)
            people[login] = actor_of(account, today)
        found.append(Staff(office, people["head"], (people["executor"], people["executor-2"])))
    monitor = _account("demo-monitor", somebody(chance, "ru", 8999), password, offices[0])
    give_post(
        monitor,
        office=offices[0].id,
        authority=offices[0].authority,
        role="monitor",
        since=SINCE,
    )
    return found


def demo_applicants(office: OfficeRecord) -> list[Actor]:
    """Two applicants for the walk: one stands in the register of the unemployed, one does not."""
    password = make_password(PASSWORD)
    first = Somebody(
        iin_for(date(1985, 3, 14), "f", 1401),
        "Төлегенова Айгүл Серікқызы",
        date(1985, 3, 14),
        "kk",
        "citizen",
        "+77000000101",
        "aigul@example.kz",
    )
    second = Somebody(
        iin_for(date(1979, 11, 2), "m", 1402),
        "Гончаренко Виктор Андреевич",
        date(1979, 11, 2),
        "ru",
        "citizen",
        "+77000000102",
        "",
    )
    actors = []
    for login, who in (("demo-applicant", first), ("demo-applicant-2", second)):
        actors.append(actor_of(_account(login, who, password, office), SINCE))
    UnemployedRecord.objects.create(
        authority_id=office.authority, iin=first.iin, since=date(2026, 9, 1), card="KKS-2026/114"
    )
    return actors


def offices_shown() -> list[OfficeRecord]:
    """The offices that live in the demo: the city departments first, then two districts."""
    departments = serving("department")
    return [departments[-1], departments[-2], departments[0], departments[3]]
