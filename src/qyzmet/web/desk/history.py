"""The history of a case in words: every event a sentence, automatic actions with their numbers."""

from collections.abc import Iterable
from datetime import datetime
from functools import singledispatch
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.utils.translation import gettext as _

from qyzmet.features.applications.queries import Happened, law_of
from qyzmet.kernel import events as e
from qyzmet.kernel.state import CaseState
from qyzmet.standard.model import Definition
from qyzmet.standard.words.dates import legal_datetime
from qyzmet.web.desk.clocks import action_of


class Told(msgspec.Struct, frozen=True):
    """One event in words: a sentence, and lines below it."""

    title: str
    lines: tuple[str, ...] = ()


class Teller(msgspec.Struct, frozen=True):
    """What the sentences need: texts in the reader's language, names, numbers, the office's clocks."""

    definition: Definition
    language: str
    zone: ZoneInfo
    names: dict[str, str]
    numbers: dict[str, str]

    def label(self, key: str) -> str:
        return self.definition.text_or(self.language, key, key)

    def action(self, action_id: str) -> str:
        """An action by its number in the act's table and its name."""
        action = action_of(self.definition, action_id)
        return f"{action.number}. {self.label(action_id)}" if action else action_id

    def name(self, account: str) -> str:
        return self.names.get(account, "") or _("unknown")

    def moment(self, when: datetime | None) -> str:
        return legal_datetime(when.astimezone(self.zone), self.language) if when else ""


@singledispatch
def tell(event: object, by: Teller) -> Told:
    """The sentence of one event; an unknown kind keeps its name, so that nothing is hidden."""
    return Told(type(event).__name__)


@tell.register
def _submitted(event: e.ApplicationSubmitted, by: Teller) -> Told:
    channel = by.label(f"channel.{event.channel}")
    papers = tuple(by.label(paper.document) for paper in event.papers)
    return Told(_("Application received: %(channel)s") % {"channel": channel}, papers)


@tell.register
def _term(event: e.TermStarted, by: Teller) -> Told:
    return Told(
        _("The term started. Answer due: %(due)s") % {"due": by.moment(event.due_at)},
        (by.label(event.term),),
    )


@tell.register
def _registration(event: e.RegistrationRequested, by: Teller) -> Told:
    number = by.numbers.get(event.register, "")
    register = by.label(event.register)
    return Told(
        _("Entered in the register: %(register)s, number %(number)s")
        % {"register": register, "number": number or "-"}
    )


@tell.register
def _automatic(event: e.AutomaticActionsRecorded, by: Teller) -> Told:
    lines = []
    for one in event.actions:
        state = _("performed") if one.performed else by.label(one.reason)
        lines.append(f"{by.action(one.action)}: {state}")
    return Told(_("Automatic actions of the regulation"), tuple(lines))


@tell.register
def _notice(event: e.NoticeOwed, by: Teller) -> Told:
    about = {
        "registered": _("Notice to the applicant: registered"),
        "in_work": _("Notice to the applicant: given to an executor"),
        "prepared": _("Notice to the applicant: the answer is prepared"),
        "ready": _("Notice to the applicant: the result is ready"),
        "handed_over": _("Notice to the applicant: the result is handed over"),
        "withdrawn": _("Notice to the applicant: withdrawn"),
        "annulled": _("Notice to the applicant: the result is annulled"),
    }
    return Told(about[event.about])


@tell.register
def _opened(event: e.ActionOpened, by: Teller) -> Told:
    lines = []
    if event.assignee:
        lines.append(_("With: %(name)s") % {"name": by.name(event.assignee)})
    if event.due_at:
        lines.append(_("To be done by: %(due)s") % {"due": by.moment(event.due_at)})
    return Told(_("Opened: %(action)s") % {"action": by.action(event.action)}, tuple(lines))


@tell.register
def _completed(event: e.ActionCompleted, by: Teller) -> Told:
    completion = by.label(f"{event.action}.completion")
    return Told(_("Done: %(action)s") % {"action": by.action(event.action)}, (completion,))


@tell.register
def _appointed(event: e.ExecutorAppointed, by: Teller) -> Told:
    title = _("Executor appointed: %(name)s") % {"name": by.name(event.executor)}
    return Told(title, (event.note,) if event.note else ())


@tell.register
def _check(event: e.CheckRecorded, by: Teller) -> Told:
    check = by.label(event.check)
    if not event.performed:
        return Told(_("Check: %(check)s") % {"check": check}, (by.label(event.reason),))
    return Told(
        _("Check: %(check)s") % {"check": check}, (by.label(f"{event.check}.{event.answer}"),)
    )


def outcome_words(outcome: str) -> str:
    """What is decided, in words."""
    words = {"granted": _("to grant"), "refused": _("to refuse")}
    return words.get(outcome, outcome)


def ended_words(outcome: str) -> str:
    """How a case ended, in words."""
    words = {
        "granted": _("granted"),
        "refused": _("refused"),
        "withdrawn": _("withdrawn by the applicant"),
    }
    return words.get(outcome, outcome)


