"""The result's paper: printed once under its number, kept as bytes, verifiable by anyone."""

import secrets

import msgspec
from django.conf import settings

from qyzmet.features.acts.queries import words
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.printing import Ground, ResultPaper, render
from qyzmet.features.offices.queries import law_of, office
from qyzmet.features.people.queries import names_of
from qyzmet.kernel import clock, files
from qyzmet.kernel.commands import SYSTEM, RecordDocument
from qyzmet.kernel.jobs import Owed
from qyzmet.kernel.points import reach
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import NotAllowed, act, state_of
from qyzmet.standard.model import Clause, Definition, ResultRule

from .facts import clause_in_words, local, numeric_iso, office_line
from .words import WORDS

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty signs that are not mistaken for one another; eight of them make about 39 bits."""


def handle_result_paper(owed: Owed) -> None:
    """Print the result that was ordered and tell the case. A repeat after a crash prints nothing new
    once the case has its document."""
    state = state_of(owed.case)
    if state.document is not None:
        return
    token = secrets.token_urlsafe(18)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    body = result_pdf(state, token, code)
    stored = files.keep(
        files.inspect(body),
        f"{number_of_case(state, 'result')}.pdf",
        owner=state.applicant,
        authority=state.authority,
    )
    reach("result.after_file")
    command = RecordDocument(
        by=SYSTEM, file=stored.id, sha256=stored.sha256, token=token, code=code
    )
    try:
        act(owed.case, command, law_of)
    except NotAllowed as no:
        if no.refusal.code != "already_printed":
            raise


def language_of_result(state: CaseState, rule: ResultRule) -> str:
    """The language the applicant asked the paper in, else that of the application."""
    chosen = state.answers.get(rule.language_answer, "") if rule.language_answer else ""
    return chosen or state.language


def result_pdf(state: CaseState, token: str, code: str) -> bytes:
    """The paper of a signed decision as an accessible PDF."""
    assert state.signed is not None
    definition = law_of(state.edition, state.office).edition.definition
    rule = next(r for r in definition.standard.results if r.outcome == state.signed.outcome)
    language = language_of_result(state, rule)
    return render(_paper(state, definition, rule, language, token, code), language)  # type: ignore[arg-type]


def _paper(
    state: CaseState,
    definition: Definition,
    rule: ResultRule,
    language: str,
    token: str,
    code: str,
) -> ResultPaper:
    signed = state.signed
    assert signed is not None
    assert state.signed_at is not None
    fixed = WORDS[language]
    here = office(state.office)
    facts = _facts(state, here.names[language])
    grounds = {g.id: g for g in definition.standard.grounds}
    return ResultPaper(
        kind=rule.paper,
        title=definition.text(language, rule.id),
        number=number_of_case(state, "result"),
        date=local(state.signed_at, state.office).date(),
        office=office_line(here, language),
        holder_name=state.answers.get("name", ""),
        body=_body(definition, rule, language, facts),
        signer_name=names_of({state.signer}).get(state.signer, ""),
        signer_post=fixed["head"],
        signature_note=fixed["unsigned"],
        verify_url=f"{settings.QYZMET_BASE_URL}/verify/{token}/",
        code=code,
        made_at=clock.now(),
        grounds=tuple(
            Ground(
                text=definition.text(language, g),
                clause=clause_in_words(grounds[g].clause, language),
                legal_words=_legal_words(definition, grounds[g].clause),
            )
            for g in signed.grounds
        ),
        reasons=signed.reasons,
        basis=tuple(definition.text(language, b.id) for b in definition.standard.basis),
        how_to_complain=fixed["complain"] if signed.outcome == "refused" else None,
        form_source_note=fixed["paper_in_language"],
    )


class Preview(msgspec.Struct, frozen=True):
    """What the paper of a draft will say, and in which language."""

    title: str
    language: str
    sentences: tuple[str, ...]


def preview_of(state: CaseState) -> Preview | None:
    """The paper that a signature would order, for the head to read first; None without a draft."""
    if state.draft is None:
        return None
    definition = law_of(state.edition, state.office).edition.definition
    rule = next(r for r in definition.standard.results if r.outcome == state.draft.outcome)
    language = language_of_result(state, rule)
    facts = _facts(state, office(state.office).names[language])
    return Preview(
        definition.text(language, rule.id), language, _body(definition, rule, language, facts)
    )


def _legal_words(definition: Definition, clause: Clause) -> str | None:
    """The act's own words of a clause, where its text was imported here."""
    if clause.lines is None:
        return None
    act = definition.standard.act
    found = words(act.id, *clause.lines, act.language)
    return " ".join(found.paragraphs) if found else None


def _facts(state: CaseState, office_name: str) -> dict[str, str]:
    """Answers and facts of registers, by their last name, with dates in digits."""
    decided = state.signed or state.draft
    assert decided is not None
    seen = {key.rsplit(".", 1)[-1]: value for key, value in decided.facts.items()}
    everything = {**state.answers, **seen, "office": office_name}
    return {key: numeric_iso(value) for key, value in everything.items()}


def _body(
    definition: Definition, rule: ResultRule, language: str, facts: dict[str, str]
) -> tuple[str, ...]:
    """The numbered sentences of the paper, filled; a fact that is missing stops the printing."""
    found = []
    number = 1
    while text := definition.text_or(language, f"{rule.id}.body.{number}"):
        found.append(text.format_map(facts))
        number += 1
    return tuple(found)
