"""Each publishing rule has its negative control: one change, that very problem, at its line."""

from typing import NamedTuple

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.publishing import (
    RULES,
    DefinitionError,
    Problem,
    check,
    findings,
    headings,
    publishable,
    read,
)
from qyzmet.standard.publishing.subject import Subject

pytestmark = pytest.mark.pure

STANDARD, FORM, ROUTE = "standard.yaml", "form.yaml", "route.yaml"
KK, EN = "texts.kk.yaml", "texts.en.yaml"
PORTAL_ACCOUNT = (
    '  - {id: issue.portal.account, channel: portal, how: account, clause: {point: "21.15", '
    "lines: [6740, 6743]}}\n"
    '  - {id: issue.portal.email, channel: portal, how: email, clause: {point: "21.16", '
    "lines: [6744, 6745]}}\n"
)


class Control(NamedTuple):
    rule: str
    file: str  # where the change is made
    old: str
    new: str
    element: str  # what the one problem names
    says: str
    at: str  # words of the line it points to, in `place`
    place: str = ""  # the file it points to, if that is not `file`


CONTROLS = [
    Control("ids_are_unique", FORM, "id: page.phone", "id: page.name", "page.name", "stands twice",
            "id: page.name\n    fields:\n      - id: phone"),
    Control("results_can_be_filled", EN, "Issued by: {office}.", "Issued by: {email}.",
            "result.certificate.body.4", "no case has a `{email}`", "{email}"),
    Control("results_can_be_filled", EN, "Decided by: {office}.", "Since: {since}.",
            "result.refusal.body.4", "no case has a `{since}`", "Since: {since}"),
    Control("results_can_be_filled", EN, "Decided by: {office}.", "By {}.",
            "result.refusal.body.4", "no case has a `{}`", "By {}"),
    Control("bodies_are_numbered_without_gaps", EN, "result.refusal.body.3:",
            "result.refusal.body.9:", "result.refusal.body.9", "is missing before it",
            "result.refusal.body.9:"),
    Control("ids_are_unique", STANDARD, "id: principle.ethics", "id: principle.legality",
            "principle.legality", "stands twice", 'point: "30.3"'),
    Control("clauses_have_an_address_or_a_reason", STANDARD, 'kind: free, clause: {point: "5"',
            'kind: free, clause: {point: ""', "fee", "address", "id: fee"),
    Control("clauses_have_an_address_or_a_reason", STANDARD, ", lines: [6451, 6451]", "",
            "fee", "needs its lines", "id: fee"),
    Control("clauses_have_an_address_or_a_reason", STANDARD, ", why: A book for refusals", "",
            "refusals", "decision", "id: refusals"),
    Control("decisions_exist", STANDARD, "why: A book for refusals", "why: A bok",
            "refusals", "no heading `A bok`", "id: refusals"),
    Control("lines_are_ordered", STANDARD, "lines: [6460, 6463]", "lines: [6463, 6460]",
            "result.certificate", "backwards", "id: result.certificate"),
    Control("lines_are_ordered", STANDARD, "lines: [6460, 6463]", "lines: [0, 6463]",
            "result.certificate", "counted from 1", "id: result.certificate"),
    Control("every_element_has_its_words", KK, "stage.apply:", "# stage.apply:",
            "stage.apply", "texts.kk.yaml has no text under `stage.apply`", "id: stage.apply",
            STANDARD),
    Control("every_element_has_its_words", EN, "d6.completion:", "# d6.completion:",
            "d6", "`d6.completion`", "- id: d6", ROUTE),
    Control("no_words_are_left_over", EN, "fee: ", "nobody: x\nfee: ",
            "nobody", "no element uses", "nobody: x"),
    Control("languages_are_equal", EN, "Issued by: {office}.", "Issued by: {ofice}.",
            "result.certificate.body.4", "differ from kk", "{ofice}"),
    Control("languages_are_equal", EN, "Issued by: {office}.", "Issued by: {office.",
            "result.certificate.body.4", "brace", "{office."),
    Control("everyday_words_are_in_all_languages", STANDARD, "  en:\n    - unemployment paper",
            "  fr:\n    - chomage", "everyday_words.fr", "no language", "  fr:"),
    Control("terms_are_positive", STANDARD, "kind: serving, amount: 30", "kind: serving, amount: 0",
            "term.centre.serving", "positive", "id: term.centre.serving"),
    Control("terms_are_positive", STANDARD, "kind: serving, amount: 30, unit: minute",
            "kind: serving, amount: 30, unit: month", "term.centre.serving", "not counted in month",
            "id: term.centre.serving"),
    Control("open_channels_have_one_term", STANDARD,
            "kind: service, amount: 10, unit: minute, channel: department",
            "kind: waiting, amount: 10, unit: minute, channel: department",
            "channel.department", "needs a service term", "id: channel.department"),
    Control("channels_are_known", STANDARD, "channel: centre, office_kind: centre",
            "channel: department, office_kind: centre", "receipt.centre",
            "no channel `centre`", "id: receipt.centre\n"),
    Control("open_channels_issue_the_result", STANDARD, PORTAL_ACCOUNT, "", "channel.portal",
            "handed over", "id: channel.portal"),
    Control("receipts_are_single", STANDARD, "id: receipt.portal\n    channel: portal",
            "id: receipt.portal\n    channel: centre", "receipt.portal", "second receipt",
            "id: receipt.portal\n"),
    Control("conditions_name_fields", STANDARD, "one_of: [oralman]", "one_of: [oral]",
            "doc.oralman_certificate", "no option `oral`", "id: doc.oralman_certificate\n"),
    Control("conditions_name_fields", STANDARD, "answer: category, one_of: [oralman]",
            "answer: kategory, one_of: [oralman]", "doc.oralman_certificate",
            "no field `kategory`", "id: doc.oralman_certificate\n"),
    Control("choices_have_options", FORM, "options: [kk, ru]", "options: [kk]",
            "certificate_language", "two options", "id: certificate_language"),
    Control("choices_have_options", FORM, '"1900-01-01"', '"01.01.1900"',
            "birth_date", "no day", "id: birth_date"),
    Control("questions_lead_somewhere", STANDARD, "leads_away: [none]", "leads_away: [nobody]",
            "forme.category", "none of its answers", "id: forme.category"),
    Control("questions_lead_somewhere", STANDARD, "remembers: category", "remembers: kategory",
            "forme.category", "no field", "id: forme.category"),
    Control("checks_answer_or_say_why_not", STANDARD, "port: unemployed", 'port: ""',
            "register.unemployed", "needs the reason", "id: register.unemployed"),
    Control("grounds_rest_on_checks", STANDARD, "{check: register.unemployed,",
            "{check: register.unemploed,", "ground.not_registered", "no check",
            "id: ground.not_registered"),
    Control("grounds_rest_on_checks", STANDARD, "answer: absent}", "answer: missing}",
            "ground.not_registered", "never answers `missing`", "id: ground.not_registered"),
    Control("outcomes_have_one_result", STANDARD, "outcome: refused", "outcome: granted",
            "ground.not_registered", "no result for `refused`", "id: ground.not_registered"),
    Control("results_are_numbered", STANDARD, "register: refusals", "register: refusal",
            "result.refusal", "no register `refusal`", "id: result.refusal"),
    Control("results_are_numbered", STANDARD, "register: refusals", "register: applications",
            "result.refusal", "does not number results", "id: result.refusal"),
    Control("formats_make_numbers", STANDARD, "{office}-R-{year}-{number:05}",
            "{office}-C-{year}-{number:05}", "refusals", "same format", "id: refusals"),
    Control("formats_make_numbers", STANDARD, "{office}-R-{year}-{number:05}",
            "{office}-R-{number:05}", "refusals", "a format needs", "id: refusals"),
    Control("formats_make_numbers", STANDARD, "{office}-R-{year}-{number:05}",
            "{office.__class__}-{year}-{number}", "refusals", "a format needs", "id: refusals"),
    Control("starts_exist", ROUTE, "portal: p1}", "portal: p0}", "starts.portal",
            "no action `p0`", "starts:"),
    Control("starts_exist", ROUTE, ", portal: p1}", "}", "channel.portal", "needs a start",
            "id: channel.portal", STANDARD),
    Control("followers_exist", ROUTE, "next: [d8]", "next: [d9]", "d7", "no action `d9`",
            "- id: d7"),
    Control("followers_exist", ROUTE, "returns_to: d6", "returns_to: p6", "d7",
            "of another channel", "- id: d7"),
    Control("units_exist", ROUTE, "unit: unit.head", "unit: unit.boss", "d5", "no unit `unit.boss`",
            "- id: d5"),
    Control("units_exist", ROUTE, "unit: unit.head", "unit: unit.portal", "d5",
            "not what a unit", "- id: d5"),
    Control("registers_of_actions_exist", ROUTE, "register: applications", "register: journal",
            "d4", "no register `journal`", "- id: d4"),
    Control("limits_are_positive", ROUTE, "limit: {amount: 2,", "limit: {amount: -2,", "d4",
            "positive", "- id: d4"),
    Control("every_action_is_reached", ROUTE, "next: [g12]", "next: []", "g12", "no start",
            "- id: g12"),
    Control("every_action_leads_to_an_end", ROUTE, "next: [p15]", "next: [p13]", "p12",
            "no way leads to an end", "- id: p12"),
    Control("capabilities_come_in_order", ROUTE, "next: [g4]", "next: [d6]", "d6",
            "`prepare` comes before `appoint`", "- id: d6"),
    Control("returns_go_back", ROUTE, "returns_to: d6", "returns_to: d8", "d7", "not behind",
            "- id: d7"),
    Control("paths_number_sign_and_hand_over", ROUTE, "    register: applications\n", "", "d4",
            "numbered 0 times", "- id: d4"),
    Control("paths_number_sign_and_hand_over", ROUTE, "does: deliver", "does: notify", "p15",
            "no outcome was handed over", "- id: p15"),
]  # fmt: skip


