"""What was typed into a question, and how the question is drawn."""

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.model import Clause, Field
from qyzmet.standard.publishing import read_definition
from qyzmet.testing.cast import SERVICE

from .questions import question, split_date, territories, typed

_DATE = Field(id="born", clause=Clause(), kind="date")


@pytest.fixture(scope="module")
def definition():
    return read_definition(folder_texts(SERVICE))


def _boxes(day, month, year):
    return {"born-day": day, "born-month": month, "born-year": year}


@pytest.mark.parametrize(
    ("boxes", "text"),
    [
        (("7", "3", "1985"), "1985-03-07"),
        ((" 07 ", "03", "1985"), "1985-03-07"),
        (("", "", ""), ""),
        (("", "3", "1985"), "1985-03-00"),
        (("W1", "1", "2024"), "2024-01-W1"),
    ],
)
def test_three_boxes_make_one_date_or_something_that_is_recognisably_none(boxes, text):
    assert typed(_DATE, _boxes(*boxes)) == text


def test_a_kept_date_goes_back_into_its_boxes():
    assert split_date("1985-03-07") == {"day": "7", "month": "3", "year": "1985"}
    assert split_date("") == {"day": "", "month": "", "year": ""}


def test_every_question_of_the_form_can_be_drawn_in_every_language(definition):
    for language in ("kk", "ru", "en"):
        for page in definition.form.pages:
            for field in page.fields:
                shown = question(definition, page, field, language)
                assert shown.field.label
                assert shown.component in ("text", "radios", "select", "date")


def test_a_question_alone_is_the_heading_of_its_page(definition):
    page = definition.form.pages[0]
    shown = question(definition, page, page.fields[0], "ru")
    assert shown.field.label == definition.text("ru", page.id)


def test_the_choice_kept_is_the_one_marked(definition):
    page = definition.form.pages[0]
    shown = question(definition, page, page.fields[0], "ru", value="oralman")
    assert [o.value for o in shown.field.options if o.checked] == ["oralman"]


def test_territories_are_each_named_once():
    names = [name for _, name in territories("kk")]
    assert len(names) == len(set(names)) > 15
