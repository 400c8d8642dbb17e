"""Whatever a program sends, the answer is a problem with a sentence, never a page, never a 500."""

import io
from typing import Any
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qyzmet.features.documents.models import Guess
from qyzmet.features.documents.verifying import MOST_GUESSES
from qyzmet.kernel.files import LARGEST
from qyzmet.kernel.models import AccessRecord
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE, Cast

from .conftest import Program, program_of
from .problems import KINDS

pytestmark = pytest.mark.django_db

UNKNOWN = "01890000-0000-7000-8000-000000000000"


def problem(answer: HttpResponse, status: int, code: str) -> dict[str, Any]:
    """The problem an answer has to be."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["title"] and body["detail"]
    return body


@pytest.fixture
def draft(program: Program) -> str:
    return str(program.post(f"/services/{SERVICE}/drafts").json()["id"])


@pytest.fixture
def paper(program: Program, draft: str, cast: Cast) -> str:
    """The address of a paper that the draft needs."""
    answers = stages.answers_of(cast, cast.applicant)
    found = program.put(f"/drafts/{draft}/answers", {"answers": answers}).json()
    return f"/drafts/{draft}/papers/{found['missing'][0]['field']}"


class TestKeys:
    def test_without_a_key_or_with_a_wrong_one_nothing_is_told(
        self, nobody: Program, draft: str
    ) -> None:
        for program in (nobody, Program("wrong"), Program("ключ")):
            answer = program.get(f"/drafts/{draft}")
            problem(answer, 401, "key_needed")
            assert answer["WWW-Authenticate"].startswith("Bearer")

    @pytest.mark.parametrize("part", ["executor", "head", "monitor"])
    def test_an_officials_key_is_refused(self, cast: Cast, draft: str, part: str) -> None:
        official = program_of(cast.members()[part])
        problem(official.get(f"/drafts/{draft}"), 403, "key_of_official")
        problem(official.post(f"/services/{SERVICE}/drafts"), 403, "key_of_official")

    def test_the_key_of_a_closed_account_opens_nothing(self, cast: Cast, draft: str) -> None:
        closed = program_of(cast.applicant)
        cast.applicant.account.is_active = False
        cast.applicant.account.save()
        problem(closed.get(f"/drafts/{draft}"), 401, "key_needed")

    def test_a_browsers_session_gains_nothing(self, cast: Cast, draft: str) -> None:
        browser = Client()
        browser.force_login(cast.applicant.account, "django.contrib.auth.backends.ModelBackend")
        problem(browser.get(f"/api/v1/drafts/{draft}"), 401, "key_needed")

    def test_a_key_opens_no_page(self, program: Program) -> None:
        answer = program.client.get(reverse("account"), headers=program.headers)
        assert answer.status_code == 302
        assert "sign-in" in answer["Location"]


class TestOtherPeoplesThings:
    def test_a_draft_of_somebody_else_does_not_exist(self, cast: Cast, draft: str) -> None:
        other = program_of(cast.representative)
        mine = f"/drafts/{draft}"
        problem(other.get(mine), 404, "no_draft")
        problem(other.put(f"{mine}/answers", {"answers": {}}), 404, "no_draft")
        problem(other.post(f"{mine}/send"), 404, "no_draft")
        problem(other.upload(f"{mine}/papers/any", io.BytesIO(b"x")), 404, "no_draft")

    @pytest.mark.usefixtures("at_work")
    def test_a_case_of_somebody_else_does_not_exist_and_the_attempt_is_recorded(
        self, cast: Cast
    ) -> None:
        case = stages.granted(cast).case
        other = program_of(cast.representative)
        for path in ("", "/receipt.pdf", "/result.pdf"):
            answer = other.get(f"/cases/{case}{path}")
            problem(answer, 404, "no_case")
            assert cast.applicant.iin not in answer.content.decode()
        assert AccessRecord.objects.filter(case_id=case, what="denied").count() == 3

    @pytest.mark.parametrize(
        "strange",
        [UNKNOWN, "1", "x%00y", "%ED%A0%80", "а" * 300],
        ids=["unknown", "short", "nul", "half", "long"],
    )
    def test_ids_that_name_nothing_are_not_found(self, program: Program, strange: str) -> None:
        problem(program.get(f"/drafts/{strange}"), 404, "no_draft")
        problem(program.get(f"/cases/{strange}"), 404, "no_case")
        problem(program.get(f"/services/{strange}"), 404, "no_service")
        problem(program.post(f"/services/{strange}/drafts"), 404, "no_service")

    def test_a_result_that_is_not_there_yet(self, program: Program, cast: Cast) -> None:
        case = stages.submitted(cast).case
        problem(program.get(f"/cases/{case}/result.pdf"), 404, "no_result")


class TestBodies:
    @pytest.mark.parametrize(
        "body",
        [b"{", b"\xff\xfe", b"<xml/>", b"NaN,", b"[" * 3000],
        ids=["cut", "other", "xml", "nan", "deep"],
    )
    def test_a_body_that_is_not_json(self, program: Program, draft: str, body: bytes) -> None:
        for path, method in ((f"/drafts/{draft}/answers", "PUT"), ("/verify", "POST")):
            answer = program.client.generic(
                method,
                f"/api/v1{path}",
                body,
                content_type="application/json",
                headers=program.headers,
            )
            problem(answer, 400, "unreadable")

    @pytest.mark.parametrize(
        "body",
        [None, [], 1, "x", {}, {"answers": None}, {"answers": []}, {"answers": {"iin": 1}},
         {"answers": {}, "more": 1}],
    )  # fmt: skip
    def test_json_of_another_shape(self, program: Program, draft: str, body: Any) -> None:
        answer = program.ask("PUT", f"/drafts/{draft}/answers", body if body is not None else "n")
        errors = problem(answer, 422, "invalid")["errors"]
        assert errors and all(error["place"] == "body" and error["detail"] for error in errors)

    def test_no_body_at_all(self, program: Program, draft: str) -> None:
        for answer in (program.put(f"/drafts/{draft}/answers"), program.post("/verify")):
            assert problem(answer, 422, "invalid")["errors"][0]["code"] == "missing"

    def test_half_of_a_character_is_taken_for_a_blank(self, program: Program, draft: str) -> None:
        answer = program.put(
            f"/drafts/{draft}/answers", {"answers": {"name": "\ud800", "\udfff": "\x00"}}
        )
        codes = {error["code"] for error in problem(answer, 422, "invalid")["errors"]}
        assert {"missing", "unknown_field"} <= codes

    def test_a_body_larger_than_any_form(self, program: Program, draft: str) -> None:
        huge = {"answers": {"name": "a" * 3_000_000}}
        problem(program.put(f"/drafts/{draft}/answers", huge), 413, "body_too_large")
        problem(program.post("/verify", huge), 413, "body_too_large")

    @pytest.mark.parametrize("query", ["language=de", f"q={'a' * 201}"], ids=["de", "long"])
    def test_a_query_that_does_not_fit(self, nobody: Program, query: str) -> None:
        errors = problem(nobody.get(f"/services?{query}"), 422, "invalid")["errors"]
        assert errors[0]["place"] == "query"

    def test_other_methods_and_other_addresses(self, program: Program) -> None:
        wrong = program.ask("DELETE", "/services")
        problem(wrong, 405, "wrong_method")
        assert wrong["Allow"] == "GET"
        problem(program.post("/openapi.json"), 405, "wrong_method")
        problem(program.get("/nothing/here"), 404, "no_address")
        problem(program.get("/"), 404, "no_address")


class TestFiles:
    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (b"", "empty"),
            (b"MZ\x90\x00" * 20, "disguised"),
            (b"%PDF-1.7 nothing more", "broken"),
            (b"\x89PNG\r\n\x1a\n" + b"\x00" * LARGEST, "too_large"),
        ],
        ids=["empty", "disguised", "broken", "too_large"],
    )
    def test_a_file_that_is_not_taken(
        self, program: Program, paper: str, body: bytes, code: str
    ) -> None:
        answer = program.upload(paper, SimpleUploadedFile("scan.pdf", body))
        error = problem(answer, 422, "invalid")["errors"][0]
        assert (error["place"], error["code"]) == ("papers", code)

    def test_eighty_megabytes_are_not_even_read(self, program: Program, paper: str) -> None:
        answer = program.client.generic(
            "PUT",
            f"/api/v1{paper}",
            b"--x",
            content_type="multipart/form-data; boundary=x",
            headers=program.headers,
            CONTENT_LENGTH=str(80 * 1024 * 1024),
        )
        problem(answer, 413, "body_too_large")

    def test_no_form_no_boundary_no_file(self, program: Program, paper: str) -> None:
        problem(program.put(paper, {"file": "x"}), 415, "not_a_form")
        broken = program.client.generic(
            "PUT",
            f"/api/v1{paper}",
            b"x",
            content_type="multipart/form-data",
            headers=program.headers,
        )
        problem(broken, 400, "unreadable_form")
        for part, field in ((io.BytesIO(b"x"), "other"), ("text", "file")):
            answer = program.upload(paper, part, field)
            assert problem(answer, 422, "invalid")["errors"][0]["code"] == "missing"

    def test_a_paper_that_nobody_asked_for(self, program: Program, draft: str) -> None:
        answer = program.upload(f"/drafts/{draft}/papers/passport", io.BytesIO(b"x"))
        problem(answer, 404, "no_paper")


class TestVerifying:
    @pytest.mark.parametrize(
        "body",
        [{}, {"number": "A"}, {"token": "short"}, {"sha256": "A" * 64}, {"token": None},
         {"number": "X", "code": "Y\x00"}, {"token": "aaaaaaaaaa", "number": "X", "code": "Y"}],
    )  # fmt: skip
    def test_a_question_that_is_none(self, nobody: Program, body: Any) -> None:
        errors = problem(nobody.post("/verify", body), 422, "invalid")["errors"]
        assert not any(error["field"].startswith("By") for error in errors)

    def test_guessing_is_throttled_as_on_the_page(self, nobody: Program) -> None:
        for number in range(MOST_GUESSES):
            asked = {"number": f"ABC-2026-{number:06}", "code": "ABCDEFGH"}
            assert nobody.post("/verify", asked).json()["answer"] == "unknown"
        assert Guess.objects.count() == MOST_GUESSES
        stopped = nobody.post("/verify", {"number": "ABC-2026-1", "code": "ABCDEFGH"})
        problem(stopped, 429, "too_many_guesses")
        assert int(stopped["Retry-After"]) > 0


class TestTrouble:
    def test_a_database_that_is_away(self, program: Program, draft: str) -> None:
        target = "qyzmet.features.applications.drafts.draft_of"
        with mock.patch(target, side_effect=OperationalError("gone")):
            answer = program.get(f"/drafts/{draft}")
        problem(answer, 503, "unavailable")
        assert int(answer["Retry-After"]) > 0

    def test_an_error_of_ours_is_a_problem_too(self, cast: Cast, draft: str) -> None:
        program = program_of(cast.applicant)
        program.client.raise_request_exception = False
        target = "qyzmet.features.applications.drafts.draft_of"
        with mock.patch(target, side_effect=ZeroDivisionError("secret")):
            answer = program.get(f"/drafts/{draft}")
        problem(answer, 500, "failed")
        assert "secret" not in answer.content.decode()

    @pytest.mark.parametrize("language", ["kk", "ru", "en"])
    def test_every_sentence_comes_in_the_language_asked(self, language: str) -> None:
        answer = Client().get("/api/v1/nothing", headers={"Accept-Language": language})
        assert answer["Content-Language"] == language
        expected = {"kk": "Бұл", "ru": "По этому", "en": "There is nothing"}[language]
        assert answer.json()["title"].startswith(expected)

    def test_a_cookie_does_not_choose_the_language(self) -> None:
        browser = Client(HTTP_ACCEPT_LANGUAGE="en")
        browser.cookies["django_language"] = "ru"
        assert browser.get("/api/v1/nothing").json()["title"].startswith("There is nothing")

    def test_every_kind_of_problem_has_an_entry_in_the_documentation(self) -> None:
        page = Client(HTTP_ACCEPT_LANGUAGE="en").get(reverse("api-docs")).content.decode()
        for code in KINDS:
            assert f'id="{code}"' in page
        assert "<script" not in page
