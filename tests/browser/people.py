"""People before a screen: they read words, press what has a name, and nothing else."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
ON_ITS_WAY = 5
"""Seconds the next page may take to come."""
PATIENCE = 30
"""Seconds a person waits for a paper that is being printed."""


@dataclass
class Person:
    """One person at one browser; `language` is the one they chose on the site, not the browser's."""

    base: str
    context: BrowserContext
    page: Page
    language: str

    def go(self, path: str) -> "Person":
        """Open an address of the site, as from a bookmark."""
        answer = self.page.goto(path if path.startswith("http") else self.base + path)
        assert answer is not None and answer.status < 400, f"{path}: {answer and answer.status}"
        return self

    def reads(self) -> str:
        """The words of the page's own part, folded details opened."""
        self.page.wait_for_load_state()
        return words_of(self.page.locator("main"))

    def must_read(self, *words: str) -> None:
        """Each of these words has to stand on the page, or on the one that is on its way."""
        until = time.monotonic() + ON_ITS_WAY
        while missing := [one for one in words if one not in (text := self.reads())]:
            if time.monotonic() > until:
                break
            time.sleep(0.1)
        assert not missing, f"{self.page.url} does not say {missing}; it says:\n{text}"

    def must_not_read(self, *words: str) -> None:
        """None of these words may stand on the page."""
        text = self.reads()
        found = [one for one in words if one in text]
        assert not found, f"{self.page.url} says {found}:\n{text}"

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str, *, exact: bool = True) -> None:
        """Follow the link with these words."""
        self.page.locator("main").get_by_role("link", name=name, exact=exact).first.click()

    def choose(self, label: str, *, within: str = "") -> None:
        """Mark the choice with this label; `within` names the question, where two have the same."""
        place: Page | Locator = self.page
        if within:
            place = self.page.get_by_role("group", name=within)
        boxes = self.page.locator("main input")
        boxes.and_(place.get_by_label(label, exact=True)).check()

    def fill(self, label: str, text: str) -> None:
        """Write into the box with this label."""
        boxes = self.page.locator("main input, main textarea")
        boxes.and_(self.page.get_by_label(re.compile(f"^{re.escape(label)}"))).fill(text)

    def select(self, label: str, choice: str) -> None:
        """Pick from a list."""
        self.page.locator("main").get_by_label(label, exact=True).select_option(label=choice)

    def attach(self, name: str, content: bytes, kind: str = "image/png") -> None:
        """Put a file into the only file box of the page."""
        self.page.locator("main input[type=file]").set_input_files(
            {"name": name, "mimeType": kind, "buffer": content}
        )

    def unfold(self, name: str) -> str:
        """Open a folded part and read it."""
        summary = self.page.locator("main summary", has_text=name).first
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()
        return words_of(summary.locator("xpath=.."))

    def link_of(self, name: str) -> str:
        """The address a link leads to."""
        found = self.page.locator("main").get_by_role("link", name=name, exact=True).first
        return found.get_attribute("href") or ""

    def takes(self, address: str) -> bytes:
        """Download a file; it has to be a PDF."""
        answer = self.context.request.get(self.base + address)
        assert answer.ok, f"{address}: {answer.status}"
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()

    def waits_for(self, words: str) -> None:
        """Open the page again until these words stand on it (a job works meanwhile)."""
        self._again_until(lambda: words in self.reads(), words)

    def waits_to_see(self, selector: str) -> None:
        """Open the page again until something like this is on it."""
        self._again_until(lambda: self.page.locator(selector).count() > 0, selector)

    def _again_until(self, done: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < until, f"{self.page.url} never showed {what!r}"
            time.sleep(0.3)
            self.page.reload()

    def leaves(self) -> None:
        """Close the browser, and throw away drafts, so that the next one starts from the beginning."""
        answer = self.page.goto(self.base + "/account/")
        if answer is not None and answer.ok:  # an official has no such page, a visitor signs in
            discard = self.page.locator("main form[action$='/discard/'] button")
            while discard.count():
                with self.page.expect_navigation():
                    discard.first.click()
        self.context.close()


def words_of(place: Locator) -> str:
    """The visible words of a part of the page, one space between them."""
    return re.sub(r"[ \t ]+", " ", place.inner_text())


def at_a_screen(
    browser: Browser,
    base: str,
    *,
    language: str,
    screen: dict[str, int] = PHONE,
    scripts: bool = False,
    **more: object,
) -> Person:
    """Somebody who opens the home page, chooses a language and goes on from there."""
    context = browser.new_context(
        viewport=screen, locale="en-US", java_script_enabled=scripts, **more
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(base + "/")
    page.locator(f"button[name=language][value={language}]").click()
    return Person(base, context, page, language)


def signed_in(
    browser: Browser,
    base: str,
    login: str,
    *,
    language: str = "ru",
    screen: dict[str, int] = DESK,
    password: str = "demo",
    **more: object,
) -> Person:
    """Somebody who came in by login and password."""
    person = at_a_screen(browser, base, language=language, screen=screen, **more)
    person.go("/sign-in/")
    person.page.fill("#login", login)
    person.page.fill("#password", password)
    person.page.locator("main form button[type=submit]").first.click()
    assert "/sign-in/" not in person.page.url, person.reads()
    return person


def picture(folder: Path, person: Person, name: str) -> Path:
    """Keep what the person sees."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    person.page.screenshot(path=path, full_page=True)
    return path
