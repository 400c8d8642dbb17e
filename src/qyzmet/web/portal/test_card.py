import msgspec
import pytest

from qyzmet.catalogue import codes, folder_texts
from qyzmet.standard.model import Definition, Element, elements
from qyzmet.standard.publishing import read_definition
from qyzmet.web.portal.card import Card, Line, card, chip, papers_of

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(scope="module", params=codes())
def definition(request) -> Definition:
    return read_definition(folder_texts(request.param))


def ids_in(value: object) -> set[str]:
    """Every line's id anywhere in a card."""
    found = {value.id} if isinstance(value, Line) else set()
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            found |= ids_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            found |= ids_in(item)
    elif isinstance(value, dict):
        found |= ids_in(list(value.values()))
    return found


def said_by_the_act(definition: Definition) -> set[str]:
    """What the card has to show: all but the form, the questions of ours and the units, which
    stand in the notes of the actions."""
    elsewhere: list[Element] = [*definition.form.fields(), *definition.standard.for_me]
    elsewhere += definition.route.units
    return {e.id for e in elements(definition)} - {e.id for e in elsewhere}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_shows_everything_the_act_says(definition, language):
    assert said_by_the_act(definition) - ids_in(card(definition, language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_left_without_words(definition, language):
    def lines(value: object) -> list[Line]:
        if isinstance(value, Line):
            return [value, *lines(value.lines)]
        if isinstance(value, Card):
            return lines([value.fee, value.form, *value.ways, *value.sections.values()])
        if isinstance(value, msgspec.Struct):
            return lines([getattr(value, name) for name in value.__struct_fields__])
        return (
            [one for item in value for one in lines(item)]
            if isinstance(value, tuple | list)
            else []
        )

    found = lines(card(definition, language))
    assert found
    assert [line.id for line in found if not line.text or line.text == line.id] == []


def test_every_paper_of_a_way_in_stands_in_its_list_once_a_kind(definition):
    for rule in definition.standard.channels:
        papers = papers_of(definition, rule.channel, "en")
        shown = {line.id for line in papers.everyone}
        shown |= {line.id for _, lines in papers.by_kind for line in lines}
        assert shown == {d.id for d in definition.standard.documents if rule.channel in d.channels}


def test_a_bare_number_stays_and_any_other_address_is_put_into_words():
    assert chip("14.1", "ru") == "14.1"
    assert chip("app3.t1.4", "en") == "appendix 3, table 1, action 4"
    assert chip("", "kk") == ""
