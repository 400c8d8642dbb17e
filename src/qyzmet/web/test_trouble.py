"""A database that is locked or gone gives a page that says so and shows back what was typed."""

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from qyzmet.web.trouble import DatabaseTrouble, typed


def _away(request):
    raise OperationalError("database is locked")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_was_typed_comes_back_and_secrets_do_not(language):
    request = RequestFactory().post(
        "/register/",
        {"name": "Айгүл Төлегенова", "password": "құпия-сөз", "csrfmiddlewaretoken": "t"},
        headers={"accept-language": language},
    )
    answer = DatabaseTrouble(_away)(request)
    page = answer.content.decode()
    assert answer.status_code == 503 and answer["Retry-After"]
    assert "Айгүл Төлегенова" in page and "құпия-сөз" not in page


def test_a_page_that_was_only_read_has_nothing_to_show_back():
    assert typed(RequestFactory().get("/?name=x")) == {}


def test_other_faults_are_not_taken_for_the_database():
    def broken(request):
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        DatabaseTrouble(broken)(RequestFactory().get("/"))
