""" "Is it for me?": a few questions before anybody fills in a form. Pure."""

from collections.abc import Mapping

import msgspec

from qyzmet.standard.model import Definition, ForMe


class Ask(msgspec.Struct, frozen=True):
    """The next question that has no answer yet."""

    question: ForMe


class LeadsAway(msgspec.Struct, frozen=True):
    """An answer with which the service is not for this person; the advice stands in the texts under
    `<question>.advice`, the reason is the question's clause."""

    question: ForMe
    answer: str


class Fits(msgspec.Struct, frozen=True):
    """Nothing leads away. `remembers` holds answers that the form need not ask again."""

    remembers: dict[str, str]


Verdict = Ask | LeadsAway | Fits


def verdict(definition: Definition, answers: Mapping[str, str]) -> Verdict:
    """The first thing to say, by the order of the questions. An answer that the question does not
    offer counts as none."""
    remembers: dict[str, str] = {}
    for question in definition.standard.for_me:
        answer = answers.get(question.id, "")
        if answer not in question.answers:
            return Ask(question)
        if answer in question.leads_away:
            return LeadsAway(question, answer)
        if question.remembers:
            remembers[question.remembers] = answer
    return Fits(remembers)
