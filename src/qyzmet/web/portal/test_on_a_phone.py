"""Questions on the smallest phone: the head is small, and the first answer is on the first screen."""

import pytest
from django.test import Client
from django.urls import reverse

from qyzmet.features.applications import drafts
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE

from .test_in_browser import chromium, shown

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_HEAD = 170
"""CSS pixels the head may take at most."""
_FIRST = 420
"""CSS pixels from the top, above which the first answer begins."""
_MEASURE = """() => {
  const box = one => one.getBoundingClientRect();
  const first = document.querySelector(
    'main form :is(input:not([type=hidden]), select, textarea)');
  return {
    head: box(document.querySelector('.site-head')).height,
    first: box(first).top,
    wide: document.documentElement.scrollWidth,
    small: [...document.querySelectorAll('.site-head :is(a, button)')]
      .filter(one => box(one).height < 43.5 || box(one).width < 43.5).map(one => one.outerHTML),
  };
}"""


@pytest.fixture
def pages(cast, request):
    """Every question of an application and the first of its papers, as the applicant gets them."""
    client = Client()
    client.force_login(cast.applicant.account, backend=_BACKEND)
    client.cookies.load({"django_language": request.param, "display": "100.light.normal.on"})
    draft = stages.draft(cast, receive="also_email", email="a@example.kz")
    fresh = drafts.draft_of(cast.applicant.actor, draft.pk)
    found = [reverse("draft-page", args=(draft.pk, page.id)) for page in drafts.pages_of(fresh)]
    paper = next(rule.id for rule, file in drafts.papers_of(fresh) if file)
    drafts.detach(fresh, paper)
    found.append(reverse("draft-paper", args=(draft.pk, paper)))
    bodies = {path: client.get(path).content for path in found}
    assert len(bodies) > 4
    return bodies | {"card": client.get(reverse("service", args=(SERVICE,))).content}


@pytest.mark.parametrize("pages", ["kk", "ru", "en"], indirect=True)
def test_a_question_stands_on_the_first_screen_of_a_small_phone(pages):
    wrong = {}
    with chromium() as browser:
        for path, body in pages.items():
            page = shown(browser, body, 320)
            page.set_viewport_size({"width": 320, "height": 640})
            if path == "card":
                page.wait_for_selector(".tool-name")
                assert page.evaluate("document.documentElement.scrollWidth") <= 320
                continue
            found = page.evaluate(_MEASURE)
            late = found["head"] > _HEAD or found["first"] >= _FIRST
            if late or found["wide"] > 320 or found["small"]:
                wrong[path.split("/")[-2]] = found
            page.close()
    assert wrong == {}
