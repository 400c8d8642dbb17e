"""Every page of the resolver, in Kazakh and Russian: axe, one heading, its language, 320 px."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from demo_site import Site
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from people import DESK, PHONE, signed_in
from playwright.sync_api import Browser, BrowserContext, Page
from sample_pages import NOT_PAGES, World, a_world, addresses

NARROW = {"width": 320, "height": 740}
ORDINARY = "100.light.normal.on"
LOW_VISION = "200.yellow_on_black.wide.off"
LOGINS = {
    "visitor": "",
    "applicant": "demo-applicant",
    "refused": "demo-applicant-2",
    "executor": "demo-executor",
    "head": "demo-head",
    "monitor": "demo-monitor",
}
LANGUAGES = ("kk", "ru")
TEN_MAIN = (
    "home",
    "find",
    "service",
    "sign-in",
    "draft-page",
    "draft-check",
    "case",
    "verify-token",
    "desk",
    "desk-case",
)
AXE = Axe()
WIDTH = "document.documentElement.scrollWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"
Come = Callable[[str, str, str], Page]


def routes(where: URLResolver, prefix: str = "") -> Iterator[str]:
    """Names of all routes below a resolver, with their namespace."""
    for one in where.url_patterns:
        if isinstance(one, URLResolver):
            below = f"{prefix}{one.namespace}:" if one.namespace else prefix
            yield from routes(one, below)
        elif isinstance(one, URLPattern):
            yield f"{prefix}{one.name}"


def pages() -> list[str]:
    """Names of the routes that show a page."""
    named = dict.fromkeys(routes(get_resolver()))
    return [one for one in named if one not in NOT_PAGES and not one.startswith("api:")]


@pytest.fixture(scope="module")
def world(browser: Browser, site: Site, scan: bytes) -> Iterator[World]:
    with_cast = [
        signed_in(browser, site.base, LOGINS[role], language="ru", screen=DESK)
        for role in ("applicant", "refused", "head", "executor")
    ]
    try:
        yield a_world(*with_cast, scan)
    finally:
        for person in with_cast:
            person.leaves()


@pytest.fixture(scope="module")
def come(browser: Browser, site: Site) -> Iterator[Come]:
    """Opens a page for a role, a language and settings; each role signs in once."""
    sessions: dict[str, object] = {}
    kept: dict[tuple[str, str, str], tuple[BrowserContext, Page]] = {}

    def session_of(role: str) -> object:
        if role not in sessions and LOGINS[role]:
            person = signed_in(browser, site.base, LOGINS[role])
            sessions[role] = person.context.storage_state()
            person.context.close()
        return sessions.get(role)

    def opened(role: str, language: str, display: str) -> Page:
        key = (role, language, display)
        if key not in kept:
            # The site's own policy forbids scripts; axe is one, so it has to be let in.
            context = browser.new_context(storage_state=session_of(role), bypass_csp=True)
            for name, value in (("django_language", language), ("display", display)):
                context.add_cookies([{"name": name, "value": value, "url": site.base}])
            kept[key] = context, context.new_page()
        return kept[key][1]

    yield opened
    for context, _page in kept.values():
        context.close()


def test_every_route_has_a_sample_or_a_reason_to_have_none() -> None:
    nobody = World("", "", "", "", (), "", (), "")
    assert sorted(pages()) == sorted(addresses(nobody))
    assert sorted(NOT_PAGES) == sorted(set(NOT_PAGES) & set(routes(get_resolver())))


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    answer = AXE.run(page, options={"resultTypes": ["violations"]}).response
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in answer["violations"]]


def faults_of(page: Page, route: str, address: str, language: str) -> list[str]:
    """What is wrong with a page: its answer, language, headings, what axe finds, its width."""
    answer = page.goto(address)
    assert answer is not None
    expected = (200, 404) if route == "verify-token" else (200,)
    found = [] if answer.status in expected else [f"answers {answer.status}"]
    # A page that sent its reader elsewhere was not looked at.
    shown = resolve(urlsplit(page.url).path).view_name
    found += [] if shown == route else [f"led to {shown}"]
    page.evaluate(UNFOLD)
    said = page.locator("html").get_attribute("lang")
    found += [] if said == language else [f"lang is {said}"]
    headings = page.locator("h1").count()
    found += [] if headings == 1 else [f"{headings} main headings"]
    found += violations(page)
    page.set_viewport_size(NARROW)
    width = page.evaluate(WIDTH)
    return found + ([] if width <= NARROW["width"] else [f"{width} px wide at 320"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", pages())
def test_a_page_stands_up_to_axe_and_to_a_narrow_screen(
    route: str, language: str, world: World, come: Come, site: Site
) -> None:
    role, samples = addresses(world)[route]
    assert samples and all(samples), f"{route} has no sample"
    page, faults = come(role, language, ORDINARY), {}
    for sample in samples:
        page.set_viewport_size(DESK if route.startswith("desk") else PHONE)
        address = sample if sample.startswith("http") else site.base + sample
        if found := faults_of(page, route, address, language):
            faults[sample] = found
    assert faults == {}


@pytest.mark.parametrize("route", TEN_MAIN)
def test_letters_of_twice_the_size_stay_on_a_narrow_screen(
    route: str, world: World, come: Come, site: Site
) -> None:
    role, samples = addresses(world)[route]
    page, wide = come(role, "kk", LOW_VISION), {}
    page.set_viewport_size(NARROW)
    for sample in samples:
        page.goto(sample if sample.startswith("http") else site.base + sample)
        page.evaluate(UNFOLD)
        assert page.locator("html").get_attribute("data-size") == "200"
        if (width := page.evaluate(WIDTH)) > NARROW["width"]:
            wide[sample] = width
    assert wide == {}


def test_axe_would_find_a_box_without_a_label(come: Come, site: Site) -> None:
    page = come("visitor", "ru", ORDINARY)
    page.goto(site.base + "/verify/")
    page.evaluate("document.querySelectorAll('label').forEach(one => one.remove())")
    assert any(one.startswith("label:") for one in violations(page))
