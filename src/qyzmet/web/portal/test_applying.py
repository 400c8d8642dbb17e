"""Filling in and sending an application, page by page, as a browser does it."""

import io
import re

import pypdf
import pytest
from django.urls import reverse

from qyzmet.features.applications import drafts
from qyzmet.features.applications.models import DraftFile
from qyzmet.kernel import files
from qyzmet.kernel.models import Case
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE, png

pytestmark = pytest.mark.django_db

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def me(cast, client):
    """A browser in which the applicant has signed in, in English."""
    client.force_login(cast.applicant.account, backend=_BACKEND)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def draft(cast):
    return drafts.start(cast.applicant.actor, SERVICE)


def _page(draft, page):
    return reverse("draft-page", args=(draft.pk, page))


def _answer(client, url, **typed):
    return client.post(url, {name.replace("__", "-"): value for name, value in typed.items()})


def _fresh(cast, draft):
    return drafts.draft_of(cast.applicant.actor, draft.pk)


def _pdf(pages=1):
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


def _upload(client, draft, name, body, document="doc.identity_card.scan"):
    file = io.BytesIO(body)
    file.name = name
    url = reverse("draft-paper", args=(draft.pk, document))
    return client.post(url, {"file": file})


def test_a_whole_application_from_start_to_number_without_a_detour(cast, me, at_work):
    answer = me.get(reverse("apply", args=(SERVICE,)), follow=True)
    seen = []
    typed = {
        "page.category": {"category": "citizen"},
        "page.residence": {"territory": cast.office.territory.id, "address": "Абай 1"},
        "page.receive": {"receive": "usual"},
        "page.certificate_language": {"certificate_language": "kk"},
    }
    while (page := answer.request["PATH_INFO"].rstrip("/").split("/")[-1]) in typed:
        seen.append(page)
        answer = me.post(answer.request["PATH_INFO"], typed[page], follow=True)
    assert seen == list(typed), "what the account knows is not asked again"
    assert "papers/doc.identity_card.scan" in answer.request["PATH_INFO"]
    answer = me.post(answer.request["PATH_INFO"], {"file": _named(png(), "скан.png")}, follow=True)
    assert answer.request["PATH_INFO"].endswith("/check/")
    page = answer.content.decode()
    assert "Айгүл Серікқызы Төлегенова" in page, "what was filled in is shown"
    assert "18 November 2026" in page, "the due date if sent now"
    answer = me.post(answer.request["PATH_INFO"].replace("check", "send"), follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"].endswith("/sent/")
    assert re.search(r"[A-Z]{2,6}-2026-\d+", answer.content.decode())
    assert "18 November 2026" in answer.content.decode()


def _named(body, name):
    file = io.BytesIO(body)
    file.name = name
    return file


def test_applying_again_goes_on_with_the_same_draft(me):
    first = me.get(reverse("apply", args=(SERVICE,)))
    assert me.get(reverse("apply", args=(SERVICE,))).url == first.url


def test_an_unknown_service_is_not_found(me):
    assert me.get(reverse("apply", args=("no-such",))).status_code == 404


def test_an_unknown_page_or_paper_of_a_draft_is_not_found(me, draft):
    assert me.get(_page(draft, "page.none")).status_code == 404
    assert me.get(reverse("draft-paper", args=(draft.pk, "doc.none"))).status_code == 404


def test_the_question_is_the_heading_and_tells_how_far_one_is(me, draft):
    page = me.get(_page(draft, "page.category")).content.decode()
    assert page.count("<h1") == 1
    assert "Question 1 of 4" in page


@pytest.mark.parametrize(
    ("page", "typed", "says"),
    [
        ("page.category", {}, "Choose one of the answers"),
        ("page.category", {"category": "martian"}, "Choose one of the answers given"),
        ("page.phone", {"phone": "12"}, "whole phone number"),
        ("page.residence", {"address": "x" * 301}, "at most 300"),
    ],
)
def test_a_wrong_answer_is_kept_as_typed_and_explained(me, draft, page, typed, says):
    answer = me.post(_page(draft, page), typed)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert says in body
    assert "<title>Error:" in body.replace("\n", "")
    assert 'role="alert"' in body
    for text in typed.values():
        assert f'value="{text}"' in body or text == "martian"


def test_who_applies_is_shown_and_cannot_be_made_somebody_else(cast, me):
    draft = stages.draft(cast)
    check = me.get(reverse("draft-check", args=(draft.pk,))).content.decode()
    assert cast.applicant.iin in check
    for page, field in (("page.iin", "iin"), ("page.name", "name")):
        assert _page(draft, page) not in check, "no way to change it is offered"
        assert me.get(_page(draft, page)).status_code == 404
        assert me.post(_page(draft, page), {field: cast.representative.iin}).status_code == 404
    assert _page(draft, "page.phone") in check, "contacts can be changed"
    assert _fresh(cast, draft).answers["iin"] == cast.applicant.iin


def test_letters_that_no_paper_can_print_are_named(me, draft):
    answer = me.post(_page(draft, "page.residence"), {"address": "漢字 5"})
    assert answer.status_code == 422
    assert "cannot be printed" in answer.content.decode()


def test_a_draft_sent_from_another_window_leads_to_its_case(cast, me, monkeypatch):
    draft = stages.draft(cast)
    answer = drafts.answer

    def meanwhile(late, page, raw):
        drafts.send(cast.applicant.actor, _fresh(cast, draft), "kk")
        return answer(late, page, raw)

    monkeypatch.setattr(drafts, "answer", meanwhile)
    led = me.post(_page(draft, "page.phone"), {"phone": "8 701 555 44 33"}, follow=True)
    assert led.request["PATH_INFO"].endswith("/sent/")


def test_a_right_answer_beside_a_wrong_one_is_kept(cast, me, draft):
    typed = {"territory": cast.office.territory.id, "address": ""}
    assert me.post(_page(draft, "page.residence"), typed).status_code == 422
    assert _fresh(cast, draft).answers["territory"] == cast.office.territory.id


def test_an_answer_that_opens_a_question_is_followed_by_it(me, draft):
    answer = me.post(_page(draft, "page.receive"), {"receive": "also_email"})
    assert answer.url == _page(draft, "page.email")


def test_changing_from_the_check_returns_to_the_check(cast, me):
    draft = stages.draft(cast)
    url = _page(draft, "page.phone")
    assert "Question" not in me.get(url + "?back=check").content.decode()
    answer = me.post(url, {"phone": "8 701 555 44 33", "back": "check"})
    assert answer.url == reverse("draft-check", args=(draft.pk,))
    assert _fresh(cast, draft).answers["phone"] == "+77015554433"


def test_changing_the_category_asks_for_the_paper_of_the_new_one(cast, me):
    draft = stages.draft(cast)
    answer = me.post(_page(draft, "page.category"), {"category": "oralman", "back": "check"})
    assert answer.url == reverse("draft-paper", args=(draft.pk, "doc.oralman_certificate.scan"))


def test_save_and_leave_keeps_the_answer_and_goes_to_the_account(cast, me, draft):
    answer = me.post(_page(draft, "page.category"), {"category": "oralman", "leave": "1"})
    assert answer.url == reverse("account")
    assert _fresh(cast, draft).answers["category"] == "oralman"
    assert "kept until" in me.get(reverse("account")).content.decode()


def test_leaving_an_empty_question_is_no_error_but_a_wrong_answer_is_not_lost(me, draft):
    assert me.post(_page(draft, "page.category"), {"leave": "1"}).status_code == 302
    assert me.post(_page(draft, "page.phone"), {"phone": "12", "leave": "1"}).status_code == 422


def test_territories_are_listed_by_the_alphabet_of_the_page(me, draft):
    me.cookies["django_language"] = "kk"
    page = me.get(_page(draft, "page.residence")).content.decode()
    names = re.findall(r'<option value="[^"]+">([^<]+)', page)
    assert len(names) > 7
    assert names.index("Ақкөл ауданы") < names[1:].index("Бурабай ауданы") + 1


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("скан.pdf", b"", "empty"),
        ("скан.pdf", b"MZ\x90\x00 a program", "no PDF, JPEG or PNG"),
        ("скан.pdf", b"%PDF-1.7 and nothing behind", "damaged"),
        ("скан.png", png()[:40], "damaged"),
    ],
)
def test_a_file_that_is_no_paper_is_refused_with_a_reason(me, draft, name, body, says):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    answer = _upload(me, draft, name, body)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_eighty_megabytes_are_refused_before_they_are_read(me, draft, monkeypatch):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    read = []
    monkeypatch.setattr(files, "inspect", lambda body: read.append(len(body)))
    answer = _upload(me, draft, "скан.pdf", b"%PDF-" + bytes(80 * 1024 * 1024))
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()
    assert not read


