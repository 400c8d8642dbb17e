"""Reading cases, already narrowed to what the actor may see."""

import re
from datetime import date, datetime

import msgspec
from django.db.models import Q

from qyzmet.features.offices.queries import law_of, office
from qyzmet.features.people.queries import names_of, person_by_iin
from qyzmet.kernel import clock
from qyzmet.kernel import events as e
from qyzmet.kernel.access import Actor
from qyzmet.kernel.editions import edition
from qyzmet.kernel.models import Case, Event, Payload, Registration, WorkItem
from qyzmet.kernel.state import CaseState, decode
from qyzmet.kernel.store import UnknownCase, state_of


def number_of(registration: Registration, edition_sha256: str) -> str:
    """A number as the register's format prints it."""
    standard = edition(edition_sha256).definition.standard
    rule = next(r for r in standard.registers if r.id == registration.register)
    return rule.format.format(
        office=office(registration.office_id).code,
        year=registration.year,
        number=registration.number,
    )


def numbers_of(cases: dict[str, str], numbers: str = "case") -> dict[str, str]:
    """Printed numbers by case id, for {case id: edition}; `numbers` is "case" or "result"."""
    found = {}
    for row in Registration.objects.filter(case_id__in=list(cases)):
        standard = edition(cases[row.case_id]).definition.standard
        rule = next(r for r in standard.registers if r.id == row.register)
        if rule.numbers == numbers:
            found[row.case_id] = number_of(row, cases[row.case_id])
    return found


def number_of_case(state: CaseState, numbers: str = "case") -> str:
    """The printed number of a case, or of its result; empty while there is none."""
    return numbers_of({state.case: state.edition}, numbers).get(state.case, "")


class Work(msgspec.Struct, frozen=True):
    """A line of "my work": the case, its open action, both clocks, and who it is about."""

    case: str
    number: str
    service: str
    edition: str
    action: str
    role: str
    assignee: str
    opened_at: datetime
    due_at: datetime | None
    case_due_at: datetime | None
    urgent_at: datetime
    applicant: str
    late: bool


def work_of(
    actor: Actor,
    *,
    whole_office: bool = False,
    after: tuple[str, str] | None = None,
    size: int = 50,
) -> list[Work]:
    """Open work by its nearer deadline, so late work comes first: an actor's own, or the office's.

    Keyset pages: `after` is (ISO time, case id) of the last line seen.
    """
    own = Case.objects.filter(applicant_id=actor.person, outcome="").values("id")
    rows = WorkItem.objects.filter(office_id=actor.office).exclude(case_id__in=own)
    if not whole_office:
        rows = rows.filter(role=actor.role, assignee_id__in=("", actor.account))
    if after is not None:
        moment = datetime.fromisoformat(after[0])
        rows = rows.filter(urgent_at__gt=moment) | rows.filter(
            urgent_at=moment, case_id__gt=after[1]
        )
    items = list(rows.order_by("urgent_at", "case_id")[:size])
    cases = {row.id: row for row in Case.objects.filter(id__in=[item.case_id for item in items])}
    numbers = numbers_of({row.id: row.edition for row in cases.values()})
    now = clock.now()
    return [
        Work(
            case=item.case_id,
            number=numbers.get(item.case_id, ""),
            service=item.service,
            edition=cases[item.case_id].edition,
            action=item.action,
            role=item.role,
            assignee=item.assignee_id,
            opened_at=item.opened_at,
            due_at=item.due_at,
            case_due_at=item.case_due_at,
            urgent_at=item.urgent_at,
            applicant=decode(cases[item.case_id].state).answers.get("name", ""),
            late=any(due is not None and due < now for due in (item.due_at, item.case_due_at)),
        )
        for item in items
    ]


def load_of(actor: Actor) -> dict[str, tuple[int, int]]:
    """Who of the office has how many open actions, and how many of them late (for heads)."""
    now = clock.now()
    found: dict[str, tuple[int, int]] = {}
    for assignee, due in WorkItem.objects.filter(office_id=actor.office).values_list(
        "assignee_id", "urgent_at"
    ):
        total, late = found.get(assignee, (0, 0))
        found[assignee] = (total + 1, late + (due < now))
    return found


class Happened(msgspec.Struct, frozen=True):
    """One event of a case as it is shown: None in place of an erased payload."""

    seq: int
    kind: str
    at: datetime
    actor: str
    actor_name: str
    role: str
    event: e.Event | None