def problems_of(rule_name: str, texts: dict[str, str]) -> list[Problem]:
    reading = read(texts)
    subject = Subject(reading.definition, reading.places, headings(texts["decisions.md"]))
    [rule] = [rule for rule in RULES if rule.__name__ == rule_name]
    found = sorted(set(rule(subject)))
    everything = check(reading.definition, headings(texts["decisions.md"]), reading.places)
    assert set(found) <= set(everything)
    return found


def test_akm_03_is_fit_to_be_published() -> None:
    texts = folder_texts("akm-03")
    reading = read(texts)
    assert check(reading.definition, headings(texts["decisions.md"]), reading.places) == ()


@pytest.mark.parametrize("control", CONTROLS, ids=lambda c: f"{c.rule}-{c.element}-{c.says[:20]}")
def test_a_rule_finds_what_it_is_for(control: Control) -> None:
    texts = folder_texts("akm-03")
    assert control.old in texts[control.file]
    texts[control.file] = texts[control.file].replace(control.old, control.new, 1)
    found = problems_of(control.rule, texts)
    matching = [p for p in found if p.element == control.element and control.says in p.message]
    assert len(matching) == 1, found
    [problem] = matching
    place = control.place or control.file
    line = texts[place][: texts[place].index(control.at)].count("\n") + 1
    assert (problem.file, problem.line) == (place, line)


