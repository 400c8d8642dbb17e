"""Where an applicant stands in a draft: what is still asked, and what comes next."""

from typing import Literal

import msgspec

from qyzmet.features.offices.queries import serving
from qyzmet.features.people.queries import person
from qyzmet.standard.model import DocumentRule, OfficeRecord, Page, hold

from .drafts import missing_of, pages_of, papers_of
from .models import Draft


class Next(msgspec.Struct, frozen=True):
    """The next open thing of a draft; `id` is that of the page or of the paper."""

    what: Literal["page", "paper", "check"]
    id: str = ""


def asked_of(draft: Draft) -> list[Page]:
    """The pages that ask something the account doesn't know, given the answers so far.

    What is known is not asked again: it is filled in, shown before sending and can be corrected.
    """
    known = person(draft.person_id)

    def is_known(page: Page) -> bool:
        fields = [field for field in page.fields if hold(field.when, draft.answers)]
        return all(
            field.prefill and getattr(known, field.prefill.removeprefix("account."), "")
            for field in fields
        )

    return [page for page in pages_of(draft) if not is_known(page)]


def office_of(draft: Draft) -> OfficeRecord | None:
    """The office that will get the application; None while the residence is not answered."""
    territory = draft.answers.get("territory", "")
    found = serving("department", territory) if territory else []
    return found[0] if found else None


def to_attach(draft: Draft) -> list[DocumentRule]:
    """The papers of the checklist that are files, the form itself left out."""
    return [rule for rule, _ in papers_of(draft) if not rule.form]


def next_of(draft: Draft) -> Next:
    """The first page with an answer missing or wrong, else the first paper missing, else the check
    of everything before it is sent."""
    errors, wanting = missing_of(draft)
    for page in pages_of(draft):
        if any(field.id in errors for field in page.fields):
            return Next("page", page.id)
    for rule in to_attach(draft):
        if rule.id in wanting:
            return Next("paper", rule.id)
    return Next("check")


def next_after(draft: Draft, page_id: str) -> Next:
    """What follows a page when going through the form in its order."""
    order = [page.id for page in pages_of(draft)]
    at = order.index(page_id) if page_id in order else -1
    for page in asked_of(draft):
        if order.index(page.id) > at:
            return Next("page", page.id)
    return next_of(draft)


def before(draft: Draft, page_id: str) -> str:
    """The page asked before this one; empty at the beginning."""
    order = [page.id for page in pages_of(draft)]
    at = order.index(page_id) if page_id in order else len(order)
    earlier = [page.id for page in asked_of(draft) if order.index(page.id) < at]
    return earlier[-1] if earlier else ""


def place_of(draft: Draft, page_id: str) -> tuple[int, int] | None:
    """(number of this question, how many are asked); None for a page that is only corrected."""
    asked = [page.id for page in asked_of(draft)]
    return (asked.index(page_id) + 1, len(asked)) if page_id in asked else None
