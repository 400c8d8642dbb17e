"""Which papers this very case needs. Pure."""

from collections.abc import Mapping

from qyzmet.standard.model import Channel, Definition, DocumentRule, hold


def checklist_of(
    definition: Definition, channel: Channel, answers: Mapping[str, str]
) -> tuple[DocumentRule, ...]:
    """The document rules that hold for these answers on this channel, in the act's order.

    Alternatives stay together under the same `one_of`; a condition on a question that has no
    answer yet does not hold. (Point 11, 12 or 14 of an act, by its model.)"""
    given = dict(answers)
    return tuple(
        rule
        for rule in definition.standard.documents
        if channel in rule.channels and hold(rule.when, given)
    )
