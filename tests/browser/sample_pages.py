"""An address for every page of the site, taken from a world that is made by visiting pages."""

import re
from dataclasses import dataclass

from journeys import FORM, comes_in_from_the_card, fills_in, name_of
from people import Person

AIGUL = "Төлегенова Айгүл Серікқызы"
VIKTOR = "Гончаренко Виктор Андреевич"
CARD = "/services/akm-03/"

NOT_PAGES = {
    "language": "takes a form and goes back",
    "sign-out": "takes a form and goes home",
    "apply": "makes a draft and leads to it",
    "draft": "leads to the next question",
    "draft-send": "takes a form",
    "draft-discard": "takes a form",
    "draft-home-form": "a PDF",
    "case-receipt": "a PDF",
    "case-result": "a PDF",
    "healthz": "JSON for the operator's watch",
    "desk-appoint": "takes a form; wrong input shows the case's page",
    "desk-appoint-many": "takes a form; wrong input shows the list",
    "desk-ask": "takes a form",
    "desk-prepare": "takes a form; wrong input shows the case's page",
    "desk-sign": "takes a form",
    "desk-return": "takes a form",
    "desk-register": "takes a form",
    "desk-issue": "takes a form",
    "desk-reassign": "takes a form",
    "desk-annul": "takes a form",
    "desk-file": "the applicant's own file",
    "desk-receipt": "a PDF",
    "desk-result": "a PDF",
    "desk-letter": "a PDF",
    "desk-book-pdf": "a PDF",
}
"""Routes that show no page of their own, each with the reason; those of programs begin with `api:`."""


@dataclass(frozen=True)
class World:
    """What the addresses are made of."""

    granted: str
    open: str
    refused: str
    draft: str
    form_pages: tuple[str, ...]
    verify: str
    waiting: tuple[str, ...]
    book: str


def a_world(aigul: Person, viktor: Person, head: Person, executor: Person, scan: bytes) -> World:
    """One case of each end, one still open, one draft: all made as people make them."""
    waiting = _case_links(head.go("/desk/office/"))
    granted, refused = applied(aigul, AIGUL, scan), applied(viktor, VIKTOR, scan)
    for case, outcome in ((granted, "granted"), (refused, "refused")):
        resolved(head, executor, case)
        prepared(executor, case, outcome)
        signed(head, case)
    aigul.go(f"/cases/{granted}/").waits_for("QR")
    verify = aigul.page.locator("main a[href*='/verify/']").first.get_attribute("href") or ""
    again = "main form[action$='/apply/'] button"
    viktor.go(f"/cases/{refused}/").waits_to_see(again)
    viktor.page.locator(again).click()
    viktor.page.wait_for_url("**/drafts/**")
    draft = viktor.page.url.split("/drafts/")[1].split("/")[0]
    viktor.go(f"/drafts/{draft}/check/")
    links = viktor.page.locator("main a[href*='/page.']").all()
    return World(
        granted=granted,
        open=applied(aigul, AIGUL, scan),
        refused=refused,
        draft=draft,
        form_pages=tuple(dict.fromkeys((link.get_attribute("href") or "") for link in links)),
        verify=verify,
        waiting=waiting,
        book=head.page.locator("a[href*='/desk/books/']").first.get_attribute("href") or "",
    )


def _case_links(official: Person) -> tuple[str, ...]:
    links = official.page.locator("main th a[href*='/desk/cases/']").all()
    return tuple((link.get_attribute("href") or "") for link in links)


def applied(person: Person, name: str, scan: bytes) -> str:
    """Another application of this person; its id."""
    person.go(CARD)
    if person.page.locator(".account form").count():
        person.follow(FORM[person.language].apply)
    else:
        comes_in_from_the_card(person, name)
    fills_in(person, "улица Абая, 12", "scan.png", scan)
    person.page.locator("main form[action$='/send/'] button").click()
    person.page.wait_for_url("**/sent/")
    found = re.search(r"/cases/([0-9a-f-]{36})/", person.page.url)
    assert found is not None, person.page.url
    return found[1]


