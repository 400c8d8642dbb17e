"""Telling applicants: in the account always; by mail, else by text message, else by a letter."""

from zoneinfo import ZoneInfo

from django.conf import settings

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.offices.queries import law_of
from qyzmet.features.people.models import Person
from qyzmet.features.people.queries import person
from qyzmet.kernel import clock
from qyzmet.kernel import events as e
from qyzmet.kernel.jobs import Owed
from qyzmet.kernel.models import Payload
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import state_of, writing

from .models import Notice
from .ports import mail, sms
from .words import WORDS


def handle_notice(owed: Owed) -> None:
    """Write the notice once, then send it on; sending is marked after it succeeded."""
    state = state_of(owed.case)
    notice = Notice.objects.filter(
        authority_id=owed.authority, case_id=owed.case, seq=owed.seq
    ).first() or _write(owed, state)
    if notice.sent_at is not None or notice.way == "letter":
        return
    who = person(state.applicant)
    key = f"{owed.case}:{owed.seq}"
    if notice.way == "email":
        mail()(key, _email(state, who), notice.subject, notice.body)
    else:
        sms()(key, _phone(state, who), notice.subject, notice.body)
    with writing():
        _row(notice).update(sent_at=clock.now())


def _row(notice: Notice):  # type: ignore[no-untyped-def]  # a queryset of one row
    return Notice.objects.filter(
        authority_id=notice.authority_id, case_id=notice.case_id, seq=notice.seq
    )


def _email(state: CaseState, who: Person) -> str:
    return state.answers.get("email", "") or who.email


def _phone(state: CaseState, who: Person) -> str:
    return state.answers.get("phone", "") or who.phone


def _way(state: CaseState, who: Person) -> str:
    if _email(state, who):
        return "email"
    return "sms" if _phone(state, who) else "letter"


def _write(owed: Owed, state: CaseState) -> Notice:
    body = Payload.objects.values_list("body", flat=True).get(case_id=owed.case, seq=owed.seq)
    event = e.decode(body or "")
    assert isinstance(event, e.NoticeOwed)
    law = law_of(state.edition, state.office)
    subject, text = WORDS[state.language][event.about]
    due = state.due_at.astimezone(ZoneInfo(law.hours.zone)) if state.due_at else None
    filled = text.format(
        service=law.edition.definition.text(state.language, "service.title"),
        number=number_of_case(state),
        due=due.strftime("%d.%m.%Y %H:%M") if due else "-",
        link=f"{settings.QYZMET_BASE_URL}/cases/{state.case}/",
    )
    with writing():
        return Notice.objects.create(
            authority_id=owed.authority,
            case_id=owed.case,
            seq=owed.seq,
            person_id=state.applicant,
            office_id=state.office,
            about=event.about,
            language=state.language,
            subject=subject,
            body=filled,
            at=clock.now(),
            way=_way(state, person(state.applicant)),
        )


def mark_read(person_id: str) -> None:
    """The applicant has opened the notices."""
    with writing():
        Notice.objects.filter(person_id=person_id, read_at=None).update(read_at=clock.now())


def mark_printed(office: str, case: str, seq: int) -> None:
    """The letter of a notice has been printed for the post."""
    with writing():
        Notice.objects.filter(office_id=office, case_id=case, seq=seq, way="letter").update(
            sent_at=clock.now()
        )
