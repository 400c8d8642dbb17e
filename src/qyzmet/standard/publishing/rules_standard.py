"""Rules about what a standard says: terms, papers, checks, grounds, registers, the form."""

import re
import string
from collections.abc import Iterator

from qyzmet.standard.model import Conditions, Element

from .problems import Problem
from .subject import Subject

_NUMBER_PARTS = frozenset({"office", "year", "number"})
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def terms_are_positive(subject: Subject) -> Iterator[Problem]:
    for term in subject.definition.standard.terms:
        if term.amount < 1:
            yield subject.problem(term, "a term has to be a positive number")
        if term.kind in ("waiting", "serving") and term.unit not in ("minute", "hour"):
            yield subject.problem(term, f"a {term.kind} time is not counted in {term.unit}")
        if term.excludes and term.unit in ("minute", "hour"):
            yield subject.problem(term, "days can be left out of a term of days only")


def open_channels_have_one_term(subject: Subject) -> Iterator[Problem]:
    standard = subject.definition.standard
    for rule in standard.channels:
        own = [t for t in standard.terms if t.kind == "service" and t.channel == rule.channel]
        shared = [t for t in standard.terms if t.kind == "service" and t.channel is None]
        if rule.open and not own and not shared:
            yield subject.problem(rule, "an open channel needs a service term")
        if len(own) > 1:
            yield subject.problem(own[1], f"a second service term for {rule.channel}")


def channels_are_known(subject: Subject) -> Iterator[Problem]:
    standard = subject.definition.standard
    known = {rule.channel for rule in standard.channels}
    named: list[tuple[Element, tuple[str, ...]]] = []
    named += [(receipt, (receipt.channel,)) for receipt in standard.receipts]
    named += [(rule, (rule.channel,)) for rule in standard.issue]
    named += [(document, document.channels) for document in standard.documents]
    named += [(term, (term.channel,)) for term in standard.terms if term.channel]
    named += [(action, (action.channel,)) for action in subject.definition.route.actions]
    for element, channels in named:
        for channel in channels:
            if channel not in known:
                yield subject.problem(element, f"the service has no channel `{channel}`")


def open_channels_issue_the_result(subject: Subject) -> Iterator[Problem]:
    standard = subject.definition.standard
    issued = {rule.channel for rule in standard.issue}
    for rule in standard.channels:
        if rule.open and rule.channel not in issued:
            yield subject.problem(rule, "nothing says how the result is handed over here")


def receipts_are_single(subject: Subject) -> Iterator[Problem]:
    seen: set[str] = set()
    for receipt in subject.definition.standard.receipts:
        if receipt.channel in seen:
            yield subject.problem(receipt, f"a second receipt for {receipt.channel}")
        seen.add(receipt.channel)
        what = [line.what for line in receipt.lines]
        for line in receipt.lines:
            if what.count(line.what) > 1:
                yield subject.problem(line, f"the receipt states `{line.what}` twice")


def conditions_name_fields(subject: Subject) -> Iterator[Problem]:
    definition = subject.definition
    fields = {field.id: field for field in definition.form.fields()}
    for element, conditions in _conditions(subject):
        for condition in conditions:
            field = fields.get(condition.answer)
            if field is None:
                yield subject.problem(element, f"the form has no field `{condition.answer}`")
                continue
            for option in condition.one_of:
                if field.options and option not in field.options:
                    message = f"the field `{field.id}` has no option `{option}`"
                    yield subject.problem(element, message)
    for page in definition.form.pages:
        for condition in page.when:
            if condition.answer not in fields:
                message = f"the form has no field `{condition.answer}`"
                yield subject.at("form.yaml", page.id, message, subject.places.of_element(page.id))


def _conditions(subject: Subject) -> Iterator[tuple[Element, Conditions]]:
    for document in subject.definition.standard.documents:
        yield document, document.when
    for field in subject.definition.form.fields():
        yield field, field.when


