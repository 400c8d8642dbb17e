"""The fixed cast of every test: invented people, real accounts, posts and offices."""

import io
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from itertools import count

from PIL import Image

from qyzmet.catalogue import folder_texts
from qyzmet.features.offices.queries import serving
from qyzmet.features.people.actions import give_post, register_applicant
from qyzmet.features.people.iin import check_digit
from qyzmet.features.people.models import Account, Person
from qyzmet.features.people.queries import actor_of
from qyzmet.features.registers.models import UnemployedRecord
from qyzmet.kernel import editions
from qyzmet.kernel.access import Actor
from qyzmet.standard.model import Edition, OfficeRecord
from qyzmet.standard.publishing import read_definition

SERVICE = "akm-03"
"""The service the cast works with. Code that is tested must not know it; tests may."""

PASSWORD = "Дала-Көктем-2012"  # noqa: S105  everybody in the cast signs in with it
WORKING_MORNING = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)
"""Tuesday 17.11.2026, 10:00 in Almaty: every office of the cast is open."""

IN_FORCE_FROM = "2012-01-20"
_POSTS_SINCE = date(2012, 1, 20)
TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Member:
    """Somebody of the cast: the account (with its person) and the actor it signs in as."""

    account: Account
    actor: Actor

    @property
    def login(self) -> str:
        """What is typed to sign in: an IIN for applicants, a name for officials."""
        return self.account.login

    @property
    def person(self) -> Person:
        return self.account.person

    @property
    def iin(self) -> str:
        return self.account.person.iin


@dataclass(frozen=True)
class Cast:
    """Who plays. `applicant` is on the register of the unemployed, `representative` is not;
    `stranger` and `stranger_head` hold posts at `other_office`, which is another authority."""

    edition: str
    office: OfficeRecord
    other_office: OfficeRecord
    applicant: Member
    representative: Member
    executor: Member
    second_executor: Member
    head: Member
    stranger: Member
    stranger_head: Member
    monitor: Member

    def members(self) -> dict[str, Member]:
        """Everybody by the name of their part."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: part for name, part in parts.items() if isinstance(part, Member)}


def iin_of(born: date, serial: int) -> str:
    """An invented IIN of this birth date: the first valid one from the serial (0..9999) on."""
    century = {18: "1", 19: "3", 20: "5"}[born.year // 100]
    for number in count(serial):
        eleven = f"{born:%y%m%d}{century}{number:04}"
        if (last := check_digit(eleven)) is not None:
            return f"{eleven}{last}"
    raise AssertionError("unreachable: the count is endless")


def publish_service(service: str = SERVICE) -> str:
    """Publish a service of the catalogue; the SHA-256 of its edition."""
    definition = read_definition(folder_texts(service))
    return editions.publish(Edition(definition=definition, in_force_from=IN_FORCE_FROM))


def applicant(name: str, born: date, serial: int, **contacts: str) -> Member:
    """A new applicant with an account."""
    account = register_applicant(
        iin=iin_of(born, serial),
        name=name,
        birth_date=born,
        password=PASSWORD,
        language="kk",
        **contacts,
    )
    return Member(account, actor_of(account, TODAY))


def official(
    login: str, name: str, born: date, serial: int, *, office: OfficeRecord, role: str
) -> Member:
    """A new official with a post at an office: executor, head or monitor."""
    person = Person.objects.create(iin=iin_of(born, serial), name=name, birth_date=born)
    account = Account(login=login, person=person)
    account.set_password(PASSWORD)
    account.save(force_insert=True)
    give_post(account, office=office.id, authority=office.authority, role=role, since=_POSTS_SINCE)
    return Member(account, actor_of(account, TODAY))


def put_on_register(
    person: Person, office: OfficeRecord, since: date = date(2012, 2, 1), card: str = "1042"
) -> UnemployedRecord:
    """Enter somebody into the department's register of the unemployed."""
    return UnemployedRecord.objects.create(
        authority_id=office.authority, iin=person.iin, since=since, card=card
    )


def assemble() -> Cast:
    """Publish the edition and bring the whole cast on stage."""
    edition = publish_service()
    here, there = serving("department")[-1], serving("department")[0]
    aigul = applicant("Айгүл Серікқызы Төлегенова", date(1985, 1, 14), 1201, phone="+77010000001")
    put_on_register(aigul.person, here)
    return Cast(
        edition=edition,
        office=here,
        other_office=there,
        applicant=aigul,
        representative=applicant(
            "Бақыт Оразұлы Сейітов", date(1979, 6, 3), 1301, phone="+77010000002"
        ),
        executor=official(
            "executor",
            "Динара Қанатқызы Әбілова",
            date(1988, 3, 9),
            2101,
            office=here,
            role="executor",
        ),
        second_executor=official(
            "executor2",
            "Ерлан Маратұлы Қасымов",
            date(1990, 11, 21),
            2201,
            office=here,
            role="executor",
        ),
        head=official(
            "head",
            "Гүлнар Нұрланқызы Омарова",
            date(1971, 8, 30),
            2301,
            office=here,
            role="head",
        ),
        stranger=official(
            "stranger",
            "Виктор Андреевич Лебедев",
            date(1983, 2, 17),
            2401,
            office=there,
            role="executor",
        ),
        stranger_head=official(
            "stranger-head",
            "Ольга Петровна Ким",
            date(1969, 12, 5),
            2501,
            office=there,
            role="head",
        ),
        monitor=official(
            "monitor",
            "Сәуле Ерболқызы Жүнісова",
            date(1976, 4, 25),
            2601,
            office=here,
            role="monitor",
        ),
    )


def png(width: int = 50, height: int = 50) -> bytes:
    """The bytes of a plain white picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()
