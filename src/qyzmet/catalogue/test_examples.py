"""The worked examples of every folder hold against its definition and against legal time."""

from datetime import datetime
from typing import Any

import pytest

from qyzmet.catalogue import codes, folder_texts, offices
from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.legaltime import Hours, Term, due
from qyzmet.standard.model import Definition, OfficeRecord, TermRule
from qyzmet.standard.publishing import Places, read_definition
from qyzmet.standard.publishing.places import parse

pytestmark = pytest.mark.pure

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OFFICES = {office.id: office for office in offices()}


def examples() -> list[Any]:
    found = []
    for code in codes():
        texts = folder_texts(code)
        definition = read_definition(texts)
        for example in parse("examples.yaml", texts["examples.yaml"], Places()):
            found.append(pytest.param(definition, example, id=f"{code}-{example['id']}"))
    return found


def hours_of(office: OfficeRecord) -> Hours:
    hours = office.hours
    days = [number for number, day in enumerate(DAYS) if day not in hours.days_off]
    return Hours.daily(hours.zone, hours.opens, hours.closes, days=days)


def term_of(definition: Definition, channel: str) -> TermRule:
    [rule] = [
        term
        for term in definition.standard.terms
        if term.kind == "service" and term.channel == channel
    ]
    return rule


def due_of(rule: TermRule, example: dict[str, Any]) -> datetime:
    term = Term(
        amount=rule.amount,
        unit=rule.unit,
        week=rule.week,
        excludes=rule.excludes,
        after_hours=rule.after_hours,
    )
    start = datetime.fromisoformat(example["accepted_at"])
    return due(term, start, calendar=load_kz(), hours=hours_of(OFFICES[example["office"]])).at


@pytest.mark.parametrize(("definition", "example"), examples())
def test_an_example_asks_for_the_papers_it_names(
    definition: Definition, example: dict[str, Any]
) -> None:
    found = checklist_of(definition, example["channel"], example["answers"])
    assert [rule.id for rule in found] == example["checklist"]


@pytest.mark.parametrize(("definition", "example"), examples())
def test_an_example_is_due_when_it_says(definition: Definition, example: dict[str, Any]) -> None:
    rule = term_of(definition, example["channel"])
    assert due_of(rule, example) == datetime.fromisoformat(example["due"])


@pytest.mark.parametrize(("definition", "example"), examples())
def test_an_example_is_filed_with_an_office_of_its_channel(
    definition: Definition, example: dict[str, Any]
) -> None:
    [channel] = [c for c in definition.standard.channels if c.channel == example["channel"]]
    assert OFFICES[example["office"]].kind == channel.office_kind


@pytest.mark.parametrize(("definition", "example"), examples())
def test_an_example_ends_as_its_register_answers(
    definition: Definition, example: dict[str, Any]
) -> None:
    holding = [
        ground.id
        for ground in definition.standard.grounds
        if ground.effect == "refuse"
        and ground.rests_on is not None
        and ground.rests_on.answer == example["register"]
    ]
    assert example.get("grounds", []) == holding
    assert example["outcome"] == ("refused" if holding else "granted")


def test_there_are_examples_of_every_channel_category_and_outcome() -> None:
    found = [parameter.values[1] for parameter in examples()]
    assert {example["channel"] for example in found} == {"department", "portal", "centre"}
    assert {example["outcome"] for example in found} == {"granted", "refused"}
    assert {example["answers"]["category"] for example in found} == {
        "citizen",
        "oralman",
        "foreigner",
        "stateless",
    }


def test_a_term_that_counts_the_days_it_should_leave_out_breaks_an_example() -> None:
    """The negative control: without the excluded days the centre would be due too early."""
    [parameter] = [p for p in examples() if p.id == "akm-03-centre-over-womens-day"]
    definition, example = parameter.values
    rule = term_of(definition, "centre")
    careless = TermRule(
        id=rule.id,
        clause=rule.clause,
        kind=rule.kind,
        amount=rule.amount,
        unit=rule.unit,
    )
    assert due_of(careless, example) < due_of(rule, example)