def test_no_file_chosen_says_so(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    url = reverse("draft-paper", args=(draft.pk, "doc.identity_card.scan"))
    answer = me.post(url)
    assert answer.status_code == 422
    assert "Choose a file first" in answer.content.decode()


def test_a_path_in_a_file_name_is_dropped(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    _upload(me, draft, "../../etc/куәлік.pdf", _pdf())
    assert DraftFile.objects.get(draft=draft).name == "куәлік.pdf"


def test_a_second_file_takes_the_place_of_the_first_and_it_can_be_taken_off(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    _upload(me, draft, "one.png", png())
    _upload(me, draft, "two.png", png(60, 60))
    assert [file.name for file in DraftFile.objects.filter(draft=draft)] == ["two.png"]
    url = reverse("draft-paper", args=(draft.pk, "doc.identity_card.scan"))
    assert "two.png" in me.get(url).content.decode()
    assert me.post(url).status_code == 302, "going on with the file kept is no error"
    me.post(url, {"remove": "1"})
    assert not DraftFile.objects.filter(draft=draft).exists()


def test_the_list_of_papers_says_what_is_missing_and_what_is_made_here(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    page = me.get(reverse("draft-papers", args=(draft.pk,))).content.decode()
    assert "Missing" in page
    assert "Ready" in page


def test_the_clause_of_a_paper_is_an_address_in_words(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    one = me.get(reverse("draft-paper", args=(draft.pk, "doc.identity_card.scan")))
    every = me.get(reverse("draft-papers", args=(draft.pk,)))
    for page in (one.content.decode(), every.content.decode()):
        assert "14.portal.1" not in page
        assert "point 14, the part on the portal, subpoint 1" in page


def test_sending_what_is_incomplete_names_every_gap_with_a_link(me, draft):
    me.post(_page(draft, "page.category"), {"category": "citizen"})
    answer = me.post(reverse("draft-send", args=(draft.pk,)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert _page(draft, "page.residence") + "?back=check" in page
    assert reverse("draft-paper", args=(draft.pk, "doc.identity_card.scan")) in page
    assert "Choose a file first" in page
    assert not Case.objects.exists()


def test_pressing_send_twice_makes_one_case_and_shows_it_twice(cast, me, at_work):
    draft = stages.draft(cast)
    url = reverse("draft-send", args=(draft.pk,))
    first, second = me.post(url), me.post(url)
    assert first.url == second.url
    assert Case.objects.count() == 1


def test_what_was_sent_leads_to_its_case_from_every_page_of_the_draft(cast, me, at_work):
    draft = stages.draft(cast)
    sent = me.post(reverse("draft-send", args=(draft.pk,))).url
    for url in (_page(draft, "page.phone"), reverse("draft-check", args=(draft.pk,))):
        assert me.get(url).url == sent
    assert me.post(_page(draft, "page.phone"), {"phone": "1"}).url == sent


def test_a_refusal_of_the_kernel_is_a_sentence_on_the_check_page(cast, me, monkeypatch):
    draft = stages.draft(cast)
    law = drafts.law_of(draft.edition, cast.office.id)
    closed = [
        _with(rule, open=False) if rule.channel == "portal" else rule
        for rule in law.standard.channels
    ]
    standard = _with(law.standard, channels=tuple(closed))
    definition = _with(law.edition.definition, standard=standard)
    shut = _with(law, edition=_with(law.edition, definition=definition))
    monkeypatch.setattr(drafts, "law_of", lambda *_: shut)
    answer = me.post(reverse("draft-send", args=(draft.pk,)))
    assert answer.status_code == 422
    assert "Applications are not taken this way" in answer.content.decode()


def _with(struct, **changes):
    return type(struct)(**{f: getattr(struct, f) for f in struct.__struct_fields__} | changes)


def test_sending_is_a_post(cast, me):
    draft = stages.draft(cast)
    assert me.get(reverse("draft-send", args=(draft.pk,))).status_code == 302
    assert not Case.objects.exists()


def test_a_draft_thrown_away_is_gone(me, draft):
    me.post(reverse("draft-discard", args=(draft.pk,)))
    assert me.get(reverse("draft", args=(draft.pk,))).status_code == 404


@pytest.mark.parametrize("route", ["draft", "draft-papers", "draft-check"])
def test_a_strangers_draft_is_not_found(cast, client, draft, route):
    client.force_login(cast.representative.account, backend=_BACKEND)
    assert client.get(reverse(route, args=(draft.pk,))).status_code == 404
    assert client.post(reverse("draft-send", args=(draft.pk,))).status_code == 404
    assert client.post(_page(draft, "page.category"), {"category": "citizen"}).status_code == 404


def test_an_ended_session_keeps_the_draft_and_returns_to_its_page(cast, client, draft):
    url = _page(draft, "page.category")
    drafts.answer(draft, drafts.pages_of(draft)[0], {"category": "citizen"})
    answer = client.post(
        url, {"category": "oralman"}, headers={"referer": f"http://testserver{url}"}
    )
    assert answer.status_code == 302
    assert "ended=1" in answer.url
    assert "Сеанс" in client.get(answer.url, headers={"accept-language": "ru"}).content.decode()
    assert _fresh(cast, draft).answers["category"] == "citizen"


def test_a_locked_database_shows_what_was_typed(me, draft, monkeypatch):
    def locked(*_args):
        from django.db import OperationalError

        raise OperationalError("database is locked")

    monkeypatch.setattr(drafts, "answer", locked)
    answer = me.post(_page(draft, "page.residence"), {"address": "Абай көшесі, 17"})
    assert answer.status_code == 503
    assert "Абай көшесі, 17" in answer.content.decode()


def test_an_official_does_not_apply_with_the_office_account(cast, client):
    client.force_login(cast.executor.account, backend=_BACKEND)
    assert client.get(reverse("apply", args=(SERVICE,))).status_code == 403


def test_the_filled_draft_can_be_printed_and_brought_instead(cast, me, at_work):
    draft = stages.draft(cast)
    answer = me.get(reverse("draft-home-form", args=(draft.pk,)))
    assert answer["Content-Type"] == "application/pdf"
    text = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert cast.applicant.person.name in text
    assert not Case.objects.exists(), "printing is not sending"
