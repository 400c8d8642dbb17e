import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from qyzmet.web.components import views


class _Official:
    name = "Ербол Һамитов"
    is_official = True


class _Applicant:
    name = "Айгүл Өтегенова"
    is_official = False


def page(template: str = "base.html", **context) -> str:
    request = RequestFactory().get("/components/?q=ұ")
    with translation.override("en"):
        return render_to_string(template, context, request)


@pytest.fixture(autouse=True)
def _bare(bare_site):
    return bare_site


def test_first_comes_the_skip_link_then_the_low_vision_link():
    links = re.findall(r"<a [^>]*>", page().split("<body")[1])
    assert 'href="#content"' in links[0]
    assert 'href="/display/?next=%2Fcomponents%2F%3Fq%3D' in links[1]


@pytest.mark.parametrize(
    ("code", "name"), [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
)
def test_each_language_is_named_in_itself(code, name):
    button = rf'<button[^>]*value="{code}" lang="{code}" aria-label="{name}"'
    assert re.search(button, page())


def test_the_present_language_is_marked_and_set_on_the_page():
    html = page()
    assert html.count('aria-current="true"') == 1
    assert '<html lang="en"' in html


def test_help_and_the_account_stand_in_the_same_place_for_everyone():
    for actor, where in ((None, "/sign-in/"), (_Applicant(), "/account/"), (_Official(), "/desk/")):
        html = page(actor=actor)
        assert html.index('href="/help/"') < html.index(f'href="{where}"') < html.index("<main")
    assert 'action="/sign-out/"' not in page(actor=None)


def test_a_page_with_errors_says_so_first_in_its_title():
    assert page(errors=[{"id": "a", "message": "x"}]).split("<title>")[1].startswith("Error: ")
    assert not page().split("<title>")[1].startswith("Error")


def test_a_demonstration_says_that_it_is_one():
    assert "invented" in page(demo=True)
    assert "invented" not in page(demo=False)


def test_the_officials_frame_has_one_search_box_of_its_own():
    html = page("base_desk.html", actor=_Official())
    assert html.count('type="search"') == 1 and 'action="/find/"' in html
    assert "<main" in html


def test_paper_is_light_whatever_the_screen_is():
    assert 'data-scheme="light"' in page("base_print.html")


def test_a_page_keeps_its_own_post_safe_from_other_sites():
    assert "csrfmiddlewaretoken" in page()


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (views.bad_request, 400),
        (views.forbidden, 403),
        (views.csrf_failure, 403),
        (views.not_found, 404),
        (views.server_error, 500),
        (views.unavailable, 503),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_error_page_has_its_status_help_and_one_heading(handler, status, language):
    with translation.override(language):
        answer = handler(RequestFactory().get("/nowhere/"))
    html = answer.content.decode()
    assert answer.status_code == status
    assert html.count("<h1") == 1
    assert 'href="/help/"' in html and 'href="/display/' in html


def test_error_pages_stand_when_what_names_the_actor_is_gone(settings):
    settings.TEMPLATES[0]["OPTIONS"]["context_processors"] = ["no.such.processor"]
    settings.TEMPLATES = list(settings.TEMPLATES)
    assert views.unavailable(RequestFactory().get("/")).status_code == 503
    assert views.server_error(RequestFactory().get("/")).status_code == 500


def test_what_was_typed_survives_a_database_that_is_gone():
    request = RequestFactory().post("/apply/", {"name": "Әсем"})
    with translation.override("en"):
        answer = views.unavailable(request, {"Name": "Әсем <b>"})
    html = answer.content.decode()
    assert "Әсем &lt;b&gt;" in html and "It was not sent" in html
    assert answer["Retry-After"] == "60" and answer["Cache-Control"] == "no-store"


def test_the_gallery_shows_every_component():
    browser = Client()
    html = browser.get("/components/").content.decode()
    classes = (
        "button-primary button-secondary button-danger back-link crumbs clause clause-ours "
        "error-summary notice-info notice-good notice-warn warning panel details field-wrong "
        "input input-file date-boxes choices choices-inline search summary timeline-done "
        "timeline-now timeline-ahead tag-neutral tag-working tag-waiting tag-good tag-refused "
        "tag-late due-running due-soon due-late due-paused due-done days day-skipped pages qr "
        "action-card table row-late table-empty"
    )
    on_page = set(" ".join(re.findall(r'class="([^"]*)"', html)).split())
    assert set(classes.split()) - on_page == set()


def test_no_id_of_the_gallery_stands_twice():
    ids = re.findall(r'\sid="([^"]+)"', Client().get("/components/").content.decode())
    assert len(ids) == len(set(ids)) > 20
