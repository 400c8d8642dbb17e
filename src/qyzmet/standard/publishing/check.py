"""The publishing check: a definition passes it before it becomes an edition."""

from collections.abc import Set

from qyzmet.standard.model import Definition

from .places import Places
from .problems import Problem
from .rules_clauses import CLAUSE_RULES
from .rules_route import ROUTE_RULES
from .rules_standard import STANDARD_RULES
from .rules_texts import TEXT_RULES
from .subject import Rule, Subject

RULES: tuple[Rule, ...] = (*CLAUSE_RULES, *TEXT_RULES, *STANDARD_RULES, *ROUTE_RULES)


def check(
    definition: Definition, headings: Set[str], places: Places | None = None
) -> tuple[Problem, ...]:
    """Everything that keeps a definition from being published, in the order of its files.

    `headings` are those of its decisions.md (see `headings`); without `places` (see `read`) the
    problems carry no file and no line."""
    subject = Subject(definition, places or Places(), frozenset(headings))
    return tuple(sorted({problem for rule in RULES for problem in rule(subject)}))
