"""A program goes the whole way that a person goes on the pages."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qyzmet.kernel.models import Case
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE, Cast, png

from .conftest import Program

MOST_QUERIES = 15
"""Statements of one sending, the boundaries of transactions left out."""


def complete(program: Program, cast: Cast) -> str:
    """A draft that can be sent; its id."""
    draft = program.post(f"/services/{SERVICE}/drafts").json()
    answers = stages.answers_of(cast, cast.applicant)
    answered = program.put(f"/drafts/{draft['id']}/answers", {"answers": answers})
    assert answered.status_code == 200, answered.content
    for error in answered.json()["missing"]:
        assert error["place"] == "papers"
        path = f"/drafts/{draft['id']}/papers/{error['field']}"
        attached = program.upload(path, SimpleUploadedFile("../../скан.png", png()))
        assert attached.status_code == 200, attached.content
        assert attached.json()["name"] == "скан.png"
    return str(draft["id"])


@pytest.mark.django_db
@pytest.mark.usefixtures("at_work")
class TestTheWholeWay:
    def test_from_search_to_a_result_that_anyone_verifies(
        self, program: Program, nobody: Program, cast: Cast
    ) -> None:
        found = nobody.get("/services?q=жумыссыз&language=ru").json()
        assert [one["code"] for one in found["services"]] == [SERVICE]
        card = nobody.get(f"/services/{SERVICE}").json()
        assert card["language"] == "en"
        assert any(
            one["section"] == "grounds" and one["clause"]["point"] for one in card["elements"]
        )
        assert [q["id"] for q in card["form"]][:2] == ["category", "iin"]

        draft = complete(program, cast)
        assert program.get(f"/drafts/{draft}").json()["missing"] == []
        sent = program.post(f"/drafts/{draft}/send")
        assert sent.status_code == 201
        case = sent.json()["case"]
        assert sent.json()["number"].startswith(cast.office.code)

        state = stages.settle(case)
        tracked = program.get(f"/cases/{case}").json()
        assert tracked["status"]["kind"] == "working"
        assert tracked["held_by"][0]["role"] == "head"
        assert tracked["due"]["at"] == sent.json()["due_at"]
        assert tracked["due"]["at"].endswith("Z")
        assert len(tracked["due"]["derivation"]) > 1
        assert tracked["result_ready"] is False
        receipt = program.get(f"/cases/{case}/receipt.pdf")
        assert receipt["Content-Type"] == "application/pdf"
        assert receipt.content.startswith(b"%PDF-")

        state = stages.signed(cast, stages.prepared(cast, stages.appointed(cast, state)))
        tracked = program.get(f"/cases/{case}", Accept_Language="kk").json()
        assert tracked["outcome"] == "granted"
        assert tracked["result_ready"] is True
        assert tracked["checks"][0]["performed"] in (True, False)
        result = program.get(f"/cases/{case}/result.pdf")
        assert result.content.startswith(b"%PDF-")

        assert state.document is not None
        for asked in (
            {"token": state.document.token},
            {"token": state.document.token, "sha256": state.document.sha256},
            {"number": tracked["result_number"].lower(), "code": state.document.code},
            {"sha256": hashlib.sha256(result.content).hexdigest()},
        ):
            verdict = nobody.post("/verify", asked).json()
            assert verdict["answer"] == "genuine", asked
            assert verdict["number"] == tracked["result_number"]
            assert cast.applicant.iin not in str(verdict)
        changed = hashlib.sha256(result.content + b" ").hexdigest()
        by_both = {"token": state.document.token, "sha256": changed}
        assert nobody.post("/verify", by_both).json()["answer"] == "changed"
        assert nobody.post("/verify", {"sha256": changed}).json()["answer"] == "unknown"

    def test_sending_twice_is_one_case_with_one_number(self, program: Program, cast: Cast) -> None:
        draft = complete(program, cast)
        first = program.post(f"/drafts/{draft}/send", Idempotency_Key="anything")
        again = program.post(f"/drafts/{draft}/send", Idempotency_Key="something else")
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        assert Case.objects.count() == 1

    def test_starting_twice_goes_on_with_the_same_draft(self, program: Program) -> None:
        first = program.post(f"/services/{SERVICE}/drafts")
        again = program.post(f"/services/{SERVICE}/drafts")
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json()["id"] == again.json()["id"]

    def test_sending_asks_the_database_little(self, program: Program, cast: Cast) -> None:
        draft = complete(program, cast)
        with CaptureQueriesContext(connection) as asked:
            assert program.post(f"/drafts/{draft}/send").status_code == 201
        statements = [
            one["sql"]
            for one in asked.captured_queries
            if not one["sql"].startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN"))
        ]
        assert len(statements) <= MOST_QUERIES, "\n".join(statements)

    def test_what_is_wrong_with_a_page_is_wrong_here(self, program: Program, cast: Cast) -> None:
        draft = program.post(f"/services/{SERVICE}/drafts").json()["id"]
        answers = stages.answers_of(
            cast, cast.applicant, iin="850114312345", phone="12", category="martian", extra="1"
        )
        wrong = program.put(f"/drafts/{draft}/answers", {"answers": answers})
        assert wrong.status_code == 422
        assert wrong["Content-Type"] == "application/problem+json"
        found = {error["field"]: error for error in wrong.json()["errors"]}
        assert found["iin"]["code"] == "iin_check"
        assert found["phone"]["code"] == "phone"
        assert found["category"]["code"] == "choice"
        assert found["extra"]["code"] == "unknown_field"
        assert all(error["detail"] and error["place"] == "answers" for error in found.values())

    def test_nobody_applies_for_somebody_else_with_their_key(
        self, program: Program, cast: Cast
    ) -> None:
        draft = program.post(f"/services/{SERVICE}/drafts").json()["id"]
        answers = stages.answers_of(cast, cast.representative)
        wrong = program.put(f"/drafts/{draft}/answers", {"answers": answers})
        assert wrong.status_code == 422
        found = {error["field"]: error["code"] for error in wrong.json()["errors"]}
        assert found == dict.fromkeys(("iin", "name", "birth_date"), "not_yours")
        assert all(error["detail"] for error in wrong.json()["errors"])
        kept = program.get(f"/drafts/{draft}").json()["answers"]
        assert kept["iin"] == cast.applicant.iin

    def test_an_incomplete_draft_is_not_sent_and_says_all_that_is_missing(
        self, program: Program, cast: Cast
    ) -> None:
        draft = program.post(f"/services/{SERVICE}/drafts").json()["id"]
        answers = stages.answers_of(cast, cast.applicant)
        program.put(f"/drafts/{draft}/answers", {"answers": answers})
        refused = program.post(f"/drafts/{draft}/send")
        assert refused.status_code == 422
        assert {error["place"] for error in refused.json()["errors"]} == {"papers"}
        assert Case.objects.count() == 0

    def test_a_sent_draft_is_not_changed_any_more(self, program: Program, cast: Cast) -> None:
        draft = complete(program, cast)
        program.post(f"/drafts/{draft}/send")
        before = program.get(f"/drafts/{draft}").json()
        document = next(p["document"] for p in before["papers"] if p["file"])
        late = program.put(f"/drafts/{draft}/answers", {"answers": {}})
        attached = program.upload(f"/drafts/{draft}/papers/{document}", io.BytesIO(png(9, 9)))
        for answer in (late, attached):
            assert answer.status_code == 409
            assert answer.json()["code"] == "already_submitted"
        assert program.get(f"/drafts/{draft}").json() == before
