"""The card of a service: everything its definition says, in one language. Pure: no request, no clock.

Every line keeps the id of its element, so that its chip can lead to the clause."""

from collections.abc import Iterable

import msgspec

from qyzmet.standard.model import (
    Act,
    Action,
    ChannelRule,
    Conditions,
    Definition,
    Element,
    ForMe,
    Limit,
    Question,
    TermRule,
)
from qyzmet.standard.words.address import address_in_words
from qyzmet.standard.words.remaining import amount

_NOTES = ("plain", "hint")


class Line(msgspec.Struct, frozen=True):
    """One thing the act says. `address` is what the chip shows; `whom` narrows the line to kinds of
    applicants; `lines` are those inside it (answers, demanded lines of a receipt)."""

    id: str
    text: str
    note: str = ""
    address: str = ""
    source: str = "act"
    whom: tuple[str, ...] = ()
    lines: tuple["Line", ...] = ()


class Papers(msgspec.Struct, frozen=True):
    """Papers of a way in: for everybody, and by kind of applicant where they differ."""

    everyone: tuple[Line, ...]
    by_kind: tuple[tuple[str, tuple[Line, ...]], ...]


class Way(msgspec.Struct, frozen=True):
    """A way in: what it takes, how long it may last, what is handed out. `open` is false where this
    system does not offer it yet."""

    channel: str
    office_kind: str
    open: bool
    line: Line
    short: str
    terms: tuple[Line, ...]
    papers: Papers
    receipt: Line | None
    issue: tuple[Line, ...]
    steps: tuple[Line, ...]


class Card(msgspec.Struct, frozen=True):
    """All of a service. Tuples are in the act's order."""

    code: str
    title: str
    short: str
    summary: str
    who: str
    area: str
    act: Act
    act_title: str
    issuer: str
    fee: Line
    form: Line
    ways: tuple[Way, ...]
    sections: dict[str, tuple[Line, ...]]
    asks: bool

    @property
    def apply(self) -> bool:
        """Whether an application can be made here, without going anywhere."""
        return any(way.channel == "portal" and way.open for way in self.ways)


def chip(point: str, language: str) -> str:
    """A clause's address as the chip takes it: a bare number as it is, anything else in words."""
    return point if point.replace(".", "").isdecimal() else address_in_words(point, language)


def line_of(definition: Definition, element: Element, language: str) -> Line:
    """An element in words, with its plain words or hint as the note."""
    notes = (definition.text_or(language, f"{element.id}.{suffix}") for suffix in _NOTES)
    return Line(
        id=element.id,
        text=definition.text_or(language, element.id, element.id),
        note=" ".join(note for note in notes if note),
        address=chip(element.clause.point, language),
        source=element.clause.source,
    )


def lines_of(
    definition: Definition, elements: Iterable[Element], language: str
) -> tuple[Line, ...]:
    return tuple(line_of(definition, element, language) for element in elements)


def kinds_in(definition: Definition, conditions: Conditions, language: str) -> tuple[str, ...]:
    """The answers a condition allows, as the form words them."""
    return tuple(
        definition.text_or(language, f"{one.answer}.{value}", value)
        for one in conditions
        for value in one.one_of
    )


def papers_of(definition: Definition, channel: str, language: str) -> Papers:
    """The papers of a way in, those of one kind of applicant together."""
    everyone: list[Line] = []
    by_kind: dict[str, list[Line]] = {}
    for rule in definition.standard.documents:
        if channel not in rule.channels:
            continue
        line = line_of(definition, rule, language)
        kinds = kinds_in(definition, rule.when, language)
        for kind in kinds:
            by_kind.setdefault(kind, []).append(line)
        if not kinds:
            everyone.append(line)
    return Papers(tuple(everyone), tuple((kind, tuple(found)) for kind, found in by_kind.items()))


def _terms(definition: Definition, channel: str) -> list[TermRule]:
    return [term for term in definition.standard.terms if term.channel in (channel, None)]


def _way(definition: Definition, rule: ChannelRule, language: str) -> Way:
    standard = definition.standard
    receipt = next((r for r in standard.receipts if r.channel == rule.channel), None)
    receipt_line = None
    if receipt is not None:
        receipt_line = msgspec.structs.replace(
            line_of(definition, receipt, language),
            lines=lines_of(definition, receipt.lines, language),
        )
    return Way(
        channel=rule.channel,
        office_kind=rule.office_kind,
        open=rule.open,
        line=line_of(definition, rule, language),
        short=definition.text_or(language, f"{rule.id}.short"),
        terms=lines_of(definition, _terms(definition, rule.channel), language),
        papers=papers_of(definition, rule.channel, language),
        receipt=receipt_line,
        issue=lines_of(
            definition, (i for i in standard.issue if i.channel == rule.channel), language
        ),
        steps=tuple(
            _step(definition, action, language)
            for action in definition.route.actions
            if action.channel == rule.channel
        ),
    )


def _step(definition: Definition, action: Action, language: str) -> Line:
    """An action of the regulation: who does it and within what time."""
    facts = [definition.text_or(language, action.unit), _limit(action.limit, language)]
    return msgspec.structs.replace(
        line_of(definition, action, language), note=", ".join(fact for fact in facts if fact)
    )


def _limit(limit: Limit | None, language: str) -> str:
    return amount(limit.amount, limit.unit, language) if limit else ""


def _asked(definition: Definition, question: Question | ForMe, language: str) -> Line:
    answers = tuple(
        Line(f"{question.id}.{answer}", definition.text(language, f"{question.id}.{answer}"))
        for answer in question.answers
    )
    return msgspec.structs.replace(line_of(definition, question, language), lines=answers)


def card(definition: Definition, language: str) -> Card:
    """The whole card in kk, ru or en."""
    standard = definition.standard
    sections: dict[str, Iterable[Element]] = {
        "categories": standard.categories,
        "results": standard.results,
        "grounds": standard.grounds,
        "suspension": (standard.suspension,),
        "stages": standard.stages,
        "checks": standard.checks,
        "status": standard.status,
        "notices": standard.notices,
        "principles": standard.principles,
        "responsible": standard.responsible,
        "staff": (*standard.staff, *standard.premises),
        "technical": standard.technical,
        "registers": standard.registers,
        "information": standard.information,
        "basis": standard.basis,
    }
    told = {name: lines_of(definition, found, language) for name, found in sections.items()}
    told["survey"] = tuple(_asked(definition, one, language) for one in standard.survey)
    return Card(
        code=standard.code,
        title=definition.text(language, "service.title"),
        short=definition.text(language, "service.short"),
        summary=definition.text(language, "service.summary"),
        who=definition.text(language, "service.who"),
        area=definition.text(language, f"area.{standard.area}"),
        act=standard.act,
        act_title=definition.text(language, "act.title"),
        issuer=definition.text_or(language, standard.act.issuer, standard.act.issuer),
        fee=line_of(definition, standard.fee, language),
        form=line_of(definition, standard.form_of_provision, language),
        ways=tuple(_way(definition, rule, language) for rule in standard.channels),
        sections=told,
        asks=bool(standard.for_me),
    )