def choices_have_options(subject: Subject) -> Iterator[Problem]:
    for field in subject.definition.form.fields():
        if field.kind == "choice" and len(field.options) < 2:
            yield subject.problem(field, "a choice needs two options or more")
        if field.kind != "choice" and field.options:
            yield subject.problem(field, f"a field of the kind `{field.kind}` has no options")
        if len(set(field.options)) != len(field.options):
            yield subject.problem(field, "an option stands twice")
        if field.earliest and not _ISO_DAY.match(field.earliest):
            yield subject.problem(field, f"`{field.earliest}` is no day (year-month-day)")


def questions_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    fields = {field.id for field in subject.definition.form.fields()}
    for question in subject.definition.standard.for_me:
        for answer in question.leads_away:
            if answer not in question.answers:
                yield subject.problem(question, f"`{answer}` is none of its answers")
        if set(question.answers) <= set(question.leads_away):
            yield subject.problem(question, "every answer leads away")
        if question.remembers and question.remembers not in fields:
            yield subject.problem(question, f"the form has no field `{question.remembers}`")


def checks_answer_or_say_why_not(subject: Subject) -> Iterator[Problem]:
    for check in subject.definition.standard.checks:
        if not check.port and not check.not_performed:
            yield subject.problem(check, "a check without a port needs the reason why")
        if check.port and not check.answers:
            yield subject.problem(check, "a check that is asked needs its possible answers")


def grounds_rest_on_checks(subject: Subject) -> Iterator[Problem]:
    checks = {check.id: check for check in subject.definition.standard.checks}
    for ground in subject.definition.standard.grounds:
        if ground.rests_on is None:
            continue
        check = checks.get(ground.rests_on.check)
        if check is None:
            yield subject.problem(ground, f"there is no check `{ground.rests_on.check}`")
        elif ground.rests_on.answer not in check.answers:
            message = f"`{check.id}` never answers `{ground.rests_on.answer}`"
            yield subject.problem(ground, message)


def outcomes_have_one_result(subject: Subject) -> Iterator[Problem]:
    standard = subject.definition.standard
    outcomes = [result.outcome for result in standard.results]
    for result in standard.results:
        if outcomes.count(result.outcome) > 1:
            yield subject.problem(result, f"two results for the outcome `{result.outcome}`")
    if "granted" not in outcomes:
        yield subject.at("standard.yaml", "results", "no result for the outcome `granted`")
    for ground in standard.grounds:
        if ground.effect == "refuse" and "refused" not in outcomes:
            yield subject.problem(ground, "a ground to refuse, but no result for `refused`")


def results_are_numbered(subject: Subject) -> Iterator[Problem]:
    registers = {rule.id: rule for rule in subject.definition.standard.registers}
    for result in subject.definition.standard.results:
        rule = registers.get(result.register)
        if rule is None:
            yield subject.problem(result, f"there is no register `{result.register}`")
        elif rule.numbers != "result":
            yield subject.problem(result, f"`{rule.id}` does not number results")


def formats_make_numbers(subject: Subject) -> Iterator[Problem]:
    formats: dict[str, str] = {}
    for register in subject.definition.standard.registers:
        parts = _parts(register.format)
        if parts != _NUMBER_PARTS:
            yield subject.problem(register, "a format needs {office}, {year} and {number}")
        if register.format in formats:
            message = f"the same format as `{formats[register.format]}`: numbers would meet"
            yield subject.problem(register, message)
        formats[register.format] = register.id


def _parts(format: str) -> frozenset[str]:
    try:
        found = frozenset(name for _, name, _, _ in string.Formatter().parse(format) if name)
        format.format(office="AAA", year=2012, number=1)
    except (ValueError, KeyError, IndexError, AttributeError):
        return frozenset()
    return found


STANDARD_RULES = (
    terms_are_positive,
    open_channels_have_one_term,
    channels_are_known,
    open_channels_issue_the_result,
    receipts_are_single,
    conditions_name_fields,
    choices_have_options,
    questions_lead_somewhere,
    checks_answer_or_say_why_not,
    grounds_rest_on_checks,
    outcomes_have_one_result,
    results_are_numbered,
    formats_make_numbers,
)