def history(state: CaseState) -> list[Happened]:
    """Everything that happened to a case, in order, with the names behind account ids."""
    bodies = dict(Payload.objects.filter(case_id=state.case).values_list("seq", "body"))
    rows = list(Event.objects.filter(case_id=state.case).order_by("seq"))
    names = names_of({row.actor for row in rows})
    return [
        Happened(
            row.seq,
            row.kind,
            row.at,
            row.actor,
            names.get(row.actor, ""),
            row.role,
            e.decode(body) if (body := bodies.get(row.seq)) else None,
        )
        for row in rows
    ]


def cases_of(actor: Actor) -> list[tuple[CaseState, str]]:
    """The applicant's own cases with their numbers, the newest first."""
    rows = Case.objects.filter(applicant_id=actor.person).order_by("-submitted_at")[:100]
    states = [decode(row.state) for row in rows]
    numbers = numbers_of({state.case: state.edition for state in states})
    return [(state, numbers.get(state.case, "")) for state in states]


def case_of_number(number: str) -> CaseState | None:
    """The case a printed number belongs to, whatever blanks and dashes were typed; None if none."""
    found = re.fullmatch(
        r"([A-Z]{2,6})-?(\d{4})-?(\d{1,9})", re.sub(r"[\s–—_]", "", number.upper())
    )
    if not found:
        return None
    code, year, serial = found.group(1), int(found.group(2)), int(found.group(3))
    rows = Registration.objects.filter(register="applications", year=year, number=serial)
    for row in rows:
        if office(row.office_id).code == code:
            return state_of(row.case_id)
    return None


def case_by_number_and_birth(number: str, born: date) -> CaseState | None:
    """For status without signing in, and for the contact centre: both have to fit."""
    state = case_of_number(number)
    if state is None or state.answers.get("birth_date") != born.isoformat():
        return None
    return state


def search_office(actor: Actor, query: str, limit: int = 20) -> list[tuple[CaseState, str]]:
    """One box for the office: number, IIN or a part of the name; newest first."""
    text = query.strip()
    by_number = case_of_number(text)
    if by_number and by_number.office == actor.office:
        return [(by_number, number_of_case(by_number))]
    rows = Case.objects.filter(office_id=actor.office).exclude(applicant_id=actor.person)
    if re.fullmatch(r"\d{12}", text):
        rows = rows.filter(state__contains=f'"iin":"{text}"')
    elif len(text) >= 3:
        # LIKE of SQLite folds the case of Latin letters alone: names are tried as people write them.
        spelled = {text, text.lower(), text.upper(), text.title(), text.capitalize()}
        fits = Q()
        for one in spelled:
            fits |= Q(state__contains=one)
        rows = rows.filter(fits)
    else:
        return []
    wanted = text.casefold()
    states = [decode(row.state) for row in rows.order_by("-submitted_at")[: limit * 10]]
    fitting = [
        state
        for state in states
        if wanted in f"{state.answers.get('name', '')} {state.answers.get('iin', '')}".casefold()
    ][:limit]
    numbers = numbers_of({state.case: state.edition for state in fitting})
    return [(state, numbers.get(state.case, "")) for state in fitting]


def open_of_person(iin: str, service: str) -> list[tuple[CaseState, str]]:
    """Open applications of the person of an IIN for a service, at any office, numbered."""
    who = person_by_iin(iin)
    if who is None:
        return []
    rows = Case.objects.filter(applicant_id=who.id, service=service, outcome="")
    states = [decode(row.state) for row in rows.order_by("submitted_at")]
    numbers = numbers_of({state.case: state.edition for state in states})
    return [(state, numbers.get(state.case, "")) for state in states]


def book(actor: Actor, register: str, year: int) -> list[tuple[Registration, CaseState]]:
    """A journal or book of the office for a year, by number."""
    rows = list(
        Registration.objects.filter(
            authority_id=actor.authority, office_id=actor.office, register=register, year=year
        ).order_by("number")
    )
    states = {
        row.id: decode(row.state) for row in Case.objects.filter(id__in=[r.case_id for r in rows])
    }
    return [(row, states[row.case_id]) for row in rows if row.case_id in states]


__all__ = [
    "Happened",
    "UnknownCase",
    "Work",
    "book",
    "case_by_number_and_birth",
    "case_of_number",
    "cases_of",
    "history",
    "law_of",
    "load_of",
    "number_of_case",
    "numbers_of",
    "open_of_person",
    "search_office",
    "work_of",
]
