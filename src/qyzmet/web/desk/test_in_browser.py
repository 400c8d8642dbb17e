"""The desk in a real browser: axe, and reflow at 320 px with large letters. No network is asked.

Pages are made first and shown afterwards: Django's database must not be asked inside the browser's
event loop."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SITE = "http://testserver"
TYPES = {"css": "text/css", "svg": "image/svg+xml"}
ORDINARY, LARGE = "100.light.normal.on", "200.yellow_on_black.wide.off"


def _head(cast, client, cases):
    case = {name: reverse("desk-case", args=(state.case,)) for name, state in cases.items()}
    one = {name: (state.case,) for name, state in cases.items()}
    yield "work", client.get(reverse("desk"))
    yield "office", client.get(reverse("desk-office"))
    yield "load", client.get(reverse("desk-load"))
    yield "search", client.get(reverse("desk-search"), {"q": cast.applicant.iin})
    yield "appoint", client.get(case["new"])
    yield "appoint, wrong", client.post(reverse("desk-appoint", args=one["new"]))
    yield "many, wrong", client.post(reverse("desk-appoint-many"))
    yield "sign", client.get(case["drafted"])
    yield "return, wrong", client.post(reverse("desk-return", args=one["drafted"]))
    yield "annul, wrong", client.post(reverse("desk-annul", args=one["done"]))
    yield "letters", client.get(reverse("desk-letters"))
    yield "book", client.get(reverse("desk-book", args=("applications", 2026)))
    data = {"case": [cases["new"].case, "unknown"], "executor": cast.executor.account.id}
    yield "resolved", client.post(reverse("desk-appoint-many"), data, follow=True)


def _executor(cast, client, cases):
    yield "prepare", client.get(reverse("desk-case", args=(cases["working"].case,)))
    wrong = {"outcome": "refused", "reasons": "typed"}
    address = reverse("desk-prepare", args=(cases["working"].case,))
    yield "prepare, wrong", client.post(address, wrong)
    yield "issue", client.get(reverse("desk-case", args=(cases["window"].case,)))
    yield "intake", client.get(reverse("desk-intake"))
    address = reverse("desk-intake-service", args=(SERVICE,))
    yield "intake, first", client.get(address)
    who = {"category": "citizen", "iin": cast.applicant.iin}
    yield "intake, papers", client.post(address, {**who, "step": "papers"})
    yield "intake, wrong", client.post(address, {**who, "step": "register", "language": "kk"})


@pytest.fixture
def pages(cast, signed_in, request):
    """Every page of the desk by name, in the language and display of the test."""
    language, display = request.param
    cases = {
        "done": stages.granted(cast),
        "new": stages.submitted(cast),
        "working": stages.appointed(cast, stages.submitted(cast, cast.representative)),
        "drafted": stages.prepared(cast, stages.appointed(cast, stages.submitted(cast))),
        "window": stages.registered(
            cast,
            stages.signed(
                cast, stages.prepared(cast, stages.appointed(cast, stages.taken_in(cast)))
            ),
        ),
    }
    found = {}
    for member, tour in ((cast.executor, _executor), (cast.head, _head)):
        client = signed_in(member)
        client.cookies.load({"django_language": language, "display": display})
        for name, answer in tour(cast, client, cases):
            assert answer.status_code in (200, 422), name
            found[name] = answer.content
    return found


def chromium():
    """Where Chromium is; without one the test is skipped, or fails where every ring has to run."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and in CI every ring has to run")
        pytest.skip("no Chromium on this machine: the browser ring did not run")
    return path


def _shown(browser, body):
    def answer(route):
        where = urlsplit(route.request.url)
        if where.path.startswith("/static/"):
            path = finders.find(where.path.removeprefix("/static/"))
            route.fulfill(path=path, content_type=TYPES[path.rsplit(".", 1)[1]])
        else:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("**/*", answer)
    page.goto(f"{SITE}/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize(
    "pages", [("kk", ORDINARY), ("ru", LARGE)], indirect=True, ids=["kk", "ru-large"]
)
def test_axe_finds_nothing_and_nothing_sticks_out(pages):
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, body in pages.items():
            page = _shown(browser, body)
            for violation in Axe().run(page).response["violations"]:
                found[name, violation["id"]] = violation["nodes"][0]["html"][:120]
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found[name, "too wide", width] = ""
            page.close()
        browser.close()
    assert found == {}


@pytest.mark.parametrize("step", ["first", "papers"])
def test_enter_in_a_field_of_the_intake_sends_the_form_and_switches_no_language(
    cast, signed_in, step
):
    window = signed_in(cast.executor)
    address = reverse("desk-intake-service", args=(SERVICE,))
    who = {"category": "citizen", "iin": cast.applicant.iin, "step": "papers"}
    answer = window.post(address, who) if step == "papers" else window.get(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = _shown(browser, answer.content)
        field = page.locator("#phone" if step == "papers" else "#iin")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            field.press("Enter")
        assert "page_language" not in sent.value.post_data
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.get_by_role("button", name="Русский").click()
        assert "page_language=ru" in sent.value.post_data
        assert "step=" in sent.value.post_data
        browser.close()
