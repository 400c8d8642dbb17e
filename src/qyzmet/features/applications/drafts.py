"""What an applicant does before there is a case: fill in, attach, check, send."""

from datetime import date, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from qyzmet.features.offices.queries import law_of, serving
from qyzmet.features.people.actions import remember_contacts
from qyzmet.features.people.queries import person
from qyzmet.kernel import clock, files
from qyzmet.kernel.access import Actor
from qyzmet.kernel.commands import By, Paper, Submit
from qyzmet.kernel.editions import edition, in_force
from qyzmet.kernel.points import reach
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import KeyReused, submit, writing
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel, Definition, DocumentRule, Page, hold

from .answers import Errors, check_all, check_page
from .models import Draft as Draft
from .models import DraftFile

KEPT = timedelta(days=30)
"""How long a draft is kept after its last change (ours: the acts know no drafts)."""

FIXED = frozenset({"account.iin", "account.name", "account.birth_date"})
"""Prefills that say who somebody is: the account decides them, not the form."""

Answers = dict[str, str]

Papers = list[tuple[DocumentRule, DraftFile | None]]
"""A checklist, each paper with the file attached for it."""

ZONE = ZoneInfo("Asia/Almaty")
"""The zone in which "today" is meant before an office is known."""


class UnknownService(Exception):
    """No edition of this service is in force today, or it has no open channel of this name."""


class UnknownDraft(Exception):
    """There is no such draft, it has expired, or it is somebody else's."""


class Incomplete(Exception):
    """Answers or papers are missing or wrong: codes by field id and by document id."""

    def __init__(self, answers: Errors, papers: Errors) -> None:
        super().__init__(answers, papers)
        self.answers = answers
        self.papers = papers


def today() -> date:
    """The legal date in the applicant's first zone."""
    return clock.now().astimezone(ZONE).date()


def definition_of(draft: Draft) -> Definition:
    return edition(draft.edition).definition


def open_edition(service: str, channel: str) -> str:
    """The SHA-256 of the edition to apply under today; UnknownService where there is none."""
    sha256 = in_force(service, today())
    if sha256 is None:
        raise UnknownService(service)
    rules = edition(sha256).definition.standard.channels
    if not any(rule.channel == channel and rule.open for rule in rules):
        raise UnknownService(service)
    return sha256


def start(actor: Actor, service: str, channel: str = "portal") -> Draft:
    """A draft with what the account already knows; an unsent one of the same service goes on."""
    sha256 = open_edition(service, channel)
    now = clock.now()
    same = Draft.objects.filter(
        person_id=actor.person, service=service, edition=sha256, case_id="", expires_at__gt=now
    )
    if earlier := same.order_by("-changed_at").first():
        return earlier
    filled = _known(actor.person, edition(sha256).definition)
    with writing():
        if earlier := same.order_by("-changed_at").first():  # made by another window meanwhile
            return earlier
        return Draft.objects.create(
            account=actor.account,
            person_id=actor.person,
            service=service,
            edition=sha256,
            channel=channel,
            answers={name: value for name, value in filled.items() if value},
            changed_at=now,
            expires_at=now + KEPT,
        )


def _known(person_id: str, definition: Definition, only: frozenset[str] = frozenset()) -> Answers:
    """Answers the account holds, by field id; of `only` these prefills if any are named."""
    who = person(person_id)
    return {
        field.id: str(getattr(who, field.prefill.removeprefix("account."), "") or "")
        for field in definition.form.fields()
        if field.prefill and (not only or field.prefill in only)
    }


def own_fields(draft: Draft) -> Answers:
    """Field id -> value of what the account fixes: who applies on the portal is who is signed in,
    by the IIN (21.1, 21.3), so nobody gets a paper about somebody else."""
    return _known(draft.person_id, definition_of(draft), FIXED)


def _fixed(definition: Definition) -> set[str]:
    return {field.id for field in definition.form.fields() if field.prefill in FIXED}


def again(actor: Actor, case: CaseState) -> Draft:
    """A draft filled from an earlier application of the actor, its files attached anew, so that
    nothing is typed twice. What the draft or the account already holds stays."""
    draft = start(actor, case.service)
    known = {field.id for field in definition_of(draft).form.fields()}
    earlier = {name: value for name, value in case.answers.items() if name in known}
    _save(draft, {**earlier, **draft.answers, **own_fields(draft)})
    handed = {paper.document: paper for paper in case.papers if paper.file}
    with writing():
        for rule, file in papers_of(draft):
            if file is None and rule.id in handed:
                paper = handed[rule.id]
                DraftFile.objects.create(
                    draft=draft,
                    document=rule.id,
                    file=paper.file,
                    name=paper.name,
                    sha256=paper.sha256,
                )
    return draft


def draft_of(actor: Actor, draft_id: str) -> Draft:
    """The actor's own draft; UnknownDraft otherwise."""
    found = Draft.objects.filter(pk=draft_id, person_id=actor.person).first()
    if found is None or (not found.case_id and found.expires_at <= clock.now()):
        raise UnknownDraft(draft_id)
    return found


def drafts_of(actor: Actor) -> list[Draft]:
    """Unsent drafts, the last changed first."""
    return list(
        Draft.objects.filter(
            person_id=actor.person, case_id="", expires_at__gt=clock.now()
        ).order_by("-changed_at")
    )