def _grounds(grounds: Iterable[str], reasons: str, by: Teller) -> tuple[str, ...]:
    lines = tuple(by.label(ground) for ground in grounds)
    return (*lines, reasons) if reasons else lines


@tell.register
def _prepared(event: e.DecisionPrepared, by: Teller) -> Told:
    lines = [*_grounds(event.grounds, event.reasons, by)]
    for paper in event.papers:
        state = _("in order") if paper.complete else _("not in order")
        remark = f" ({paper.remark})" if paper.remark else ""
        lines.append(f"{by.label(paper.document)}: {state}{remark}")
    title = _("Draft prepared: %(outcome)s") % {"outcome": outcome_words(event.outcome)}
    return Told(title, tuple(lines))


@tell.register
def _returned(event: e.DraftReturned, by: Teller) -> Told:
    return Told(_("Draft returned with a remark"), (event.remark,))


@tell.register
def _signed(event: e.DecisionSigned, by: Teller) -> Told:
    return Told(
        _("Decision signed: %(outcome)s") % {"outcome": outcome_words(event.outcome)},
        (
            *_grounds(event.grounds, event.reasons, by),
            _("Prepared by: %(name)s") % {"name": by.name(event.prepared_by)},
        ),
    )


@tell.register
def _ordered(event: e.ResultOrdered, by: Teller) -> Told:
    return Told(_("The paper of the result is ordered"), (by.label(event.register),))


@tell.register
def _made(event: e.ResultDocumentMade, by: Teller) -> Told:
    return Told(_("The paper of the result is printed"), (f"SHA-256 {event.sha256}",))


@tell.register
def _issued(event: e.ResultIssued, by: Teller) -> Told:
    how = how_words(event.how)
    lines = tuple(line for line in (event.received_by, event.identity) if line)
    return Told(_("Result handed over: %(how)s") % {"how": how}, lines)


def how_words(how: str) -> str:
    """A way of handing over in words."""
    words = {
        "account": _("in the account"),
        "in_person": _("in person"),
        "representative": _("to a representative"),
        "email": _("by e-mail"),
    }
    return words.get(how, how)


@tell.register
def _reassigned(event: e.WorkReassigned, by: Teller) -> Told:
    title = _("Given to another executor: %(before)s, now %(now)s") % {
        "before": by.name(event.before),
        "now": by.name(event.executor),
    }
    return Told(title, (event.reason,))


@tell.register
def _withdrawn(event: e.ApplicationWithdrawn, by: Teller) -> Told:
    return Told(
        _("Application withdrawn by the applicant"), (event.reason,) if event.reason else ()
    )


@tell.register
def _annulled(event: e.ResultAnnulled, by: Teller) -> Told:
    return Told(_("Result annulled"), (event.reason,))


@tell.register
def _surveyed(event: e.SurveyAnswered, by: Teller) -> Told:
    lines = tuple(
        f"{by.label(question)} {by.label(f'{question}.{answer}')}"
        for question, answer in event.answers.items()
    )
    return Told(_("The applicant answered the questionnaire"), lines)


@tell.register
def _closed(event: e.CaseClosed, by: Teller) -> Told:
    return Told(_("Case closed: %(outcome)s") % {"outcome": ended_words(event.outcome)})


_FOLLOWS = (
    e.TermStarted,
    e.AutomaticActionsRecorded,
    e.NoticeOwed,
    e.ActionOpened,
    e.ResultOrdered,
    e.CaseClosed,
)
"""What follows from somebody's step by itself; the step before it names the person."""


def accounts_in(happened: Iterable[Happened]) -> set[str]:
    """Account ids that the events speak of, besides the actors."""
    found: set[str] = set()
    for one in happened:
        event = one.event
        if isinstance(event, e.ExecutorAppointed):
            found.add(event.executor)
        elif isinstance(event, e.WorkReassigned):
            found |= {event.executor, event.before}
        elif isinstance(event, e.ActionOpened) and event.assignee:
            found.add(event.assignee)
    return found


def told(
    state: CaseState,
    happened: list[Happened],
    language: str,
    names: dict[str, str],
    numbers: dict[str, str],
) -> list[dict[str, Any]]:
    """The history for the page, the newest first: title, lines, when (office's clocks), who."""
    law = law_of(state.edition, state.office)
    zone = ZoneInfo(law.hours.zone)
    teller = Teller(law.edition.definition, language, zone, names, numbers)
    automatic = _("automatically")
    roles = {"system": _("system"), "applicant": _("applicant")}
    rows = []
    for one in reversed(happened):
        said = tell(one.event, teller) if one.event else Told(_("The content was erased"))
        rows.append(
            {
                "seq": one.seq,
                "title": said.title,
                "lines": [line for line in said.lines if line],
                "when": one.at.astimezone(zone),
                "who": automatic
                if isinstance(one.event, _FOLLOWS)
                else one.actor_name or roles.get(one.role, one.role),
            }
        )
    return rows
