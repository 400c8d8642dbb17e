"""What the pages of a case are filled with."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qyzmet.features.applications.progress import answered_at, is_late, steps_of
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.receipts import derivation_of
from qyzmet.features.notices.ways import way_of
from qyzmet.features.offices.queries import office
from qyzmet.features.people.queries import names_of
from qyzmet.kernel.state import CaseState
from qyzmet.standard.receipts import receipt_lines

from .card import chip
from .wording import (
    answer_in_words,
    definition_of,
    due_state,
    language,
    left_in_words,
    local,
    moment_in_words,
    role_in_words,
    status_of,
    timeline_of,
)

Context = dict[str, Any]


def _common(state: CaseState) -> Context:
    """Number, service, office and both sides of the term."""
    definition = definition_of(state)
    here = office(state.office)
    return {
        "case": state,
        "number": number_of_case(state),
        "service": definition.text(language(), "service.title"),
        "status": status_of(state),
        "office": here.names[language()],
        "office_address": here.address[language()],
        "office_phone": ", ".join(here.phones),
        "due": local(state.due_at, state.office),
        "due_state": due_state(state),
        "left": left_in_words(state),
        "submitted": moment_in_words(state.submitted_at, state.office),
        "has_receipt": bool(receipt_lines(definition, state.channel)),
    }


def sent_context(state: CaseState) -> Context:
    """The confirmation: what a person needs to keep."""
    steps = [step for step in steps_of(state) if step.stage != "done"]
    way, address = way_of(state)
    return {
        **_common(state),
        "derivation": derivation_of(state, language()),
        "steps": timeline_of(state, steps),
        "way": way,
        "way_address": address,
    }


def case_context(state: CaseState) -> Context:
    """The whole case as its applicant sees it."""
    name = names_of({state.executor}).get(state.executor, "") if state.executor else ""
    return {
        **_common(state),
        "derivation": derivation_of(state, language()),
        "steps": timeline_of(state, steps_of(state), named=name),
        "executor": name,
        "holder": role_in_words(definition_of(state), state.open[0].role) if state.open else "",
        "late": is_late(state),
        "answered": moment_in_words(answered_at(state), state.office),
        "checks": _checks(state),
        "papers": _papers(state),
        "answers": _answers(state),
        "result": _result(state),
        "refusal": _refusal(state),
        "may_withdraw": not state.outcome and state.signed is None,
        "may_answer_survey": state.issued_at is not None
        and not state.surveyed
        and bool(definition_of(state).standard.survey),
    }


def _checks(state: CaseState) -> list[Context]:
    """Every check the standard wants on this channel: its answer, or why it was not performed."""
    definition = definition_of(state)
    shown = []
    for rule in definition.standard.checks:
        if state.channel not in rule.channels:
            continue
        seen = state.checks.get(rule.id)
        if seen is None:
            word, kind, note = _("Not yet"), "waiting", ""
        elif seen.performed:
            word, kind = _("Performed"), "good"
            note = definition.text_or(language(), f"{rule.id}.{seen.answer}", seen.answer)
        else:
            word, kind = "", ""
            note = definition.text_or(language(), seen.reason, seen.reason)
        title = definition.text(language(), rule.id)
        shown.append({"title": title, "word": word, "kind": kind, "note": note})
    return shown


def _papers(state: CaseState) -> list[Context]:
    definition = definition_of(state)
    return [
        {
            "key": definition.text_or(language(), paper.document, paper.document),
            "value": paper.name or _("The original was shown"),
        }
        for paper in state.papers
    ]


def _answers(state: CaseState) -> list[Context]:
    definition = definition_of(state)
    return [
        {
            "key": definition.text(language(), field.id),
            "value": answer_in_words(definition, field, state.answers),
        }
        for field in definition.form.fields()
        if state.answers.get(field.id)
    ]


def _result(state: CaseState) -> Context | None:
    """The issued paper, and how anyone can check that it is genuine."""
    if state.document is None or state.issued_at is None or state.signed is None:
        return None
    definition = definition_of(state)
    rule = next(r for r in definition.standard.results if r.outcome == state.signed.outcome)
    return {
        "title": definition.text(language(), rule.id),
        "number": number_of_case(state, "result"),
        "code": state.document.code,
        "verify_url": reverse("verify-token", args=(state.document.token,)),
        "annulled": state.annulled,
        "issued": moment_in_words(state.issued_at, state.office),
    }


def _refusal(state: CaseState) -> Context | None:
    """Why it was refused, in plain words with the clause, and what mends it; None if it was not."""
    if state.outcome != "refused" or state.signed is None:
        return None
    definition = definition_of(state)
    rules = {ground.id: ground for ground in definition.standard.grounds}
    return {
        "reasons": state.signed.reasons,
        "grounds": [
            {
                "title": definition.text(language(), ground),
                "plain": definition.text_or(language(), f"{ground}.plain"),
                "advice": definition.text_or(language(), f"{ground}.advice"),
                "clause": chip(rules[ground].clause.point, language()),
                "source": rules[ground].clause.source,
                "clause_url": reverse("clause", args=(state.service, ground)),
            }
            for ground in state.signed.grounds
        ],
        "apply_url": reverse("apply", args=(state.service,)),
    }
