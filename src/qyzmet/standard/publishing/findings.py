"""Findings about the law itself: they do not stop publishing, they want a decision."""

from qyzmet.standard.legaltime import Unit
from qyzmet.standard.model import Action, Definition, TermRule

from .places import Places
from .problems import Problem
from .rules_route import WORK, paths
from .subject import Subject

# Only for comparing sums. A day of an office is taken as eight hours.
_MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.WORKING_DAY: 480,
    Unit.CALENDAR_DAY: 480,
    Unit.WEEK: 5 * 480,
    Unit.MONTH: 21 * 480,
    Unit.YEAR: 250 * 480,
}


def findings(definition: Definition, places: Places | None = None) -> tuple[Problem, ...]:
    """Contradictions in the act that the definition shows: limits of actions that add up to more
    than the service term, a worked action without a limit."""
    subject = Subject(definition, places or Places(), frozenset())
    found: set[Problem] = set()
    for term in definition.standard.terms:
        if term.kind == "service" and term.channel in definition.route.starts:
            for path in paths(subject, str(term.channel)):
                found |= _sum_findings(subject, term, path)
    for action in definition.route.actions:
        if action.does in WORK and action.limit is None:
            found.add(subject.problem(action, "the act gives this action no limit of time"))
    return tuple(sorted(found))


def _sum_findings(subject: Subject, term: TermRule, path: tuple[Action, ...]) -> set[Problem]:
    allowed = term.amount * _MINUTES[term.unit]
    worked = sum(_minutes(action) for action in path if action.does in WORK)
    systems = sum(_minutes(action) for action in path if action.does not in WORK)
    if worked > allowed:
        message = f"its actions may take {worked} minutes, the service only {allowed}"
        return {subject.problem(term, message)}
    if worked + systems > allowed:
        message = (
            f"with the {systems} minutes of the systems its actions may take "
            f"{worked + systems} minutes, the service only {allowed}"
        )
        return {subject.problem(term, message)}
    return set()


def _minutes(action: Action) -> int:
    return action.limit.amount * _MINUTES[action.limit.unit] if action.limit else 0
