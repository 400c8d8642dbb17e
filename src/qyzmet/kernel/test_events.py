"""Events and states survive their encoding, and every kind of event is told apart."""

import typing

import msgspec
import pytest

from qyzmet.kernel import events as e
from qyzmet.kernel import state as states
from qyzmet.testing import story as s


@pytest.fixture(scope="module")
def stories():
    law = s.law_of_service()
    return [
        s.told(law, channel, "issued", outcome)
        for channel in ("portal", "department")
        for outcome in ("granted", "refused")
    ]


def test_what_is_encoded_is_decoded_the_same(stories):
    for story in stories:
        for event, _ in story.happened:
            assert e.decode(e.encode(event)) == event
            assert e.encode(e.decode(e.encode(event))) == e.encode(event)
        assert states.decode(states.encode(story.state)) == story.state
        assert story.replayed() == story.state


def test_the_name_of_an_event_is_the_name_of_its_kind():
    kinds = typing.get_args(e.AnyEvent)
    assert len(kinds) == 20
    for kind in kinds:
        assert kind.__struct_config__.tag == kind.__name__


def test_a_body_that_is_no_event_is_refused():
    for body in (b'{"kind":"Unheard"}', b"[]", b'{"kind":"CaseClosed","outcome":"perhaps"}'):
        with pytest.raises(msgspec.ValidationError):
            e.decode(body)


def test_an_event_cannot_be_changed(stories):
    event, _ = stories[0].happened[0]
    with pytest.raises(AttributeError):
        event.office = "elsewhere"
