"""Both clocks of open work: that of the action and that of the whole case."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from qyzmet.features.applications.queries import law_of
from qyzmet.kernel import clock
from qyzmet.standard.legaltime import remaining
from qyzmet.standard.model import Action, Definition
from qyzmet.standard.words.remaining import amount, time_left


def action_of(definition: Definition, action_id: str) -> Action | None:
    """An action of the route, or None."""
    return next((a for a in definition.route.actions if a.id == action_id), None)


def by_clock(definition: Definition, channel: str) -> bool:
    """Whether the service term of a channel runs in minutes or hours."""
    rules = [t for t in definition.standard.terms if t.kind == "service"]
    term = next((t for t in rules if t.channel in (channel, None)), None)
    return term is not None and term.unit.by_clock


def limit_of(action: Action, language: str) -> str:
    """The limit of an action in words; empty where the act gives none."""
    return amount(action.limit.amount, action.limit.unit, language) if action.limit else ""


def left(
    due: datetime | None, edition: str, office: str, language: str, unit_is_clock: bool
) -> dict[str, Any]:
    """What is left until a moment, as a tag: text, kind (late, waiting, working) and the moment on
    the office's clocks. An empty text where the act sets no limit."""
    if due is None:
        return {"text": "", "kind": "neutral", "at": None, "late": False, "days": None}
    law = law_of(edition, office)
    rest = remaining(clock.now(), due, law.calendar, law.hours)
    soon = rest.working_days == 0
    return {
        "text": time_left(rest, language, unit_is_clock),
        "kind": "late" if rest.late else "waiting" if soon else "working",
        "at": due.astimezone(ZoneInfo(law.hours.zone)),
        "late": rest.late,
        "days": rest.working_days,
    }
