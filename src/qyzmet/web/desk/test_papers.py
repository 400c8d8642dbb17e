import io

import pypdf
import pytest
from django.urls import reverse

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.notices.models import Notice
from qyzmet.features.people.models import Person
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def book(client, register="applications", year=2026):
    return client.get(reverse("desk-book", args=(register, year)))


def read(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def letter(cast, at_work):
    """A notice that can only go by post."""
    stages.submitted(cast)
    Person.objects.update(phone="", email="")
    notice = Notice.objects.earliest("seq")
    Notice.objects.filter(case_id=notice.case_id, seq=notice.seq).update(way="letter", sent_at=None)
    return notice


def test_a_letter_is_printed_and_then_marked(cast, signed_in, letter):
    head = signed_in(cast.head)
    address = reverse("desk-letter", args=(letter.case_id, letter.seq))
    assert address in head.get(reverse("desk-letters")).content.decode()
    pdf = head.get(address)
    assert cast.applicant.person.name.split()[0] in read(pdf.content)
    answer = head.post(reverse("desk-letters"), {"case": letter.case_id, "seq": letter.seq})
    assert answer.status_code == 302
    assert address not in head.get(reverse("desk-letters")).content.decode()


def test_a_letter_of_another_office_is_not_there(cast, signed_in, letter):
    stranger = signed_in(cast.stranger)
    address = reverse("desk-letter", args=(letter.case_id, letter.seq))
    assert stranger.get(address).status_code == 404
    data = {"case": letter.case_id, "seq": letter.seq}
    assert stranger.post(reverse("desk-letters"), data).status_code == 404
    assert address not in stranger.get(reverse("desk-letters")).content.decode()


@pytest.mark.parametrize("seq", ["", "x", "-1", "9" * 30])
def test_a_letter_that_never_was_is_not_marked(cast, signed_in, letter, seq):
    data = {"case": letter.case_id, "seq": seq}
    assert signed_in(cast.head).post(reverse("desk-letters"), data).status_code == 404


@pytest.mark.parametrize("seq", [0, 10**6, 10**30])
def test_a_letter_that_never_was_has_no_paper(cast, signed_in, letter, seq):
    address = reverse("desk-letter", args=(letter.case_id, seq))
    assert signed_in(cast.head).get(address).status_code == 404


def test_the_journal_lists_the_offices_applications_by_number(cast, signed_in, at_work):
    first = stages.submitted(cast)
    second = stages.submitted(cast, cast.representative)
    text = book(signed_in(cast.executor)).content.decode()
    assert text.index(number_of_case(first)) < text.index(number_of_case(second))
    assert cast.applicant.person.name in text
    assert number_of_case(first) not in book(signed_in(cast.stranger)).content.decode()


def test_the_book_of_certificates_holds_the_results_number(cast, signed_in, at_work):
    state = stages.granted(cast)
    text = book(signed_in(cast.head), "certificates_book").content.decode()
    assert number_of_case(state, "result") in text


def test_ones_own_application_keeps_its_line_and_hides_its_content(cast, signed_in, at_work):
    own = stages.submitted(cast, cast.head)
    text = book(signed_in(cast.head)).content.decode()
    assert number_of_case(own) in text
    assert "your own application" in text
    assert own.case not in text


@pytest.mark.parametrize(("register", "year"), [("invented", 2026), ("applications", 1999)])
def test_a_book_that_does_not_exist_is_not_found(cast, signed_in, register, year):
    assert book(signed_in(cast.head), register, year).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_book_prints_in_every_language(cast, signed_in, at_work, language):
    state = stages.submitted(cast)
    answer = signed_in(cast.head).get(
        reverse("desk-book-pdf", args=("applications", 2026)),
        headers={"accept-language": language},
    )
    assert number_of_case(state) in read(answer.content)
