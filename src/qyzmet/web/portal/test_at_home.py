import pytest
from django.test import Client

from qyzmet.features.documents.printing import HomeFormPaper
from qyzmet.standard.prepared import EDITION_LENGTH, unpack
from qyzmet.testing.cast import SERVICE
from qyzmet.testing.stages import answers_of
from qyzmet.web.portal import at_home

pytestmark = pytest.mark.django_db
PATH = f"/services/{SERVICE}/at-home/"


@pytest.fixture
def client():
    return Client(headers={"accept-language": "ru"})


@pytest.fixture
def pressed(monkeypatch) -> list[HomeFormPaper]:
    """The papers that went to the press, which still prints them."""
    papers: list[HomeFormPaper] = []
    really = at_home.press

    def spy(paper, language):
        papers.append(paper)
        return really(paper, language)

    monkeypatch.setattr(at_home, "press", spy)
    return papers


def boxes(answers: dict[str, str]) -> dict[str, str]:
    """Answers as the page's form posts them."""
    year, month, day = answers["birth_date"].split("-")
    posted = {name: value for name, value in answers.items() if name != "birth_date"}
    return posted | {"birth_date-year": year, "birth_date-month": month, "birth_date-day": day}


def test_what_was_filled_in_comes_back_from_the_code_on_the_paper(client, cast, pressed):
    answers = answers_of(cast, cast.applicant)
    response = client.post(PATH, boxes(answers))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    found = unpack(pressed[0].qr_payload)
    assert found.service == SERVICE
    assert found.edition == cast.edition[:EDITION_LENGTH]
    assert found.answers == {k: v for k, v in answers.items() if v}


def test_the_paper_names_the_one_document_to_bring_and_the_office(client, cast, pressed):
    client.post(PATH, boxes(answers_of(cast, cast.applicant)))
    assert len(pressed[0].papers_to_bring) == 1
    assert [o.name for o in pressed[0].where] == [cast.office.names["ru"]]


def test_an_empty_form_is_printed_to_be_written_by_hand(client, cast, pressed):
    assert client.post(PATH, {}).status_code == 200
    assert unpack(pressed[0].qr_payload).answers == {}
    assert all(field.value == "" for field in pressed[0].fields)
    assert len(pressed[0].papers_to_bring) == 4


def test_a_wrong_answer_is_named_and_everything_typed_is_kept(client, cast, pressed):
    typed = {"iin": "123", "name": "Айгүл", "birth_date-day": "31", "birth_date-month": "13"}
    response = client.post(PATH, typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert pressed == []
    assert 'href="#iin"' in html
    assert 'href="#birth_date"' in html
    for value in ("123", "Айгүл", "31", "13"):
        assert f'value="{value}"' in html


def test_an_answer_to_a_question_that_is_not_asked_stays_off_the_paper(client, cast, pressed):
    client.post(PATH, {"receive": "usual", "email": "a@example.kz"})
    assert unpack(pressed[0].qr_payload).answers == {"receive": "usual"}


def test_answers_that_do_not_fit_into_the_code_are_told_and_kept(client, cast, monkeypatch):
    def full(*_args):
        raise at_home.TooLong("901")

    monkeypatch.setattr(at_home, "pack", full)
    response = client.post(PATH, {"address": "Абай көшесі, 1"})
    assert response.status_code == 422
    assert "сократите" in response.content.decode()
    assert "Абай көшесі, 1" in response.content.decode()


def test_nothing_typed_is_kept_in_the_house(client, cast, django_assert_max_num_queries):
    from qyzmet.features.applications.models import Draft

    client.post(PATH, boxes(answers_of(cast, cast.applicant)))
    assert Draft.objects.count() == 0
