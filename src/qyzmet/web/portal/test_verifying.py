import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qyzmet.features.applications import cases
from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.documents.verifying import MOST_GUESSES
from qyzmet.kernel import commands as c
from qyzmet.kernel import files
from qyzmet.testing.stages import granted, settle
from qyzmet.web.portal.verifying import LARGEST, initials

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(cast):
    return granted(cast)


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


def title(response) -> str:
    return response.content.decode().split("<title>")[1].split(" · ")[0]


def by_number(client, number: str, code: str):
    return client.post("/verify/", {"way": "number", "number": number, "code": code})


def upload(body: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("paper.pdf", body, content_type="application/pdf")


def printed(state) -> bytes:
    return files.read(state.document.file)[1]


def without_token(response) -> str:
    """The page without the token of its form, which is new each time."""
    return re.sub(r'value="\w{64}"', "", response.content.decode())


def annul(cast, state):
    head = cast.head.actor
    cases.give(head, state.case, c.Annul(by=cases.by(head), reason="Wrong register"))
    return settle(state.case)


def test_the_link_of_the_code_answers_at_once(client, state):
    response = client.get(f"/verify/{state.document.token}/")
    assert response.status_code == 200
    assert title(response) == "The document is genuine"


def test_number_and_code_answer_however_they_are_typed(client, state):
    number = number_of_case(state, "result")
    typed = f" {number.lower().replace('-', ' - ')} "
    code = f"{state.document.code[:4]}-{state.document.code[4:]}".lower()
    assert title(by_number(client, typed, code)) == "The document is genuine"


def test_the_file_itself_answers(client, state):
    response = client.post("/verify/", {"way": "file", "paper": upload(printed(state))})
    assert title(response) == "The document is genuine"
    assert "not a byte differs" in response.content.decode()


def test_of_the_holder_only_initials_and_year_are_shown(client, cast, state):
    html = client.get(f"/verify/{state.document.token}/").content.decode()
    assert initials(state.answers["name"]) + ", 1985" in html
    for secret in (*cast.applicant.person.name.split(), cast.applicant.iin, "14.01.1985"):
        assert secret not in html


def test_one_changed_byte_is_found(client, state):
    body = printed(state) + b"\n"
    response = client.post(f"/verify/{state.document.token}/", {"paper": upload(body)})
    assert title(response) == "The file was changed"
    assert "What was really issued" in response.content.decode()


def test_a_changed_file_shown_alone_is_unknown(client, state):
    response = client.post("/verify/", {"way": "file", "paper": upload(printed(state) + b"\n")})
    assert title(response) == "No such document"


def test_an_annulled_document_says_so_whichever_way_a_stranger_asks_without_the_reason(
    client, cast, state
):
    body = printed(state)
    annul(cast, state)
    for response in (
        client.get(f"/verify/{state.document.token}/"),
        by_number(client, number_of_case(state, "result"), state.document.code),
        client.post("/verify/", {"way": "file", "paper": upload(body)}),
    ):
        assert title(response) == "The document was annulled"
        assert "Wrong register" not in response.content.decode()


def test_the_reason_of_an_annulment_is_for_the_holder_and_the_office(client, cast, state):
    annul(cast, state)
    path = f"/verify/{state.document.token}/"
    backend = "django.contrib.auth.backends.ModelBackend"
    told = {}
    for name in ("applicant", "head", "representative", "monitor"):
        client.force_login(getattr(cast, name).account, backend=backend)
        told[name] = "Wrong register" in client.get(path).content.decode()
    assert told == {"applicant": True, "head": True, "representative": False, "monitor": False}


def test_a_wrong_code_tells_nothing_about_the_number(client, state):
    right = number_of_case(state, "result")
    wrong = by_number(client, right, "ZZZZZZZZ")
    invented = by_number(client, "XXX-C-2026-00001", "ZZZZZZZZ")
    assert title(wrong) == title(invented) == "No such document"
    assert without_token(wrong) == without_token(invented)


def test_an_invented_link_is_not_found(client, state):
    response = client.get("/verify/nothing/")
    assert response.status_code == 404
    assert title(response) == "No such document"


def test_invisible_signs_are_nobodys_mistake_and_break_nothing(client, state):
    number = number_of_case(state, "result")
    answer = by_number(client, f"\x00{number}\u200b", f"{state.document.code}\x00")
    assert title(answer) == "The document is genuine"
    assert client.get("/verify/%00/").status_code == 404


def test_guessing_has_to_wait_and_is_told_until_when(client, state):
    number = number_of_case(state, "result")
    for _ in range(MOST_GUESSES):
        assert by_number(client, number, "ZZZZZZZZ").status_code == 200
    response = by_number(client, number, state.document.code)
    assert response.status_code == 429
    assert title(response) == "Too many tries"
    assert int(response["Retry-After"]) > 0
    assert client.get(f"/verify/{state.document.token}/").status_code == 200


def test_empty_boxes_are_named_and_what_was_typed_is_kept(client, state):
    response = by_number(client, "KKS-C-2026-1", " ")
    assert response.status_code == 422
    assert title(response).startswith("Error:")
    assert 'value="KKS-C-2026-1"' in response.content.decode()
    assert 'href="#code"' in response.content.decode()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "Choose the file of the paper first"),
        (b"", "The file is empty"),
        (b"x" * (LARGEST + 1), "larger than 10 MB"),
    ],
    ids=["none", "empty", "huge"],
)
def test_a_file_that_cannot_be_read_is_told_on_either_page(client, state, body, said):
    for path in ("/verify/", f"/verify/{state.document.token}/"):
        sent = {} if body is None else {"paper": upload(body)}
        response = client.post(path, {"way": "file", **sent})
        assert response.status_code == 422
        assert said in response.content.decode()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Айгүл Серікқызы Төлегенова", "А. С. Т."),
        ("әсет", "Ә."),
        ("", ""),
        ("Ким - Анна", "К. А."),
    ],
)
def test_a_name_is_shortened_to_its_initials(name, short):
    assert initials(name) == short
