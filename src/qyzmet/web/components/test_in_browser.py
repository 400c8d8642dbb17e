"""The gallery and its neighbours in a real browser: axe, reflow, keyboard, in every scheme.

The browser asks no network: each request is answered in this process by Django's test client.
"""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser

SITE = "http://testserver"
LANGUAGES = ("kk", "ru")
ORDINARY = "100.auto.normal.on"
SCHEMES = (
    "100.light.normal.on",
    "100.dark.normal.on",
    "150.dark.wide.on",
    "200.yellow_on_black.wide.off",
    "200.black_on_yellow.wide.off",
)
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
TYPES = {"css": "text/css", "svg": "image/svg+xml"}


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and in CI every ring has to run")
        pytest.skip("no Chromium on this machine: the browser ring did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _answer(route):
    request = route.request
    where = urlsplit(request.url)
    if where.path.startswith("/static/"):
        found = finders.find(where.path.removeprefix("/static/"))
        kind = TYPES[found.rsplit(".", 1)[1]]
        route.fulfill(path=found, content_type=kind)
        return
    client = Client()
    client.cookies.load(request.headers.get("cookie", ""))
    answer = client.get(where.path)
    route.fulfill(status=answer.status_code, body=answer.content, content_type="text/html")


@pytest.fixture
def opened(chromium, bare_site):
    contexts = []

    def open_page(address, language="kk", display=ORDINARY, width=1280, height=900, **more):
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": SITE},
                {"name": "display", "value": display, "url": SITE},
            ]
        )
        context.route("**/*", _answer)
        page = context.new_page()
        page.goto(SITE + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _violations(page):
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:90]}" for v in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("display", SCHEMES)
@pytest.mark.parametrize("address", ["/components/", "/display/"])
def test_axe_finds_nothing(opened, address, display, language):
    assert _violations(opened(address, language, display)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_phone(opened, language):
    assert _violations(opened("/components/", language, width=360)) == []


def test_axe_would_find_a_box_without_a_label(opened):
    page = opened("/display/")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")
    assert any(found.startswith("label") for found in _violations(page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "display", [ORDINARY, "200.yellow_on_black.normal.on", "200.light.wide.off"]
)
@pytest.mark.parametrize("address", ["/components/", "/display/", "/nowhere/"])
def test_a_narrow_page_never_scrolls_sideways(opened, address, display, language):
    page = opened(address, language, display, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_nothing_is_cut_when_the_reader_spaces_the_text_out(opened):
    page = opened("/components/", width=320)
    page.add_style_tag(content=TEXT_SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = """[...document.querySelectorAll('main *:not(input):not(textarea):not(svg *)')]
      .filter(e => e.scrollHeight > e.clientHeight + 2 && e.clientHeight
              && getComputedStyle(e).overflow === 'hidden' && !e.closest('.unseen, thead'))
      .map(e => e.className)"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("display", [ORDINARY, "200.light.wide.on"])
def test_everything_one_presses_is_44_pixels_high(opened, display):
    page = opened("/components/", display=display, width=360)
    low = """[...document.querySelectorAll(
        'button, .button, .tool, .input, .choice-label, summary, .back-link, .pages a'
      )]
      .filter(e => e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(low) == []


def test_the_first_keys_reach_the_skip_link_and_the_low_vision_link(opened):
    page = opened("/display/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    assert "tool-sight" in page.evaluate("document.activeElement.className")


@pytest.mark.parametrize("display", SCHEMES)
def test_whatever_has_the_focus_has_a_ring(opened, display):
    page = opened("/components/", display=display)
    bare = []
    for _ in range(70):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(s => s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 3)"
            "(getComputedStyle(document.activeElement))"
        )
        if ring and page.evaluate("document.activeElement.tagName") != "BODY":
            bare.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
    assert bare == []


def test_the_error_summary_has_the_focus_when_the_page_opens(opened):
    page = opened("/components/")
    assert page.evaluate("document.activeElement.className") == "error-summary"


def test_the_device_decides_between_light_and_dark_unless_one_chose(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened("/display/", color_scheme="light").evaluate(ground)
    dark = opened("/display/", color_scheme="dark").evaluate(ground)
    chosen = opened("/display/", display="100.light.normal.on", color_scheme="dark").evaluate(
        ground
    )
    assert light == chosen != dark


def test_letters_grow_to_twice_their_size(opened):
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    ordinary = opened("/components/").evaluate(size)
    doubled = opened("/components/", display="200.auto.normal.on").evaluate(size)
    assert doubled == pytest.approx(2 * ordinary)


def test_paper_is_black_on_white_without_the_tools(opened):
    page = opened("/components/", display="100.yellow_on_black.normal.on")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main p')).color") == "rgb(0, 0, 0)"
    )
    assert not page.is_visible(".tools") and not page.is_visible(".site-foot")
    assert page.is_visible(".due") and page.is_visible(".qr")
