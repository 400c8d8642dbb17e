from datetime import date

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from qyzmet.web.components.fields import Field, Option


def shown(source: str, **context) -> str:
    with translation.override("en"):
        return Template("{% load components %}" + source).render(Context(context))


def test_hint_and_error_stand_between_label_and_box_and_are_tied_to_it():
    field = Field("iin", "iin", "IIN", hint="12 digits", error="One digit is missing", value="123")
    html = shown("{% text_field f %}", f=field)
    order = [html.index(part) for part in ("<label", "12 digits", "One digit", "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="iin-hint iin-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="123"' in html


def test_a_plain_mapping_serves_as_a_field_too():
    html = shown("{% text_field f %}", f={"id": "a", "name": "a", "label": "A", "value": None})
    assert 'value=""' in html and "aria-describedby" not in html and "aria-invalid" not in html


def test_what_people_type_is_escaped_everywhere():
    evil = "<script>x</script>"
    field = Field("a", "a", evil, hint=evil, error=evil, value=evil, options=[Option(evil, evil)])
    for tag in ("text_field", "textarea", "radios", "checkboxes", "select", "file_field"):
        assert evil not in shown("{% " + tag + " f %}", f=field), tag
    assert evil not in shown("{% qr_figure 'x' e e %}", e=evil)
    assert evil not in shown("{% panel e e %}{{ e }}{% endpanel %}", e=evil)
    assert evil not in shown("{% details e %}{{ e }}{% enddetails %}", e=evil)
    assert evil not in shown("{% notice_banner e %}{{ e }}{% endnotice_banner %}", e=evil)
    assert evil not in shown("{% summary_list r %}", r=[{"key": evil, "value": evil}])


def test_optional_is_said_in_words_and_nothing_has_an_asterisk():
    html = shown("{% text_field f %}", f=Field("a", "a", "E-mail", optional=True))
    assert "(optional)" in html and "*" not in html and " required" not in html


def test_the_link_of_an_error_lands_on_the_first_box_of_a_date_and_the_first_choice():
    date_field = Field("born", "born", "Born", error="x", value={"day": "5"}, autocomplete="bday")
    html = shown("{% date_field f %}", f=date_field)
    assert 'id="born" name="born-day"' in html and 'autocomplete="bday-day"' in html
    assert 'value="5"' in html
    choice = Field("who", "who", "Who", options=[Option("a", "A"), Option("b", "B")])
    html = shown("{% radios f %}", f=choice)
    assert 'id="who" name="who" value="a"' in html and 'id="who-2" name="who" value="b"' in html


def test_only_the_wrong_box_of_a_date_is_marked():
    field = Field("born", "born", "Born", error="x", value={}, wrong_parts=("month",))
    html = shown("{% date_field f %}", f=field)
    assert html.count('aria-invalid="true"') == 1
    assert html.index("born-month") < html.index("aria-invalid") < html.index("born-year")
    assert shown("{% date_field f %}", f=Field("b", "b", "B", error="x")).count("aria-invalid") == 3


def test_the_error_summary_takes_the_focus_and_is_absent_without_errors():
    html = shown(
        "{% error_summary e %}", e=[{"id": "a", "message": "Write it"}, {"message": "Odd"}]
    )
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert '<a href="#a">Write it</a>' in html and "<li>Odd</li>" in html
    assert shown("{% error_summary e %}", e=[]).strip() == ""


def test_an_answer_not_given_is_shown_as_such_and_zero_is_an_answer():
    html = shown("{% summary_list r %}", r=[{"key": "A", "value": ""}, {"key": "B", "value": None}])
    assert html.count("Not provided") == 2
    assert "Not provided" not in shown("{% summary_list r %}", r=[{"key": "C", "value": 0}])


def test_the_change_link_says_what_it_changes():
    html = shown("{% summary_list r %}", r=[{"key": "Name", "value": "x", "change_url": "/n"}])
    assert 'Change<span class="unseen">: Name</span>' in html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('{% clause "9.1" "/act" %}', "p. 9.1"),
        ('{% clause "app. 2" %}', "app. 2"),
        ('{% clause "" "/why" "ours" %}', "our decision"),
    ],
)
def test_a_clause_says_where_the_rule_stands(source, text):
    assert text in shown(source)


def test_the_act_and_our_decision_do_not_look_alike():
    assert "clause-ours" in shown('{% clause "" "" "ours" %}')
    assert "clause-ours" not in shown('{% clause "9" %}')


@pytest.mark.parametrize(
    ("arguments", "said", "unsaid"),
    [
        ("d 3", "Days left: <b>3</b>", "Days late"),
        ("d 0", "Today is the last day", "Days left"),
        ('d 2 "late"', "Days late: <b>2</b>", "Days left"),
        ('d 2 "paused" "Paper asked"', "The clock stands", "Days left"),
        ('d 2 "done"', "Ready on", "Days left"),
        ("nothing", "The date is not set yet", "Days left"),
    ],
)
def test_the_due_box_says_how_the_clock_stands(arguments, said, unsaid):
    html = shown("{% due_box " + arguments + " %}", d=date(2012, 3, 12), nothing=None)
    assert said in html and unsaid not in html


def test_cells_carry_the_label_of_their_column_for_narrow_pages():
    table = {
        "caption": "Work",
        "columns": [{"label": "Number", "whole": True}, {"label": "Hours", "numeric": True}],
        "rows": [{"cells": [{"text": "1", "url": "/1"}, "6"]}],
    }
    html = shown("{% table t %}", t=table)
    assert 'data-label="Number" class="whole"><span class="cell"><a href="/1">1</a>' in html
    assert 'data-label="Hours" class="numeric "><span class="cell">6</span></td>' in html


def test_a_row_with_a_missing_cell_is_a_mistake_and_not_a_shifted_table():
    table = {
        "caption": "x",
        "columns": [{"label": "A"}, {"label": "B"}],
        "rows": [{"cells": ["1"]}],
    }
    with pytest.raises(ValueError, match="shorter"):
        shown("{% table t %}", t=table)


def test_a_list_of_one_page_has_no_pages():
    assert shown("{% pagination %}").strip() == ""
    assert 'rel="next"' in shown('{% pagination "/older" %}')


def test_the_present_step_is_named_to_those_who_do_not_see_the_mark():
    steps = [{"title": "A", "state": "done"}, {"title": "B", "state": "now"}]
    html = shown("{% timeline s %}", s=steps)
    assert html.count('aria-current="step"') == 1
    assert "Done:" in html and "Now:" in html


def test_a_qr_code_is_black_on_white_and_has_a_name():
    html = shown('{% qr_figure "https://qyzmet.example/v/1" "Check" %}')
    assert 'role="img" aria-label="QR code"' in html
    assert "#000" in html and "#fff" in html and "style=" not in html


def test_an_action_not_of_this_person_has_no_button():
    html = shown("{% action_card c %}", c={"title": "Sign", "why_not": "With the executor"})
    assert "With the executor" in html and "button" not in html


def test_a_block_left_open_is_a_mistake():
    with pytest.raises(TemplateSyntaxError):
        shown('{% panel "x" %}')
