"""Pages anyone may read, in a real browser: axe, and reflow at 320 px with large letters.

Pages are made first and shown to the browser afterwards, because it runs an event loop and Django's
database must not be asked inside one. No network is asked."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from qyzmet.testing.cast import SERVICE
from qyzmet.testing.stages import granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SITE = "http://testserver"
ORDINARY = "100.light.normal.on"
LARGE = "200.yellow_on_black.wide.off"
TYPES = {"css": "text/css", "svg": "image/svg+xml"}


def addresses(token: str) -> list[str]:
    service = f"/services/{SERVICE}/"
    return [
        "/",
        "/services/?q=пингвин",
        service,
        f"{service}for-me/",
        f"{service}for-me/?asked=forme.residence",
        f"{service}for-me/?forme.residence=no",
        f"{service}sheet/",
        f"{service}at-home/",
        f"/clauses/{SERVICE}/doc.residence_permit.scan/",
        "/offices/?q=кокш",
        "/help/",
        "/verify/",
        f"/verify/{token}/",
        "/verify/unknown/",
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and in CI every ring has to run")
        pytest.skip("no Chromium on this machine: the browser ring did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def pages(cast, request) -> dict[str, bytes]:
    """The pages by address, in the language and display of the test."""
    language, display = request.param
    token = granted(cast).document.token
    client = Client()
    client.cookies.load({"django_language": language, "display": display})
    return {address: client.get(address).content for address in addresses(token)}


def shown(browser: Browser, body: bytes, width: int = 1280) -> Page:
    def answer(route):
        where = urlsplit(route.request.url)
        if where.path.startswith("/static/"):
            found = finders.find(where.path.removeprefix("/static/"))
            route.fulfill(path=found, content_type=TYPES[found.rsplit(".", 1)[1]])
        else:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page = browser.new_page(viewport={"width": width, "height": 800})
    page.route("**/*", answer)
    page.goto(f"{SITE}/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize(
    "pages",
    [(language, display) for language in ("kk", "ru") for display in (ORDINARY, LARGE)],
    indirect=True,
    ids=["kk", "kk-large", "ru", "ru-large"],
)
def test_axe_finds_nothing_and_nothing_sticks_out_at_320_pixels(pages):
    found = {}
    with chromium() as browser:
        for address, body in pages.items():
            page = shown(browser, body)
            for violation in Axe().run(page).response["violations"]:
                found[address, violation["id"]] = violation["nodes"][0]["html"][:90]
            page.set_viewport_size({"width": 320, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                found[address, "too wide"] = ""
            page.close()
    assert found == {}


@pytest.mark.parametrize("pages", [("ru", ORDINARY)], indirect=True)
def test_a_box_without_a_label_would_be_found(pages):
    with chromium() as browser:
        page = shown(browser, pages["/verify/"])
        page.evaluate("document.querySelectorAll('label').forEach(one => one.remove())")
        assert "label" in {v["id"] for v in Axe().run(page).response["violations"]}
