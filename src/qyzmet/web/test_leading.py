"""Nobody is led to an address that cannot be read."""

from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.urls import resolve, reverse

from qyzmet.features.applications import drafts
from qyzmet.kernel.access import ROUTES
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE
from qyzmet.web import leading

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_DRAFT = uuid4()


@pytest.fixture(autouse=True)
def _static_folder(tmp_path, settings):
    """An empty folder of collected files: without one the server of static files warns."""
    settings.STATIC_ROOT = tmp_path


def _request(method, path, query=""):
    request = RequestFactory().generic(method, path, QUERY_STRING=query)
    request.resolver_match = resolve(path)
    return request


def test_a_page_is_opened_again_where_it_stands():
    assert leading.readable_path(_request("GET", "/services/", "q=x")) == "/services/?q=x"
    assert leading.readable_path(_request("POST", "/verify/")) == "/verify/"


def test_what_was_answered_to_a_sent_form_is_read_at_the_page_of_the_form():
    sent = reverse("draft-send", args=(_DRAFT,))
    check = reverse("draft-check", args=(_DRAFT,))
    assert leading.readable_path(_request("POST", sent)) == check
    assert leading.readable_path(_request("POST", "/sign-out/")) == "/"


def test_an_unknown_address_is_opened_again_only_if_it_was_read():
    assert leading.readable_path(RequestFactory().get("/none/")) == "/none/"
    assert leading.readable_path(RequestFactory().post("/none/")) == "/"


def test_a_wish_to_return_to_a_button_leads_to_its_page():
    for wanted, led in (
        (reverse("draft-send", args=(_DRAFT,)), reverse("draft-check", args=(_DRAFT,))),
        ("/sign-out/", "/"),
        ("/services/?q=x", "/services/?q=x"),
        ("/none/", "/none/"),
        ("https://evil.example/", ""),
        ("/[", "/["),
    ):
        assert leading.safe_next(RequestFactory().get("/", {"next": wanted})) == led


def test_every_address_of_the_table_is_a_known_route():
    assert set(leading.READ_AT) | set(leading.READ_AT.values()) <= set(ROUTES)


@pytest.mark.django_db
def test_opening_what_only_takes_something_in_leads_to_its_page(cast, client):
    client.force_login(cast.applicant.account, backend=_BACKEND)
    draft = stages.draft(cast)
    check = reverse("draft-check", args=(draft.pk,))
    assert client.get(reverse("draft-send", args=(draft.pk,))).url == check
    assert client.get(reverse("draft-discard", args=(draft.pk,))).url == reverse("account")
    assert client.get(reverse("sign-out")).url == reverse("home")
    assert client.get(reverse("account")).status_code == 200, "nobody was signed out by a link"
    assert client.get(check).status_code == 200, "nothing was thrown away by a link"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_method_that_an_address_does_not_take_is_answered_with_a_page(cast, client, language):
    client.cookies["django_language"] = language
    answer = client.put("/help/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer.content.decode().count("<h1") == 1


@pytest.mark.django_db
def test_the_language_is_changed_on_a_page_that_can_be_read(cast, client):
    client.force_login(cast.applicant.account, backend=_BACKEND)
    client.cookies["django_language"] = "en"
    draft = drafts.start(cast.applicant.actor, SERVICE)
    answer = client.post(reverse("draft-send", args=(draft.pk,)))
    check = reverse("draft-check", args=(draft.pk,))
    assert answer.status_code == 422
    assert f'name="next" value="{check}"' in answer.content.decode()
    assert client.post(reverse("language"), {"language": "ru", "next": check}).url == check
