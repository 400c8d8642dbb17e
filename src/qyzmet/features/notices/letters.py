"""A notice on paper, for whoever has neither mail nor a phone."""

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.facts import local, office_of
from qyzmet.features.documents.printing import LetterPaper, render
from qyzmet.features.people.queries import person
from qyzmet.kernel.store import state_of

from .models import Notice


def letter_pdf(notice: Notice) -> bytes:
    """The letter of a notice as an accessible PDF; a reprint is the same, byte for byte."""
    state = state_of(notice.case_id)
    who = person(notice.person_id)
    moment = local(notice.at, notice.office_id)
    paper = LetterPaper(
        office=office_of(notice.office_id, notice.language),
        addressee=state.answers.get("name", "") or who.name,
        address=state.answers.get("address", "") or who.address,
        subject=notice.subject,
        paragraphs=tuple(part for part in notice.body.split("\n") if part.strip()),
        number=number_of_case(state),
        date=moment.date(),
        made_at=moment,
    )
    return render(paper, notice.language)  # type: ignore[arg-type]
