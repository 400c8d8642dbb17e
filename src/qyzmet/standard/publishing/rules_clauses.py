"""Rules about ids and clauses."""

from collections.abc import Iterator

from .problems import Problem
from .subject import Subject


def ids_are_unique(subject: Subject) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for element in subject.elements():
        seen[element.id] = seen.get(element.id, 0) + 1
        if seen[element.id] > 1:
            yield subject.problem(element, "the id stands twice", seen[element.id] - 1)
    for page in subject.definition.form.pages:
        seen[page.id] = seen.get(page.id, 0) + 1
        if seen[page.id] == 2:
            place = subject.places.of_element(page.id, 1)
            yield subject.at("form.yaml", page.id, "the id stands twice", place)


def clauses_have_an_address_or_a_reason(subject: Subject) -> Iterator[Problem]:
    for element in subject.elements():
        clause = element.clause
        if clause.source == "act" and not clause.point:
            yield subject.problem(element, "an element of the act needs the address of its clause")
        if clause.source == "act" and clause.lines is None:
            yield subject.problem(element, "an element of the act needs its lines in the act")
        if clause.source == "ours" and not clause.why:
            yield subject.problem(element, "an element of ours needs the decision it rests on")


def decisions_exist(subject: Subject) -> Iterator[Problem]:
    for element in subject.elements():
        why = element.clause.why
        if why and why not in subject.headings:
            yield subject.problem(element, f"decisions.md has no heading `{why}`")


def lines_are_ordered(subject: Subject) -> Iterator[Problem]:
    for element in subject.elements():
        if element.clause.lines is None:
            continue
        first, last = element.clause.lines
        if first < 1 or last < 1:
            yield subject.problem(element, "lines of the act are counted from 1")
        elif first > last:
            yield subject.problem(element, f"the lines run backwards: {first} to {last}")


CLAUSE_RULES = (
    ids_are_unique,
    clauses_have_an_address_or_a_reason,
    decisions_exist,
    lines_are_ordered,
)
