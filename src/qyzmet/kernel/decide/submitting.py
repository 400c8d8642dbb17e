"""Applying: the form and the checklist are complete, the term starts, the first action opens."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from qyzmet.kernel import events as e
from qyzmet.kernel.commands import Submit
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.legaltime import Step, Term, due
from qyzmet.standard.model import ChannelRule, TermRule, hold

from .flow import follow, open_work, request_number
from .law import Law, Refused


def submit(command: Submit, law: Law, now: datetime) -> list[e.Event] | Refused:
    """Events of a new case, or why there can't be one (channel, dates in force, form, papers)."""
    refusal = _inadmissible(command, law, now) or _incomplete(command, law)
    if refusal:
        return refusal
    events: list[e.Event] = [
        e.ApplicationSubmitted(
            service=command.service,
            channel=command.channel,
            office=command.office,
            authority=command.authority,
            applicant=command.applicant,
            language=command.language,
            answers=command.answers,
            papers=command.papers,
        )
    ]
    term = service_term(law, command.channel)
    if term is not None:
        events.append(start_term(term, law, command.presented_at or now))
    return events + _first_action(command, law, now)


def service_term(law: Law, channel: str) -> TermRule | None:
    """The rule of the service term for a channel; None where the act sets none."""
    rules = [t for t in law.standard.terms if t.kind == "service"]
    return next((t for t in rules if t.channel in (channel, None)), None)


def start_term(rule: TermRule, law: Law, now: datetime) -> e.TermStarted:
    """The term with its due moment and its derivation day by day."""
    term = Term(
        amount=rule.amount,
        unit=rule.unit,
        week=rule.week,
        excludes=rule.excludes,
        after_hours=rule.after_hours,
    )
    counted = due(term, now, calendar=law.calendar, hours=law.hours)
    return e.TermStarted(
        term=rule.id,
        due_at=counted.at,
        steps=tuple(_line(step) for step in counted.steps),
        calendar=counted.calendar_version,
        verified=counted.verified,
    )


def _line(step: Step) -> e.DayCounted:
    return e.DayCounted(
        date=step.date.isoformat(),
        rule=step.rule,
        number=step.number,
        name=step.name,
        moved=step.moved.isoformat() if step.moved else "",
        opens=step.opens,
        closes=step.closes,
        verified=step.verified,
    )


def _first_action(command: Submit, law: Law, now: datetime) -> list[e.Event]:
    """Intake by an official is done by registering; on the portal the systems act first."""
    start = law.edition.definition.route.starts[command.channel]
    action = law.action(start)
    if action.does != "take_in":
        return follow((start,), law, now, office=command.office)
    shown = command.presented_at
    taking_in = open_work(action, law, shown or now, command.by.account)
    return [
        msgspec.structs.replace(taking_in, since=shown),
        request_number(action.register, command.office, law, now),
        e.ActionCompleted(action=action.id),
        e.NoticeOwed(about="registered"),
        *follow(action.next, law, now, office=command.office),
    ]


LONGEST_INTAKE = timedelta(hours=8)
"""Papers shown longer ago were shown on another day (ours)."""


def _inadmissible(command: Submit, law: Law, now: datetime) -> Refused | None:
    shown = command.presented_at
    if shown is not None and not now - LONGEST_INTAKE <= shown <= now:
        return Refused("presented_when", {})
    rule = _channel(law, command.channel)
    if rule is None or not rule.open:
        return Refused("channel_closed", {"channel": command.channel})
    if command.channel == "portal" and (
        command.by.role != "applicant" or command.by.person != command.applicant
    ):
        return Refused("wrong_role", {"role": command.by.role})
    if command.channel == "department":
        if command.by.role != "executor":
            return Refused("wrong_role", {"role": command.by.role})
        if command.by.office != command.office:
            return Refused("wrong_office", {})
        if command.by.person and command.by.person == command.applicant:
            return Refused("own_case", {})
    today = now.astimezone(ZoneInfo(law.hours.zone)).date()
    if not _in_force(law, today):
        return Refused("not_in_force", {"date": today.isoformat()})
    return None


def _channel(law: Law, channel: str) -> ChannelRule | None:
    return next((c for c in law.standard.channels if c.channel == channel), None)


def _in_force(law: Law, today: date) -> bool:
    until = law.edition.in_force_until
    return law.edition.in_force_from <= today.isoformat() and (
        not until or today.isoformat() < until
    )


def _incomplete(command: Submit, law: Law) -> Refused | None:
    """The same rules for pages, paper and programs: nothing required is missing, nothing invented."""
    definition = law.edition.definition
    fields = definition.form.fields()
    asked = {
        field.id
        for page in definition.form.pages
        if hold(page.when, command.answers)
        for field in page.fields
        if hold(field.when, command.answers)
    }
    for field in fields:
        given = command.answers.get(field.id, "")
        if field.id in asked and not field.optional and not given:
            return Refused("answer_missing", {"field": field.id})
        if given and field.options and given not in field.options:
            return Refused("answer_unknown", {"field": field.id})
    unknown = set(command.answers) - {field.id for field in fields}
    if unknown:
        return Refused("answer_unknown", {"field": min(unknown)})
    return _papers_missing(command, law)


def _papers_missing(command: Submit, law: Law) -> Refused | None:
    needed = checklist_of(law.edition.definition, command.channel, command.answers)
    handed = {paper.document for paper in command.papers}
    extra = handed - {rule.id for rule in needed}
    if extra:
        return Refused("paper_unknown", {"document": min(extra)})
    for rule in needed:
        alternatives = {r.id for r in needed if rule.one_of and r.one_of == rule.one_of}
        if rule.form or rule.optional or rule.id in handed or alternatives & handed:
            continue
        return Refused("paper_missing", {"document": rule.id})
    return None
