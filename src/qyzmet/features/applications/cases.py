"""What officials and applicants do with a case. Each verb is one command in one transaction."""

from datetime import date, datetime

import msgspec

from qyzmet.features.offices.queries import law_of, office
from qyzmet.features.people.actions import OtherName, note_person
from qyzmet.features.people.queries import executors_of
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.kernel.access import Actor, may_see
from qyzmet.kernel.decide import Law, Refused
from qyzmet.kernel.models import AccessRecord
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import (
    NotAllowed,
    UnknownCase,
    act,
    case_of_key,
    state_of,
    submit,
    writing,
)
from qyzmet.standard.model import hold

from .answers import check_all
from .drafts import Incomplete, open_edition, today


def by(actor: Actor) -> c.By:
    """The actor as a command names it."""
    role = "applicant" if actor.role == "monitor" else actor.role
    return c.By(actor.account, role, actor.office, actor.person)


def case_for(actor: Actor | None, case: str) -> CaseState:
    """A case the actor may see; UnknownCase otherwise, so that a stranger learns nothing.

    Every look by an official is recorded, and so is every attempt of a stranger."""
    state = state_of(case)
    seen = may_see(actor, state)
    if actor is not None and (actor.is_official or not seen):
        with writing():
            AccessRecord.objects.create(
                authority_id=state.authority,
                case_id=case,
                account=actor.account,
                role=actor.role,
                what="viewed" if seen else "denied",
                at=clock.now(),
            )
    if not seen:
        raise UnknownCase(case)
    return state


def give(actor: Actor, case: str, command: c.Command, *, key: str = "") -> CaseState:
    """Give a command to a case the actor may see. Raises UnknownCase, NotAllowed, KeyReused."""
    if not may_see(actor, state_of(case)):
        raise UnknownCase(case)
    return act(case, command, law_of, key=key)


def _known_executor(actor: Actor, executor: str) -> None:
    if executor not in {account for account, _ in executors_of(actor.office, today())}:
        raise NotAllowed(Refused("executor_missing", {}))


def appoint(actor: Actor, case: str, executor: str, note: str = "", key: str = "") -> CaseState:
    """The head's resolution."""
    _known_executor(actor, executor)
    return give(actor, case, c.Appoint(by=by(actor), executor=executor, note=note), key=key)


def reassign(actor: Actor, case: str, executor: str, reason: str, key: str = "") -> CaseState:
    """Give the case to another executor of the office."""
    _known_executor(actor, executor)
    return give(actor, case, c.Reassign(by=by(actor), executor=executor, reason=reason), key=key)


class Resolved(msgspec.Struct, frozen=True):
    """What a resolution of several at once did to one case."""

    case: str
    refused: Refused | None = None


def appoint_many(
    actor: Actor, cases: list[str], executor: str, note: str, key: str = ""
) -> list[Resolved]:
    """One resolution for several cases; each is a transaction of its own and fails alone.

    With a key, pressing twice gives the same answer twice."""
    done = []
    for case in cases:
        try:
            appoint(actor, case, executor, note, f"{key}:{case}" if key else "")
            done.append(Resolved(case))
        except NotAllowed as no:
            done.append(Resolved(case, no.refusal))
        except UnknownCase:
            done.append(Resolved(case, Refused("no_case", {})))
    return done


def take_in(
    actor: Actor,
    service: str,
    raw: dict[str, str],
    papers: dict[str, str],
    *,
    language: str,
    key: str,
    name_confirmed: bool = False,
    presented_at: datetime | None = None,
) -> str:
    """Intake at the department's window: the executor enters what the applicant says and shows.

    `papers` maps document ids to a stored file's id, or to "" where the original was only shown.
    `presented_at` is when the papers were shown: the ten minutes of point 9.1 run from then.
    Raises Incomplete (also: `name_other`, `other_territory`), NotAllowed, UnknownService.
    """
    if earlier := case_of_key(actor.account, key):
        return earlier
    sha256 = open_edition(service, "department")
    here = office(actor.office)
    law = law_of(sha256, here.id)
    definition = law.edition.definition
    answers, errors = check_all(definition, raw, today())
    if not errors and answers.get("territory", here.territory.id) != here.territory.id:
        errors = {"territory": "other_territory"}
    wanting = _wanting(answers, papers, law)
    if errors or wanting:
        raise Incomplete(errors, {} if errors else wanting)
    try:
        who = note_person(
            iin=answers["iin"],
            name=answers["name"],
            birth_date=date.fromisoformat(answers["birth_date"]),
            name_confirmed=name_confirmed,
            language=language,
            **{k: answers[k] for k in ("phone", "email", "address", "territory") if k in answers},
        )
    except OtherName as other:
        raise Incomplete({"name": "name_other"}, {}) from other
    command = c.Submit(
        by=by(actor),
        service=service,
        channel="department",
        office=here.id,
        authority=here.authority,
        applicant=who.id,
        language=language,  # type: ignore[arg-type]
        answers=answers,
        papers=tuple(c.Paper(document, file) for document, file in sorted(papers.items())),
        presented_at=presented_at,
    )
    case, _ = submit(command, law, key=key)
    return case


def _wanting(answers: dict[str, str], papers: dict[str, str], law: Law) -> dict[str, str]:
    """Every paper of the checklist that is missing, all at once and not the first one only."""
    return {
        rule.id: "missing"
        for rule in law.standard.documents
        if "department" in rule.channels
        and hold(rule.when, answers)
        and not (rule.form or rule.optional or rule.one_of or rule.id in papers)
    }
