"""A stranger sees nothing: every route of the resolver, every role, ids of somebody else's case."""

from datetime import date

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import include, path, reverse

from qyzmet.features.people.actions import give_post
from qyzmet.features.people.models import Account
from qyzmet.features.people.queries import actor_of
from qyzmet.kernel import access
from qyzmet.kernel.store import state_of
from qyzmet.testing.cast import Member
from qyzmet.testing.sweep import METHODS, Leak, Route, addresses, call, leaks_in, routes, text_of

from .conftest import ADDRESS, NAME, PHONE, Nest, browser

pytestmark = pytest.mark.django_db

STRANGERS = ("visitor", "applicant", "representative", "stranger", "stranger_head", "monitor")
OFFICIALS = ("executor", "second_executor", "head")
"""They may see the canary's cases, and nothing else of hers."""

CHANGES_THE_SESSION = {"sign-out", "sign-in", "register"}


def _sent(nest: Nest) -> dict[str, object]:
    """What a curious person types into any form."""
    return {
        "q": nest.canary.iin,
        "number": nest.secrets[-1],
        "code": "AAAAAAAA",
        "birth_date": "1999-09-09",
        "case": nest.open.case,
        "cases": nest.open.case,
        "executor": nest.cast.stranger.account.id,
        "note": "x",
        "reason": "x",
        "remark": "x",
        "key": "stranger",
        "whole": "1",
    }


def _secrets(nest: Nest) -> tuple[str, ...]:
    """What was typed by the caller may be shown to the caller again."""
    typed = {str(value) for value in _sent(nest).values()}
    return tuple(secret for secret in nest.secrets if secret not in typed)


def sweep(nest: Nest, who: str, only: set[str] | None = None) -> list[Leak]:
    """Call everything as this member of the cast; what leaked."""
    member = nest.cast.members().get(who)
    client, found = browser(member), []
    for route in routes():
        if only is not None and route.name not in only:
            continue
        for address in addresses(route, nest.values()):
            for method in METHODS:
                if route.name in CHANGES_THE_SESSION and method != "get":
                    continue
                response = call(client, method, address, _sent(nest), nest.keys.get(who, ""))
                found += leaks_in(who, method, route, response, _secrets(nest))
                found += _entered(who, method, route, response, member)
    return found


def _entered(who, method, route, response, member) -> list[Leak]:
    """Whether the gate let somebody in against the policy."""
    actor = member.actor if member else None
    if access.may_enter(route.name, actor):
        return []
    status = response.status_code
    to_sign_in = status == 302 and response["Location"].startswith(reverse("sign-in"))
    closed = to_sign_in if actor is None else status == 403
    return [] if closed else [Leak(who, method, route.name, status, "the gate stood open")]


def _untouched(nest: Nest) -> None:
    assert state_of(nest.open.case) == nest.open
    assert state_of(nest.done.case) == nest.done
    before = dict(nest.draft.answers)
    nest.draft.refresh_from_db()
    assert (nest.draft.answers, nest.draft.case_id) == (before, "")


def test_every_route_has_a_name_and_a_line_of_policy():
    assert [route.pattern for route in routes() if not route.name] == []
    assert {route.name for route in routes()} - set(access.ROUTES) == set()


def test_no_line_of_policy_is_stale():
    assert set(access.ROUTES) - {route.name for route in routes()} == set()


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_sees_and_changes_nothing(nest, who):
    assert sweep(nest, who) == []
    _untouched(nest)


@pytest.mark.parametrize("who", OFFICIALS)
def test_an_official_sees_nothing_of_hers_but_her_cases(nest, who):
    """Her drafts and account are hers alone; pages of applicants are closed to officials."""
    of_officials = {route.name for route in routes() if route.name.startswith("desk")}
    others = {route.name for route in routes()} - of_officials
    assert sweep(nest, who, others) == []


def test_an_official_may_not_enter_a_case_of_their_own(nest):
    """The canary gets a post at the very office that works her cases."""
    account = Account(login="insider", person=nest.canary.person)
    account.save(force_insert=True)
    office = nest.cast.office
    give_post(
        account,
        office=office.id,
        authority=office.authority,
        role="head",
        since=date(2020, 1, 1),
    )
    insider = Member(account, actor_of(account, date(2026, 1, 1)))
    client, found = browser(insider), []
    for route in routes():
        if route.personal and route.name.startswith("desk"):
            for address in addresses(route, nest.values()):
                for method in METHODS:
                    answer = call(client, method, address, _sent(nest), "")
                    found += leaks_in("insider", method, route, answer, ())
    assert found == []
    _untouched(nest)


def test_those_who_may_see_the_canary_do_see_her(nest):
    """Else the sweep would pass on empty pages."""
    own = browser(nest.canary)
    assert NAME in text_of(own.get(reverse("case", args=[nest.open.case])))
    assert ADDRESS in text_of(own.get(reverse("draft-check", args=[nest.draft.pk])))
    desk = browser(nest.cast.executor)
    page = text_of(desk.get(reverse("desk-case", args=[nest.open.case])))
    assert NAME in page
    assert PHONE in page
    paper = desk.get(reverse("desk-result", args=[nest.done.case]))
    assert paper.status_code == 200
    assert nest.canary.iin in text_of(paper) or NAME in text_of(paper)


@pytest.mark.parametrize("who", ["applicant", "stranger_head"])
def test_with_the_guard_of_cases_taken_out_the_leak_is_found(nest, monkeypatch, who):
    for place in ("features.applications.cases", "web.desk.lists", "web.desk.books"):
        monkeypatch.setattr(f"qyzmet.{place}.may_see", lambda actor, state: True)
    seen = {leak.what for leak in sweep(nest, who, {"case", "desk-case", "case-result"})}
    assert NAME in seen
    assert "it was not refused" in seen


@pytest.mark.parametrize(
    ("who", "route", "narrow"),
    [
        ("applicant", "account", "applicant_id"),
        ("applicant", "draft-check", "person_id"),
        ("stranger", "desk-office", "office_id"),
    ],
)
def test_a_query_with_its_filter_taken_out_is_found(nest, monkeypatch, who, route, narrow):
    original = QuerySet.filter

    def wide(self, *args, **wanted):
        return original(self, *args, **{k: v for k, v in wanted.items() if k != narrow})

    assert sweep(nest, who, {route}) == []
    with monkeypatch.context() as opened:
        opened.setattr(QuerySet, "filter", wide)
        assert sweep(nest, who, {route}) != []


def _open_door(request):
    return HttpResponse("what nobody should read")


class _WithABackDoor:
    """The site with one more route that nobody wrote a line of policy for."""

    urlpatterns = (
        path("back-door/", _open_door, name="back-door"),
        path("", include("qyzmet.config.urls")),
    )


def test_a_route_without_a_line_of_policy_is_closed_to_everybody(nest, settings):
    settings.ROOT_URLCONF = _WithABackDoor.urlpatterns
    assert Route("back-door", (), "back-door/") in routes()
    assert browser(None).get("/back-door/")["Location"].startswith("/sign-in/")
    for member in nest.cast.members().values():
        assert browser(member).get("/back-door/").status_code == 403
