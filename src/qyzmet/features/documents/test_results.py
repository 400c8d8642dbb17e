"""The result's paper: printed once, kept as bytes, verifiable, withdrawn."""

import io
from datetime import timedelta

import pypdf
import pytest

from qyzmet.config.wiring import HANDLERS
from qyzmet.features.acts.models import ActText
from qyzmet.features.applications import cases
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents import verifying
from qyzmet.features.documents.receipts import receipt_paper, receipt_pdf
from qyzmet.features.documents.results import handle_result_paper
from qyzmet.kernel import clock, files
from qyzmet.kernel import commands as c
from qyzmet.kernel.editions import edition
from qyzmet.kernel.jobs import Owed, run_all
from qyzmet.kernel.models import Outbox, StoredFile
from qyzmet.standard.receipts import receipt_lines
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def _text(body: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


def test_a_certificate_names_the_holder_the_register_and_how_to_verify_it(cast, at_work):
    state = stages.granted(cast)
    _, body = files.read(state.document.file)
    text = _text(body)
    number = number_of_case(state, "result")
    assert number.startswith(f"{cast.office.code}-C-2026-")
    for said in (cast.applicant.person.name, cast.applicant.iin, number, state.document.token):
        assert said in text.replace("\n", "")
    assert state.signed.facts["register.unemployed.since"][:4] in text


def test_a_refusal_cites_the_clause_of_its_ground_and_the_legal_words_where_imported(cast, at_work):
    first, last = edition(cast.edition).definition.standard.grounds[0].clause.lines
    act = edition(cast.edition).definition.standard.act
    for line in range(first, last + 1):
        ActText.objects.create(act=act.id, language="ru", line=line, text=f"слова строки {line}")
    state = stages.refused(cast)
    text = _text(files.read(state.document.file)[1])
    assert "10" in text and f"слова строки {first}" in text
    assert number_of_case(state, "result").startswith(f"{cast.office.code}-R-")


def test_printing_twice_leaves_one_paper(cast, at_work):
    state = stages.granted(cast)
    owed = Outbox.objects.get(case_id=state.case, topic="result_paper")
    before = StoredFile.objects.count()
    handle_result_paper(Owed(owed.authority_id, owed.case_id, owed.seq, owed.topic))
    assert StoredFile.objects.count() == before
    assert verifying.by_token(state.document.token).answer == "genuine"


def test_each_kind_of_paper_gets_its_own_answer(cast, at_work):
    state = stages.granted(cast)
    body = files.read(state.document.file)[1]
    token = state.document.token
    assert verifying.by_token(token, body).answer == "genuine"
    assert verifying.by_file(body).answer == "genuine"
    assert verifying.by_token(token, body[:-1] + b"!").answer == "changed"
    assert verifying.by_file(body + b" ").answer == "unknown"
    assert verifying.by_token("no-such-token").answer == "unknown"
    cases.give(cast.head.actor, state.case, c.Annul(by=cases.by(cast.head.actor), reason="қате"))
    run_all(HANDLERS)
    assert verifying.by_token(token, body).answer == "annulled"


def test_a_number_is_verified_only_with_its_code_however_it_is_typed(cast, at_work):
    state = stages.granted(cast)
    number, code = number_of_case(state, "result"), state.document.code
    spaced = f" {code[:4].lower()}-{code[4:]} "
    assert verifying.by_number(number.lower(), spaced, "here").answer == "genuine"
    assert verifying.by_number(number, "23456789", "here").answer == "unknown"
    assert verifying.by_number("", code, "here").answer == "unknown"
    assert verifying.by_number("\x00", "\x00'--", "here").answer == "unknown"


def test_guessing_is_throttled_by_source_and_by_number_and_ends_with_time(cast, at_work):
    state = stages.granted(cast)
    number, code = number_of_case(state, "result"), state.document.code
    for _ in range(verifying.MOST_GUESSES):
        verifying.by_number(number, "ZZZZZZZZ", "one place")
    with pytest.raises(verifying.TooManyGuesses):
        verifying.by_number(number, code, "one place")
    with pytest.raises(verifying.TooManyGuesses):
        verifying.by_number(number, code, "another place")
    with clock.at(at_work + verifying.WITHIN + timedelta(seconds=1)):
        assert verifying.by_number(number, code, "one place").answer == "genuine"


def test_a_paper_not_yet_handed_over_is_not_genuine(cast, at_work):
    state = stages.taken_in(cast)
    state = stages.signed(cast, stages.prepared(cast, stages.appointed(cast, state)))
    state = stages.registered(cast, state)
    assert state.document is not None
    assert verifying.by_token(state.document.token).answer == "unknown"
    stages.issued(cast, state)
    assert verifying.by_token(state.document.token).answer == "genuine"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_receipt_holds_exactly_the_lines_that_the_definition_demands(cast, at_work, language):
    state = stages.submitted(cast)
    definition = edition(state.edition).definition
    paper = receipt_paper(state, language)
    demanded = [rule.id for rule in receipt_lines(definition, "portal")]
    assert [line.label for line in paper.lines] == [definition.text(language, i) for i in demanded]
    assert all(line.value and line.clause for line in paper.lines)
    assert paper.number in _text(receipt_pdf(state, language))


def test_a_receipt_reprinted_later_is_the_same_paper(cast, at_work):
    state = stages.submitted(cast)
    first = receipt_pdf(state, "kk")
    with clock.at(at_work + timedelta(days=3)):
        assert receipt_pdf(state, "kk") == first
