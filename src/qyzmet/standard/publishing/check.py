"""The publishing check: a definition passes it before it becomes an edition."""

from collections.abc import Mapping, Set

from qyzmet.standard.model import Definition

from .places import Places, headings
from .problems import DefinitionError, Problem
from .reading import read
from .rules_clauses import CLAUSE_RULES
from .rules_route import ROUTE_RULES
from .rules_standard import STANDARD_RULES
from .rules_texts import TEXT_RULES
from .subject import Rule, Subject

RULES: tuple[Rule, ...] = (*CLAUSE_RULES, *TEXT_RULES, *STANDARD_RULES, *ROUTE_RULES)


def check(
    definition: Definition, decisions: Set[str], places: Places | None = None
) -> tuple[Problem, ...]:
    """Everything that keeps a definition from being published, in the order of its files.

    `decisions` are the headings of its decisions.md (see `headings`). Without `places` (see `read`)
    the problems carry no file and no line."""
    subject = Subject(definition, places or Places(), frozenset(decisions))
    return tuple(sorted({problem for rule in RULES for problem in rule(subject)}))


def publishable(files: Mapping[str, str]) -> Definition:
    """The definition in a folder's files (name -> text), read and checked: what may be frozen as an
    edition. DefinitionError with every problem otherwise."""
    reading = read(files)
    decisions = headings(files.get("decisions.md", ""))
    problems = check(reading.definition, decisions, reading.places)
    if problems:
        raise DefinitionError(problems)
    return reading.definition
