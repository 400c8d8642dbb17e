"""The way of notices is told as it is then taken."""

import pytest

from qyzmet.features.notices.queries import notices_of
from qyzmet.features.notices.ways import way_of
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("email", "phone", "way"),
    [
        ("a@example.kz", "+77010000001", ("email", "a@example.kz")),
        ("", "+77010000001", ("sms", "+77010000001")),
        ("", "", ("letter", "Абай көшесі, 1")),
    ],
)
def test_what_is_told_is_what_the_notice_does(cast, at_work, email, phone, way):
    state = stages.taken_in(cast, phone="+77010000001")
    person = cast.applicant.person
    person.email, person.phone = email, phone
    person.save()
    answers = {k: v for k, v in state.answers.items() if k != "phone"}
    state = type(state)(
        **{f: getattr(state, f) for f in state.__struct_fields__} | {"answers": answers}
    )
    assert way_of(state) == way


def test_the_first_notice_goes_the_way_that_was_told(cast, at_work):
    state = stages.submitted(cast)
    assert notices_of(state.applicant)[0].way == way_of(state)[0]
