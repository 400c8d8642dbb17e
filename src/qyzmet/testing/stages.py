"""A case brought to any stage of its route, by the actions people take. Every function returns the
case's state; each goes on from where the one before it stops."""

from uuid import uuid4

from qyzmet.config.wiring import HANDLERS
from qyzmet.features.applications import cases, drafts
from qyzmet.features.applications.models import Draft
from qyzmet.kernel import commands as c
from qyzmet.kernel.editions import edition
from qyzmet.kernel.jobs import run_all
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import state_of
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel, DocumentRule

from .cast import SERVICE, Cast, Member, png


def answers_of(cast: Cast, who: Member, **changed: str) -> dict[str, str]:
    """A whole set of answers of a citizen who lives where the cast's office serves."""
    return {
        "category": "citizen",
        "iin": who.iin,
        "name": who.person.name,
        "birth_date": who.person.birth_date.isoformat(),
        "territory": cast.office.territory.id,
        "address": "Абай көшесі, 1",
        "phone": who.person.phone or "+77010000009",
        "receive": "usual",
        "certificate_language": "kk",
        **changed,
    }


def papers_needed(cast: Cast, channel: Channel, answers: dict[str, str]) -> list[DocumentRule]:
    """The papers to hand in: one of every group of alternatives, no forms, nothing optional."""
    taken: set[str] = set()
    needed = []
    for rule in checklist_of(edition(cast.edition).definition, channel, answers):
        if rule.form or rule.optional or (rule.one_of and rule.one_of in taken):
            continue
        taken.add(rule.one_of)
        needed.append(rule)
    return needed


def draft(cast: Cast, who: Member | None = None, **changed: str) -> Draft:
    """A complete draft on the portal with its papers attached, not sent."""
    who = who or cast.applicant
    made = drafts.start(who.actor, SERVICE)
    answers = answers_of(cast, who, **changed)
    errors = drafts.replace_answers(made, answers)
    assert not errors, errors
    for rule in papers_needed(cast, "portal", answers):
        drafts.attach(made, rule.id, "scan.png", png())
    return made


def submitted(cast: Cast, who: Member | None = None, **changed: str) -> CaseState:
    """Applied on the portal; the head has to appoint."""
    who = who or cast.applicant
    case = drafts.send(who.actor, draft(cast, who, **changed), "kk")
    return settle(case)


def taken_in(
    cast: Cast, who: Member | None = None, by: Member | None = None, **changed: str
) -> CaseState:
    """Applied at the department's window; the head has to appoint."""
    who, by = who or cast.applicant, by or cast.executor
    answers = answers_of(cast, who, **changed)
    papers = {rule.id: "" for rule in papers_needed(cast, "department", answers)}
    case = cases.take_in(by.actor, SERVICE, answers, papers, language="kk", key=f"window:{uuid4()}")
    return settle(case)


def settle(case: str) -> CaseState:
    """Let the outbox do what it owes; the state after it."""
    run_all(HANDLERS)
    return state_of(case)


def appointed(cast: Cast, state: CaseState, executor: Member | None = None) -> CaseState:
    """The head has appointed the executor and the registers have answered."""
    executor = executor or cast.executor
    cases.appoint(cast.head.actor, state.case, executor.account.id, "Қарауға")
    return settle(state.case)


def prepared(
    cast: Cast, state: CaseState, outcome: str = "granted", by: Member | None = None
) -> CaseState:
    """The executor has put a draft before the head; a refusal names every ground there is."""
    who = (by or cast.executor).actor
    grounds = [
        g.id
        for g in edition(state.edition).definition.standard.grounds
        if g.effect == "refuse" and outcome == "refused"
    ]
    command = c.Prepare(
        by=cases.by(who),
        outcome=outcome,  # type: ignore[arg-type]
        papers=tuple(c.PaperCheck(paper.document, True) for paper in state.papers),
        grounds=tuple(grounds),
        reasons="Тіркеуде жоқ." if grounds else "",
    )
    cases.give(who, state.case, command)
    return settle(state.case)


def signed(cast: Cast, state: CaseState) -> CaseState:
    """The head has signed. On the portal the case is closed now, its paper delivered."""
    cases.give(cast.head.actor, state.case, c.SignOff(by=cases.by(cast.head.actor)))
    return settle(state.case)


def registered(cast: Cast, state: CaseState, by: Member | None = None) -> CaseState:
    """The executor has entered the signed result in its book and its paper is printed (window)."""
    who = (by or cast.executor).actor
    cases.give(who, state.case, c.RegisterResult(by=cases.by(who)))
    return settle(state.case)


def issued(cast: Cast, state: CaseState, by: Member | None = None) -> CaseState:
    """The result is handed over at the window; the case is closed."""
    who = (by or cast.executor).actor
    name = state.answers["name"]
    cases.give(who, state.case, c.Issue(by=cases.by(who), how="in_person", received_by=name))
    return settle(state.case)


def granted(cast: Cast, who: Member | None = None) -> CaseState:
    """A whole case on the portal that ends with a certificate (`who` has to be on the register)."""
    return signed(cast, prepared(cast, appointed(cast, submitted(cast, who))))


def refused(cast: Cast, who: Member | None = None) -> CaseState:
    """A whole case on the portal that ends with a refusal (`who` must not be on the register)."""
    state = appointed(cast, submitted(cast, who or cast.representative))
    return signed(cast, prepared(cast, state, "refused"))


def granted_at_window(cast: Cast, who: Member | None = None) -> CaseState:
    """A whole case at the department's window that ends with a certificate handed over."""
    state = signed(cast, prepared(cast, appointed(cast, taken_in(cast, who))))
    return issued(cast, registered(cast, state))