def pages_of(draft: Draft) -> list[Page]:
    """The pages this applicant is asked, given the answers so far."""
    definition = definition_of(draft)
    fixed = _fixed(definition)
    return [
        page
        for page in definition.form.pages
        if hold(page.when, draft.answers) and not {f.id for f in page.fields} <= fixed
    ]


def answer(draft: Draft, page: Page, raw: dict[str, str]) -> Errors:
    """Keep the answers of one page; what is wrong is returned and the rest is kept."""
    kept, errors = check_page(page, raw, draft.answers, today())
    asked = {field.id for field in page.fields}
    rest = {name: value for name, value in draft.answers.items() if name not in asked}
    own = own_fields(draft)
    _save(draft, {**rest, **kept, **own})
    return {**errors, **_not_yours(kept, own)}


def _not_yours(given: Answers, own: Answers) -> Errors:
    """Answers that speak of another person than the one who is signed in."""
    return {name: "not_yours" for name, value in own.items() if given.get(name, value) != value}


def replace_answers(draft: Draft, raw: dict[str, str]) -> Errors:
    """Keep a whole set of answers at once, as programs send them."""
    own = own_fields(draft)
    kept, errors = check_all(definition_of(draft), {**own, **raw}, today())
    _save(draft, {**kept, **own})
    return {**errors, **_not_yours(kept, own)}


def _save(draft: Draft, answers: dict[str, str]) -> None:
    now = clock.now()
    draft.answers, draft.changed_at, draft.expires_at = answers, now, now + KEPT
    with writing():
        kept = Draft.objects.filter(pk=draft.pk, case_id="").update(
            answers=answers, changed_at=now, expires_at=draft.expires_at
        )
    if not kept:  # sent or discarded from another window: a change must not seem kept
        raise UnknownDraft(draft.pk)


def papers_of(draft: Draft) -> Papers:
    """The checklist of this very case, each paper with the file attached for it."""
    attached = {file.document: file for file in draft.files.all()}
    rules = checklist_of(definition_of(draft), cast(Channel, draft.channel), draft.answers)
    return [(rule, attached.get(rule.id)) for rule in rules]


def attach(draft: Draft, document: str, name: str, body: bytes) -> DraftFile:
    """Attach a file to a paper of the checklist, in place of an earlier one. Raises files.BadFile,
    or KeyError where the checklist has no such paper."""
    rules = {rule.id for rule, _ in papers_of(draft) if not rule.form}
    if document not in rules:
        raise KeyError(document)
    content = files.inspect(body)
    with writing():
        stored = files.keep(content, name, owner=draft.person_id, authority="")
        DraftFile.objects.filter(draft=draft, document=document).delete()
        return DraftFile.objects.create(
            draft=draft,
            document=document,
            file=stored.id,
            name=stored.name,
            sha256=content.sha256,
        )


def detach(draft: Draft, document: str) -> None:
    with writing():
        DraftFile.objects.filter(draft=draft, document=document).delete()


def discard(draft: Draft) -> None:
    """Throw an unsent draft away."""
    with writing():
        Draft.objects.filter(pk=draft.pk, case_id="").delete()


def missing_of(draft: Draft) -> tuple[Errors, Errors]:
    """What keeps the draft from being sent: answers and papers."""
    _, errors = check_all(definition_of(draft), draft.answers, today())
    return errors, _wanting(papers_of(draft))


def _wanting(papers: Papers) -> Errors:
    attached = {rule.id for rule, file in papers if file}
    wanting: Errors = {}
    for rule, file in papers:
        alternatives = {r.id for r, _ in papers if rule.one_of and r.one_of == rule.one_of}
        if not (rule.form or rule.optional or file or alternatives & attached):
            wanting[rule.id] = "missing"
    return wanting


def send(actor: Actor, draft: Draft, language: str) -> str:
    """Apply: the case id. Pressing twice gives the same case. Raises Incomplete, NotAllowed."""
    if draft.case_id:
        return draft.case_id
    papers = papers_of(draft)
    answers, errors = check_all(definition_of(draft), draft.answers, today())
    wanting = _wanting(papers)
    if errors or wanting:
        raise Incomplete(errors, wanting)
    office = serving("department", answers["territory"])[0]
    command = Submit(
        by=By(actor.account, "applicant", person=actor.person),
        service=draft.service,
        channel=cast(Channel, draft.channel),
        office=office.id,
        authority=office.authority,
        applicant=actor.person,
        language=language,  # type: ignore[arg-type]
        answers=answers,
        papers=tuple(
            Paper(rule.id, file.file, file.name, file.sha256) for rule, file in papers if file
        ),
    )
    try:
        case, _ = submit(command, law_of(draft.edition, office.id), key=f"draft:{draft.pk}")
    except KeyReused as earlier:  # sent from another window a moment ago, perhaps worded otherwise
        return earlier.case
    reach("submit.before_answer")
    with writing():
        Draft.objects.filter(pk=draft.pk).update(case_id=case)
        remember_contacts(actor.person, **_contacts(answers))
    return case


def _contacts(answers: dict[str, str]) -> dict[str, str]:
    names = ("phone", "email", "address", "territory", "category")
    return {name: answers[name] for name in names if answers.get(name)}
