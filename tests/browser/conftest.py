"""One site and one browser for all of these tests; a failing test leaves pictures behind."""

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Error, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from demo_site import ROOT, Site, running_site
from people import Person, at_a_screen, picture, signed_in

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
)
RESULTS = ROOT / "test-results"
_before_a_screen: list[Person] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome: Any = yield
    report = outcome.get_result()
    if report.failed:
        name = re.sub(r"\W+", "-", item.name).strip("-")
        for number, person in enumerate(_before_a_screen):
            try:
                picture(RESULTS, person, f"{name}-{number}")
            except Error as gone:  # the page may have died with the test; the report goes on
                report.sections.append(("no picture", str(gone)))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and in CI every ring has to run")
        pytest.skip("no Chromium on this machine: the browser ring did not run")
    return path


@pytest.fixture(scope="session")
def site(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def somebody(browser: Browser, site: Site) -> Iterator[Callable[..., Person]]:
    """Makes people: `somebody(language="kk")`, or `somebody("demo-head", language="ru")`."""
    before = len(_before_a_screen)

    def come(login: str = "", **how: Any) -> Person:
        arrive = partial(signed_in, login=login) if login else at_a_screen
        person = arrive(browser, site.base, **how)
        _before_a_screen.append(person)
        return person

    yield come
    for person in _before_a_screen[before:]:
        person.leaves()
    del _before_a_screen[before:]


@pytest.fixture(scope="session")
def scan() -> bytes:
    """A picture of a paper."""
    out = io.BytesIO()
    Image.new("L", (240, 160), 235).save(out, "PNG")
    return out.getvalue()
