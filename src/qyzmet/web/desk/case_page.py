"""What the page of a case shows: who, what, when, both clocks, the action whose turn it is."""

from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from qyzmet.features.applications.drafts import today
from qyzmet.features.applications.queries import (
    Happened,
    history,
    law_of,
    load_of,
    numbers_of,
)
from qyzmet.features.documents.facts import numeric_iso
from qyzmet.features.people.queries import executors_of, names_of
from qyzmet.kernel import events as e
from qyzmet.kernel.access import Actor
from qyzmet.kernel.decide import Law
from qyzmet.kernel.state import CaseState, OpenAction
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Action, Definition
from qyzmet.standard.receipts import receipt_lines
from qyzmet.standard.words.derivation import sentences
from qyzmet.web.components.fields import Field
from qyzmet.web.desk import action_forms
from qyzmet.web.desk.action_forms import Typed
from qyzmet.web.desk.clocks import by_clock, left, limit_of
from qyzmet.web.desk.history import accounts_in, told
from qyzmet.web.portal.card import chip


def page_of(state: CaseState, me: Actor, language: str, typed: Typed) -> dict[str, Any]:
    """The whole context of the page."""
    law = law_of(state.edition, state.office)
    definition = law.edition.definition
    happened = history(state)
    names = {one.actor: one.actor_name for one in happened if one.actor_name}
    names.update(names_of((accounts_in(happened) | {state.executor}) - set(names) - {""}))
    numbers = _numbers(state)
    by_register = {r.id: numbers[r.numbers] for r in law.standard.registers}
    zone = ZoneInfo(law.hours.zone)
    context: dict[str, Any] = {
        "state": state,
        "number": numbers["case"],
        "result_number": numbers["result"],
        "title": definition.text(language, "service.title"),
        "channel": definition.text(language, f"channel.{state.channel}"),
        "executor": names.get(state.executor, ""),
        "submitted": state.submitted_at.astimezone(zone),
        "case_left": left(
            state.due_at,
            state.edition,
            state.office,
            language,
            by_clock(definition, state.channel),
        ),
        "derivation": _derivation(happened, language),
        "answers": answer_rows(definition, state.answers, language),
        "papers": paper_rows(state, definition, language),
        "checks": check_rows(state, law, language),
        "history": told(state, happened, language, names, by_register),
        "receipt": bool(receipt_lines(definition, state.channel)),
        "printing": bool(state.ordered) and state.document is None,
    }
    context.update(_turn(state, me, law, language, typed))
    if me.role == "head":
        context.update(_head_forms(state, me, typed))
    return context


def _numbers(state: CaseState) -> dict[str, str]:
    cases = {state.case: state.edition}
    result = numbers_of(cases, "result") if state.ordered else {}
    return {
        "case": numbers_of(cases).get(state.case, ""),
        "result": result.get(state.case, ""),
    }


def _derivation(happened: list[Happened], language: str) -> tuple[str, ...]:
    term = next((h.event for h in happened if isinstance(h.event, e.TermStarted)), None)
    return sentences(term.steps, language) if term else ()


def answer_rows(
    definition: Definition, answers: dict[str, str], language: str
) -> list[dict[str, str]]:
    """The answers of the form with their labels, in the order asked."""
    return [
        {
            "key": definition.text_or(language, field.id, field.id),
            "value": _answer(definition, field.id, field.kind, answers[field.id], language),
        }
        for field in definition.form.fields()
        if answers.get(field.id)
    ]


def _answer(definition: Definition, field: str, kind: str, value: str, language: str) -> str:
    if kind == "date":
        return numeric_iso(value)
    if kind == "office":
        return action_forms.territory_name(value, language)
    return definition.text_or(language, f"{field}.{value}", value)


