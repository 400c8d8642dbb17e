"""Answers, cases and steps in words, in the language of the page."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.features.applications.progress import Step, doing, is_late, left_of
from qyzmet.features.offices.queries import law_of, office, serving
from qyzmet.kernel.state import CaseState
from qyzmet.standard.model import Definition, Field
from qyzmet.standard.words.dates import legal_date, legal_datetime
from qyzmet.standard.words.remaining import time_left


def language() -> str:
    """The language of the page: kk, ru or en."""
    return (get_language() or "kk")[:2]


def definition_of(state: CaseState) -> Definition:
    """The definition a case runs under."""
    return law_of(state.edition, state.office).edition.definition


def local(moment: datetime | None, office_id: str) -> datetime | None:
    """The moment on the clocks of the office."""
    return moment.astimezone(ZoneInfo(office(office_id).hours.zone)) if moment else None


def moment_in_words(moment: datetime | None, office_id: str) -> str:
    """Date and time on the clocks of the office; empty for none."""
    there = local(moment, office_id)
    return legal_datetime(there, language()) if there else ""


def answer_in_words(definition: Definition, field: Field, answers: Mapping[str, str]) -> str:
    """An answer as a person reads it; empty where there is none."""
    value = answers.get(field.id, "")
    if not value:
        return ""
    if field.kind == "date":
        return legal_date(date.fromisoformat(value), language())
    if field.kind == "office":
        found = serving("department", value)
        return found[0].territory.names[language()] if found else value
    if field.options:
        return definition.text_or(language(), f"{field.id}.{value}", value)
    return value


def status_of(state: CaseState) -> dict[str, str]:
    """Where a case stands: "sentence", "word" for a tag, "kind" of the tag."""
    if state.annulled:
        return {
            "sentence": _("The document issued to you has been annulled. It is no longer valid."),
            "word": _("Annulled"),
            "kind": "refused",
        }
    if state.outcome:
        return _ended(state)
    action = doing(state)
    sentence = definition_of(state).text_or(language(), f"{action}.status") if action else ""
    if is_late(state):
        return {"sentence": sentence, "word": _("Late"), "kind": "late"}
    return {"sentence": sentence, "word": _("In work"), "kind": "working"}


def _ended(state: CaseState) -> dict[str, str]:
    if state.outcome == "withdrawn":
        return {
            "sentence": _("You took the application back. Nothing more happens to it."),
            "word": _("Withdrawn"),
            "kind": "neutral",
        }
    if state.outcome == "refused":
        return {
            "sentence": _("The department answered with a reasoned refusal."),
            "word": _("Refused"),
            "kind": "refused",
        }
    return {
        "sentence": _("The service is complete. The document was issued."),
        "word": _("Done"),
        "kind": "good",
    }


def left_in_words(state: CaseState) -> str:
    """What is left of the term in a phrase, or by how much it is late; empty once answered."""
    left = left_of(state)
    if left is None:
        return ""
    standard = definition_of(state).standard
    term = next((t for t in standard.terms if t.id == state.term), None)
    by_clock = bool(term and term.unit.by_clock)
    phrase = time_left(left, language(), by_clock)
    if left.late or (left.working_days == 0 and not by_clock):
        return phrase
    return _("Left: %(time)s") % {"time": phrase}


def due_state(state: CaseState) -> str:
    """Which state of the due box fits: running, soon or late."""
    left = left_of(state)
    if left is None:
        return "running"
    if left.late:
        return "late"
    return "soon" if left.working_days == 0 else "running"


def role_in_words(definition: Definition, role: str) -> str:
    """The unit of the regulation that a role acts for."""
    if role == "applicant":
        return _("You")
    if role == "system":
        return _("Automatically")
    for unit in definition.route.units:
        if unit.role == role:
            return definition.text(language(), unit.id)
    return ""


def timeline_of(state: CaseState, steps: list[Step], *, named: str = "") -> list[dict[str, str]]:
    """The steps as the timeline draws them. `named` is the executor's name, shown at the step that
    is theirs now; without it no person is named."""
    definition = definition_of(state)
    return [_item(state, definition, step, named) for step in steps]


def _item(state: CaseState, definition: Definition, step: Step, named: str) -> dict[str, str]:
    who = role_in_words(definition, step.role)
    if step.action == "withdrawn":
        title = _("Application taken back")
    else:
        title = definition.text(language(), f"{step.action}.short")
    note = ""
    if step.returned:
        note = _("The head returned the draft to be corrected.")
    if step.stage == "now":
        note = definition.text_or(language(), f"{step.action}.status")
        if named and step.role == "executor":
            who = f"{who}: {named}"
    return {
        "title": title,
        "when": moment_in_words(step.at, state.office) if step.stage == "done" else "",
        "who": who,
        "note": note,
        "state": step.stage,
    }
