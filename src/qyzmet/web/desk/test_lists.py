from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from qyzmet.features.applications.queries import number_of_case
from qyzmet.kernel import clock
from qyzmet.kernel.store import state_of
from qyzmet.testing import stages
from qyzmet.web.desk import lists

pytestmark = pytest.mark.django_db


def text_of(client, route, *args, **query):
    answer = client.get(reverse(route, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def two(cast, at_work):
    return stages.submitted(cast), stages.submitted(cast, cast.representative)


def test_my_work_shows_number_applicant_action_and_what_is_left_of_both_clocks(
    cast, signed_in, two
):
    text = text_of(signed_in(cast.head), "desk")
    for state in two:
        assert number_of_case(state) in text
        assert state.answers["name"] in text
    assert "Take the application into work" in text
    assert "10 minutes" in text
    assert "1 working day" in text


def test_work_is_listed_for_whoever_has_it(cast, signed_in, two):
    stages.appointed(cast, two[0])
    number = number_of_case(two[0])
    assert number in text_of(signed_in(cast.executor), "desk")
    assert number not in text_of(signed_in(cast.second_executor), "desk")
    assert number in text_of(signed_in(cast.second_executor), "desk-office")
    assert number not in text_of(signed_in(cast.stranger), "desk-office")


def test_late_work_comes_first_and_says_by_how_much(cast, signed_in, two, at_work):
    with clock.at(at_work + timedelta(days=3)):
        fresh = stages.taken_in(cast, cast.stranger)
        text = text_of(signed_in(cast.head), "desk")
    assert "late by 2 working days" in text
    assert text.index(number_of_case(two[0])) < text.index(number_of_case(fresh))
    assert 'class="row-late"' in text


def test_an_executor_gets_no_boxes_to_tick(cast, signed_in, two):
    assert 'name="case"' not in text_of(signed_in(cast.executor), "desk-office")
    assert 'name="case"' in text_of(signed_in(cast.head), "desk-office")


def test_pages_of_work_follow_by_key_and_lose_nothing(cast, signed_in, two, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 1)
    head = signed_in(cast.head)
    first = head.get(reverse("desk"))
    assert first.context["older"]
    second = head.get(first.context["older"])
    seen = [first.context["lines"][0]["case"], second.context["lines"][0]["case"]]
    assert sorted(seen) == sorted(state.case for state in two)
    assert second.context["newer"] == reverse("desk")
    assert not second.context["older"]


@pytest.mark.parametrize(
    "after",
    [
        "yesterday",
        "2026-11-17T10:00:00",
        "' OR 1=1",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_a_tampered_page_address_is_not_found(cast, signed_in, after):
    answer = signed_in(cast.head).get(reverse("desk"), {"after": after, "case": "x"})
    assert answer.status_code == 404


def test_several_are_resolved_at_once_and_each_says_what_happened(cast, signed_in, two):
    head = signed_in(cast.head)
    stages.appointed(cast, two[0])
    elsewhere = stages.submitted(cast, cast.stranger, territory=cast.other_office.territory.id)
    data = {
        "case": [two[0].case, two[1].case, elsewhere.case],
        "executor": cast.executor.account.id,
        "note": "Together",
        "key": str(uuid4()),
    }
    answer = head.post(reverse("desk-appoint-many"), data)
    assert answer.status_code == 302
    text = text_of(head, "desk-appoint-many", shown="1")
    assert text.count("not done") == 2
    assert text.count(">appointed<") == 1
    assert "There is no such case." in text
    assert "not the turn of this step" in text
    assert elsewhere.answers["name"] not in text
    assert state_of(two[1].case).executor == cast.executor.account.id
    assert state_of(elsewhere.case).executor == ""


def test_resolving_twice_with_one_form_answers_the_same(cast, signed_in, two):
    head = signed_in(cast.head)
    data = {"case": [two[0].case], "executor": cast.executor.account.id, "key": "k"}
    for _ in range(2):
        head.post(reverse("desk-appoint-many"), data)
        assert "not done" not in text_of(head, "desk-appoint-many", shown="1")


def test_the_address_of_many_resolutions_leads_to_the_desk_before_anything_was_resolved(
    cast, signed_in, two
):
    head = signed_in(cast.head)
    for query in ({}, {"shown": "1"}):
        answer = head.get(reverse("desk-appoint-many"), query)
        assert answer["Location"] == reverse("desk")


def test_a_page_address_at_the_edge_of_the_calendar_is_read(cast, signed_in, two):
    for after in ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"):
        query = {"after": after, "case": "x" * 500}
        assert signed_in(cast.head).get(reverse("desk"), query).status_code == 200


def test_resolving_without_ticks_or_executor_keeps_what_was_typed(cast, signed_in, two):
    head = signed_in(cast.head)
    answer = head.post(reverse("desk-appoint-many"), {"case": [two[0].case], "note": "Typed"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Choose the executor" in text
    assert 'value="Typed"' in text
    assert f'value="{two[0].case}" checked' in text
    assert head.post(reverse("desk-appoint-many"), {"executor": "x"}).status_code == 422


def test_only_a_head_resolves_and_sees_the_load(cast, signed_in, two):
    executor = signed_in(cast.executor)
    assert executor.post(reverse("desk-appoint-many"), {"case": "x"}).status_code == 403
    assert executor.get(reverse("desk-load")).status_code == 403


def test_the_load_counts_open_and_late_by_executor(cast, signed_in, two, at_work):
    stages.appointed(cast, two[0])
    with clock.at(at_work + timedelta(days=3)):
        answer = signed_in(cast.head).get(reverse("desk-load"))
    rows = {row["name"]: (row["total"], row["late"]) for row in answer.context["rows"]}
    assert rows[cast.executor.person.name] == (1, 1)
    assert rows[cast.second_executor.person.name] == (0, 0)
    assert (answer.context["unassigned"], answer.context["unassigned_late"]) == (1, 1)


def test_search_finds_by_iin_by_name_and_goes_straight_to_a_number(cast, signed_in, two):
    executor = signed_in(cast.executor)
    number = number_of_case(two[0])
    assert number in text_of(executor, "desk-search", q=cast.applicant.iin)
    assert number in text_of(executor, "desk-search", q=cast.applicant.person.name[:5].lower())
    answer = executor.get(reverse("desk-search"), {"q": number.lower()})
    assert answer["Location"] == reverse("desk-case", args=(two[0].case,))


def test_search_shows_nothing_of_another_office_nor_ones_own_case(cast, signed_in, two):
    for query in (number_of_case(two[0]), cast.applicant.iin, cast.applicant.person.name):
        text = text_of(signed_in(cast.stranger), "desk-search", q=query)
        assert two[0].case not in text
    own = stages.submitted(cast, cast.head)
    for query in (number_of_case(own), cast.head.iin):
        assert own.case not in text_of(signed_in(cast.head), "desk-search", q=query)


def test_a_search_too_short_says_so(cast, signed_in):
    assert "at least three letters" in text_of(signed_in(cast.head), "desk-search", q="а")


@pytest.mark.parametrize("route", ["desk", "desk-office"])
def test_lists_stay_within_their_budget_of_queries(
    cast, signed_in, two, route, django_assert_max_num_queries
):
    head = signed_in(cast.head)
    text_of(head, route)
    # Eight of the list; five of the session, the account, the person and the posts.
    with django_assert_max_num_queries(8 + 5):
        text_of(head, route)


def test_a_visitor_is_sent_to_sign_in(client, cast):
    answer = client.get(reverse("desk"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("query", ["\x00", "a\x00bc", "%", "'", "я" * 5000, "KKS-2026-99999"])
def test_hostile_words_are_searched_without_a_crash(cast, signed_in, two, query):
    assert signed_in(cast.head).get(reverse("desk-search"), {"q": query}).status_code == 200


def test_hostile_ids_are_answered_without_a_crash(cast, signed_in, two):
    head = signed_in(cast.head)
    data = {"case": ["\x00", "x" * 300], "executor": "\x00", "note": "\x00", "key": "\x00"}
    assert head.post(reverse("desk-appoint-many"), data).status_code == 422
    data["executor"] = cast.executor.account.id
    assert head.post(reverse("desk-appoint-many"), data).status_code == 302
    assert head.get("/desk/cases/%00/").status_code == 404
    answer = head.post(reverse("desk-letters"), {"case": "\x00", "seq": "1"})
    assert answer.status_code == 404


def test_a_resolution_beyond_the_limit_is_refused_and_kept(cast, signed_in, two):
    data = {"case": [two[0].case], "executor": cast.executor.account.id, "note": "я" * 2001}
    answer = signed_in(cast.head).post(reverse("desk-appoint-many"), data)
    assert answer.status_code == 422
    assert "я" * 2001 in answer.content.decode()
    assert not state_of(two[0].case).executor
