"""A case told in pure functions: commands in, events out, no Django, no database, a clock of its own."""

from datetime import UTC, datetime, timedelta

from qyzmet.catalogue import folder_texts
from qyzmet.catalogue.calendars import load_kz
from qyzmet.kernel import commands as c
from qyzmet.kernel import events as e
from qyzmet.kernel.decide import Law, Refused, decide
from qyzmet.kernel.state import CaseState, Envelope, evolve
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.legaltime import Hours
from qyzmet.standard.model import Channel, Edition, canonical, fingerprint
from qyzmet.standard.publishing import read_definition

OFFICE, AUTHORITY = "office-here", "authority-here"
OTHER_OFFICE = "office-there"
APPLICANT = c.By("acc-aigul", "applicant", person="aigul")
OTHER_APPLICANT = c.By("acc-baqyt", "applicant", person="baqyt")
EXECUTOR = c.By("acc-dinara", "executor", OFFICE, "dinara")
SECOND_EXECUTOR = c.By("acc-erlan", "executor", OFFICE, "erlan")
HEAD = c.By("acc-gulnar", "head", OFFICE, "gulnar")
STRANGER = c.By("acc-viktor", "executor", OTHER_OFFICE, "viktor")
STRANGER_HEAD = c.By("acc-olga", "head", OTHER_OFFICE, "olga")
OWN_EXECUTOR = c.By("acc-dinara", "executor", OFFICE, "aigul")
OWN_HEAD = c.By("acc-gulnar", "head", OFFICE, "aigul")
"""Officials whose own case it is: the person behind the account is the applicant."""

CAST = (
    APPLICANT,
    OTHER_APPLICANT,
    EXECUTOR,
    SECOND_EXECUTOR,
    HEAD,
    STRANGER,
    STRANGER_HEAD,
    OWN_EXECUTOR,
    OWN_HEAD,
    c.SYSTEM,
)
MORNING = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)

ANSWERS = {
    "category": "citizen",
    "iin": "850114312017",
    "name": "Айгүл Төлегенова",
    "birth_date": "1985-01-14",
    "territory": "here",
    "address": "Абай көшесі, 1",
    "phone": "+77010000001",
    "receive": "usual",
    "certificate_language": "kk",
}


def law_of_service(service: str = "akm-03") -> Law:
    """The law of a service of the catalogue at an office open on working days from 9 to 18."""
    edition = Edition(definition=read_definition(folder_texts(service)), in_force_from="2012-01-20")
    hours = Hours.daily(
        "Asia/Almaty", "09:00", "18:00", days=[0, 1, 2, 3, 4], lunch=("13:00", "14:00")
    )
    return Law(edition, fingerprint(canonical(edition)), load_kz(), hours)


class Story:
    """One case from its first command on. `happened` holds every event with its envelope."""

    def __init__(self, law: Law, now: datetime = MORNING) -> None:
        self.law = law
        self.now = now
        self.state: CaseState | None = None
        self.happened: list[tuple[e.Event, Envelope]] = []
        self.last: list[e.Event] = []

    def give(self, command: c.Command) -> Refused | None:
        """Give a command a minute later; why it was refused, or None. `last` is what it did."""
        self.now += timedelta(minutes=1)
        decided = decide(self.state, command, self.law, self.now)
        self.last = []
        if isinstance(decided, Refused):
            return decided
        for event in decided:
            seq = len(self.happened) + 1
            envelope = Envelope(
                "case", seq, self.now, command.by.account, command.by.role, self.law.fingerprint
            )
            self.state = evolve(self.state, event, envelope)
            self.happened.append((event, envelope))
        self.last = decided
        return None

    def must(self, command: c.Command) -> CaseState:
        """Give a command that has to be taken; the state after it."""
        refused = self.give(command)
        assert refused is None, refused
        assert self.state is not None
        return self.state

    def replayed(self) -> CaseState | None:
        """The state that the events alone lead to, through their encoding."""
        state: CaseState | None = None
        for event, envelope in self.happened:
            state = evolve(state, e.decode(e.encode(event)), envelope)
        return state


def application(law: Law, channel: Channel = "portal", **changed: str) -> c.Submit:
    """A complete application on a channel by who may bring it in."""
    answers = {**ANSWERS, **changed}
    taken: set[str] = set()
    papers = []
    for rule in checklist_of(law.edition.definition, channel, answers):
        if rule.form or rule.optional or (rule.one_of and rule.one_of in taken):
            continue
        taken.add(rule.one_of)
        papers.append(c.Paper(rule.id))
    return c.Submit(
        by=APPLICANT if channel == "portal" else EXECUTOR,
        service=law.standard.code,
        channel=channel,
        office=OFFICE,
        authority=AUTHORITY,
        applicant="aigul",
        language="kk",
        answers=answers,
        papers=tuple(papers),
    )


def checks(law: Law, *, registered: bool) -> list[c.RecordCheck]:
    """What every register that decides anything answered."""
    rests_on = [g.rests_on for g in law.standard.grounds if g.rests_on]
    found = []
    for ground in rests_on:
        rule = next(r for r in law.standard.checks if r.id == ground.check)
        other = next(a for a in rule.answers if a != ground.answer)
        answer = other if registered else ground.answer
        found.append(c.RecordCheck(by=c.SYSTEM, check=rule.id, performed=True, answer=answer))
    return found


def draft(state: CaseState, law: Law, outcome: str = "granted", by: c.By = EXECUTOR) -> c.Prepare:
    """A lawful draft: all papers looked at; a refusal on every ground of the list."""
    refusing = tuple(g.id for g in law.standard.grounds if g.effect == "refuse")
    return c.Prepare(
        by=by,
        outcome=outcome,  # type: ignore[arg-type]
        papers=tuple(c.PaperCheck(paper.document, True) for paper in state.papers),
        grounds=refusing if outcome == "refused" else (),
        reasons="Тіркеуде жоқ." if outcome == "refused" else "",
    )


PRINTED = c.RecordDocument(by=c.SYSTEM, file="f", sha256="0" * 64, token="t", code="AAAAAAAA")  # noqa: S106
HANDED_OVER = c.Issue(by=EXECUTOR, how="in_person", received_by="Айгүл Төлегенова")


def told(law: Law, channel: Channel, stage: str, outcome: str = "granted") -> Story:
    """A story told up to a stage: submitted, appointed, checked, prepared, signed, ordered, printed
    or issued. On the portal a signature orders the paper, and printing delivers it."""
    story = Story(law)
    state = story.must(application(law, channel))
    for name, commands in (
        ("submitted", lambda _: []),
        ("appointed", lambda _: [c.Appoint(by=HEAD, executor=EXECUTOR.account)]),
        ("checked", lambda _: checks(law, registered=outcome == "granted")),
        ("prepared", lambda state: [draft(state, law, outcome)]),
        ("signed", lambda _: [c.SignOff(by=HEAD)]),
        ("ordered", lambda _: [c.RegisterResult(by=EXECUTOR)] if channel != "portal" else []),
        ("printed", lambda _: [PRINTED]),
        ("issued", lambda _: [HANDED_OVER] if channel != "portal" else []),
    ):
        for command in commands(state):
            state = story.must(command)
        if name == stage:
            return story
    raise ValueError(stage)