def paper_rows(state: CaseState, definition: Definition, language: str) -> list[dict[str, Any]]:
    """The checklist of this case: what was handed in, and how."""
    handed = {paper.document: paper for paper in state.papers}
    rows = []
    for rule in checklist_of(definition, state.channel, state.answers):
        paper = handed.get(rule.id)
        file = paper.file if paper else ""
        rows.append(
            {
                "id": rule.id,
                "label": definition.text(language, rule.id),
                "clause": rule.clause,
                "form": rule.form,
                "handed": paper is not None,
                "url": reverse("desk-file", args=(state.case, file)) if file else "",
                "name": paper.name if paper else "",
            }
        )
    return rows


def check_rows(state: CaseState, law: Law, language: str) -> list[dict[str, Any]]:
    """Every check of the channel: its answer, or why there is none; whether it can be asked."""
    definition = law.edition.definition
    rows = []
    for rule in law.standard.checks:
        if state.channel not in rule.channels:
            continue
        seen = state.checks.get(rule.id)
        answer = reason = ""
        if seen and seen.performed:
            answer = definition.text_or(language, f"{rule.id}.{seen.answer}", seen.answer)
        elif seen:
            reason = definition.text_or(language, seen.reason, seen.reason)
        rows.append(
            {
                "id": rule.id,
                "label": definition.text(language, rule.id),
                "clause": rule.clause,
                "answer": answer,
                "facts": _facts(seen.facts) if seen else [],
                "reason": reason,
                "when": seen.at if seen else None,
                "port": bool(rule.port),
            }
        )
    return rows


def _facts(facts: dict[str, str]) -> list[tuple[str, str]]:
    """What a register told besides its answer, with labels and dates in digits."""
    labels = {"since": _("on the register since"), "card": _("card number")}
    return [(labels.get(name, name), numeric_iso(value)) for name, value in sorted(facts.items())]


def _turn(state: CaseState, me: Actor, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    """The open action: its card, and its form if it is this official's turn."""
    if not state.open:
        return {"work": None}
    work = state.open[0]
    action = law.action(work.action)
    mine = work.role == me.role and work.assignee in ("", me.account)
    shown: dict[str, Any] = {
        "work": work,
        "card": _card(state, work, action, law, language, mine),
        "mine": mine,
        "does": action.does if mine else "",
    }
    if mine:
        shown["form"] = action_forms.form_of(action.does, state, me, law, language, typed)
    return shown


def _card(
    state: CaseState, work: OpenAction, action: Action, law: Law, language: str, mine: bool
) -> dict[str, Any]:
    definition = law.edition.definition
    clock = bool(action.limit and action.limit.unit.by_clock)
    rest = left(work.due_at, state.edition, state.office, language, clock)
    return {
        "title": f"{action.number}. {definition.text(language, action.id)}",
        "role": definition.text(language, action.unit),
        "limit": limit_of(action, language) or _("no limit in the act"),
        "left": rest["text"],
        "left_kind": rest["kind"],
        "leaves": definition.text(language, f"{action.id}.completion"),
        "clause": chip(action.clause.point, language),
        "clause_url": reverse("clause", args=(state.service, action.id)),
        "why_not": "" if mine else _("It is not your turn: this action is done by somebody else."),
    }


def _head_forms(state: CaseState, me: Actor, typed: Typed) -> dict[str, Any]:
    """What a head may do besides the route: give the case to another, annul an issued result."""
    forms: dict[str, Any] = {}
    if state.executor and not state.outcome:
        others = [row for row in executors_of(me.office, today()) if row[0] != state.executor]
        forms["reassign"] = {
            "executor": action_forms.executor_field(
                "reassign-executor", others, load_of(me), typed, "reassign"
            ),
            "reason": action_forms.text("reassign-reason", _("Reason"), typed, "reassign"),
        }
    if state.issued_at is not None and not state.annulled:
        reason: Field = action_forms.text(
            "annul-reason", _("Reason of the annulment"), typed, "annul"
        )
        forms["annul"] = {"reason": reason}
    return forms
