"""The receipt of a case: exactly the lines the act demands, then what helps a person."""

from datetime import datetime

from django.conf import settings

from qyzmet.features.applications.queries import history, number_of_case
from qyzmet.features.documents.printing import Line, ReceiptPaper, render
from qyzmet.features.offices.queries import law_of, office
from qyzmet.features.people.queries import names_of
from qyzmet.kernel import events as e
from qyzmet.kernel.models import Registration
from qyzmet.kernel.state import CaseState
from qyzmet.standard.receipts import receipt_lines
from qyzmet.standard.words.dates import legal_datetime
from qyzmet.standard.words.derivation import sentences

from .facts import clause_in_words, local, numeric, office_line
from .words import WORDS


def term_of(state: CaseState) -> e.TermStarted | None:
    """The event that started the service term, with its derivation."""
    return next((h.event for h in history(state) if isinstance(h.event, e.TermStarted)), None)


def due_in_words(state: CaseState, language: str) -> str:
    """The due date and time on the office's clocks; empty where the act sets no term."""
    return legal_datetime(local(state.due_at, state.office), language) if state.due_at else ""


def derivation_of(state: CaseState, language: str) -> tuple[str, ...]:
    """How the due date was counted, one sentence a day."""
    term = term_of(state)
    return sentences(term.steps, language) if term else ()


def receipt_paper(state: CaseState, language: str, *, large: bool = False) -> ReceiptPaper:
    """The receipt as data; the moment on it is that of the registration, so a reprint is the same."""
    definition = law_of(state.edition, state.office).edition.definition
    here = office_line(office(state.office), language)
    number = number_of_case(state)
    registered = Registration.objects.get(case_id=state.case, register="applications").at
    words = WORDS[language]
    return ReceiptPaper(
        service_title=definition.text(language, "service.title"),
        lines=tuple(
            Line(
                label=definition.text(language, rule.id),
                value=_value(rule.what, state, language, number, registered),
                clause=clause_in_words(rule.clause, language),
            )
            for rule in receipt_lines(definition, state.channel)
        ),
        due=due_in_words(state, language),
        derivation=derivation_of(state, language),
        what_next=(words.get(f"next.{state.channel}", words["next.status"]), words["next.status"]),
        status_url=f"{settings.QYZMET_BASE_URL}/status/?number={number}",
        number=number,
        issued_by=_accepted_by(state, language),
        office=here,
        made_at=registered,
        how_to_complain=words["complain"],
        large=large,
    )


def _accepted_by(state: CaseState, language: str) -> str:
    if state.channel == "portal":
        return WORDS[language]["portal"]
    first = history(state)[0]
    return names_of({first.actor}).get(first.actor, "")


def _value(what: str, state: CaseState, language: str, number: str, registered: datetime) -> str:
    """What one demanded line states."""
    here = office(state.office)
    definition = law_of(state.edition, state.office).edition.definition
    place = here.address[language]
    if state.channel == "portal":
        place = f"{WORDS[language]['account']}; {place}"
    moment = local(registered, state.office)
    return {
        "number": number,
        "intake_date": f"{numeric(moment.date())} {moment:%H:%M}",
        "service": definition.text(language, "service.title"),
        "due": due_in_words(state, language),
        "issue_place": place,
        "accepted_by": _accepted_by(state, language),
        "office": here.names[language],
        "papers": "; ".join(definition.text(language, p.document) for p in state.papers),
    }[what]


def receipt_pdf(state: CaseState, language: str, *, large: bool = False) -> bytes:
    """The receipt as an accessible PDF."""
    return render(receipt_paper(state, language, large=large), language)  # type: ignore[arg-type]