def test_every_rule_has_a_control() -> None:
    assert {rule.__name__ for rule in RULES} == {control.rule for control in CONTROLS}


def test_a_circle_without_an_end_is_found() -> None:
    texts = folder_texts("akm-03")
    texts[ROUTE] = texts[ROUTE].replace("next: [p15]", "next: [p13]")
    found = problems_of("every_action_leads_to_an_end", texts)
    assert {p.element for p in found} == {f"p{n}" for n in range(1, 15)}


def test_all_problems_are_told_at_once_and_in_order() -> None:
    texts = folder_texts("akm-03")
    texts[STANDARD] = texts[STANDARD].replace("answer: absent}", "answer: missing}")
    texts[ROUTE] = texts[ROUTE].replace("next: [d8]", "next: [d9]")
    texts[KK] = texts[KK].replace("fee:", "fees:")
    reading = read(texts)
    found = check(reading.definition, headings(texts["decisions.md"]), reading.places)
    assert {STANDARD, ROUTE, KK} <= {problem.file for problem in found}
    assert list(found) == sorted(found)


def test_a_problem_names_file_line_clause_and_element() -> None:
    texts = folder_texts("akm-03")
    texts[STANDARD] = texts[STANDARD].replace("answer: absent}", "answer: missing}")
    [problem] = problems_of("grounds_rest_on_checks", texts)
    assert str(problem).startswith(f"standard.yaml:{problem.line}: ground.not_registered: ")
    assert str(problem).endswith("(clause 10)")


def test_without_places_a_definition_is_checked_all_the_same() -> None:
    texts = folder_texts("akm-03")
    texts[ROUTE] = texts[ROUTE].replace("next: [d8]", "next: [d9]")
    found = check(read(texts).definition, headings(texts["decisions.md"]))
    assert any(problem.element == "d7" and problem.line == 0 for problem in found)


def test_the_findings_about_the_act_are_the_three_that_were_decided() -> None:
    reading = read(folder_texts("akm-03"))
    found = {problem.element: problem.message for problem in findings(reading.definition)}
    assert set(found) == {"p11", "term.department.service", "term.portal.service"}
    assert "no limit" in found["p11"]
    assert "19 minutes" in found["term.department.service"]
    assert "490 minutes" in found["term.portal.service"]


def test_work_within_the_term_is_no_finding() -> None:
    texts = folder_texts("akm-03")
    texts[STANDARD] = texts[STANDARD].replace(
        "kind: service, amount: 10, unit: minute", "kind: service, amount: 1, unit: hour"
    )
    assert "term.department.service" not in {p.element for p in findings(read(texts).definition)}


def test_only_a_definition_without_problems_is_publishable() -> None:
    texts = folder_texts("akm-03")
    assert publishable(texts) == read(texts).definition
    texts[STANDARD] = texts[STANDARD].replace("answer: absent}", "answer: missing}")
    with pytest.raises(DefinitionError) as caught:
        publishable(texts)
    assert [problem.element for problem in caught.value.problems] == ["ground.not_registered"]


def test_a_folder_without_decisions_has_nothing_that_ours_may_rest_on() -> None:
    texts = folder_texts("akm-03")
    del texts["decisions.md"]
    with pytest.raises(DefinitionError) as caught:
        publishable(texts)
    assert all("decisions.md" in problem.message for problem in caught.value.problems)