def resolved(head: Person, executor: Person, case: str) -> None:
    """The head appoints this executor. Here and below, forms are known by what they do."""
    head.go(f"/desk/cases/{case}/").choose(name_of(executor))
    head.page.locator("form[action$='/appoint/'] button").click()
    head.page.wait_for_url("**done=appointed")


def prepared(executor: Person, case: str, outcome: str) -> None:
    """The executor puts a draft before the head, with the one ground if it is a refusal."""
    executor.go(f"/desk/cases/{case}/").waits_to_see("main li > b")  # the register has answered
    form = executor.page.locator("form#prepare")
    form.locator("input[value=yes]").first.check()
    form.locator(f"input[value={outcome}]").check()
    if outcome == "refused":
        form.locator("input[name=ground]").check()
        form.locator("textarea[name=reasons]").fill("В учёте записи нет.")
    executor.page.locator("form#prepare > button.button-primary").click()
    executor.page.wait_for_url("**done=prepared")


def signed(head: Person, case: str) -> None:
    """The head signs what was put before them."""
    head.go(f"/desk/cases/{case}/").page.locator("form[action$='/sign/'] button").click()
    head.page.wait_for_url("**done=signed")


def addresses(world: World) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Route -> who opens it, and the addresses that show it in its different states."""
    draft = f"/drafts/{world.draft}/"
    desk = "/desk/"
    decided = tuple(f"/desk/cases/{case}/" for case in (world.granted, world.refused, world.open))
    cases = [f"/cases/{case}/" for case in (world.granted, world.open)]
    return {
        "home": ("visitor", ("/",)),
        "find": ("visitor", ("/services/", "/services/?q=жумыссыз", "/services/?q=ъъъ")),
        "help": ("visitor", ("/help/",)),
        "components": ("visitor", ("/components/",)),
        "display": ("visitor", ("/display/",)),
        "demo-inbox": ("visitor", ("/demo/inbox/",)),
        "sign-in": ("visitor", ("/sign-in/",)),
        "register": ("visitor", ("/register/",)),
        "service": ("visitor", (CARD,)),
        "for-me": ("visitor", (f"{CARD}for-me/", f"{CARD}for-me/?forme.residence=no")),
        "stand-sheet": ("visitor", (f"{CARD}sheet/",)),
        "clause": ("visitor", ("/clauses/akm-03/ground.not_registered/",)),
        "offices": ("visitor", ("/offices/",)),
        "home-form": ("visitor", (f"{CARD}at-home/",)),
        "status": ("visitor", ("/status/",)),
        "verify": ("visitor", ("/verify/",)),
        "verify-token": ("visitor", (world.verify, "/verify/unknown/")),
        "api-docs": ("visitor", ("/api/",)),
        "draft-page": ("refused", world.form_pages),
        "draft-papers": ("refused", (f"{draft}papers/",)),
        "draft-paper": ("refused", (f"{draft}papers/doc.identity_card.scan/",)),
        "draft-check": ("refused", (f"{draft}check/",)),
        "account": ("refused", ("/account/",)),
        "notices": ("applicant", ("/account/notices/",)),
        "case": ("applicant", tuple(cases)),
        "case-sent": ("applicant", (f"{cases[1]}sent/",)),
        "case-withdraw": ("applicant", tuple(f"{case}withdraw/" for case in cases)),
        "case-survey": ("applicant", tuple(f"{case}survey/" for case in cases)),
        "board": ("monitor", ("/board/",)),
        "desk": ("executor", (desk,)),
        "desk-office": ("head", (f"{desk}office/",)),
        "desk-case": ("head", (*decided, *world.waiting[:4])),
        "desk-load": ("head", (f"{desk}load/",)),
        "desk-intake": ("executor", (f"{desk}intake/",)),
        "desk-intake-service": ("executor", (f"{desk}intake/akm-03/",)),
        "desk-letters": ("head", (f"{desk}letters/",)),
        "desk-book": ("head", (world.book,)),
        "desk-search": ("executor", (f"{desk}search/", f"{desk}search/?q=Гончаренко")),
    }
