"""A folder's texts become a definition, or every fault is named with its file and line."""

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.model import Edition, canonical, read_edition
from qyzmet.standard.publishing import DefinitionError, headings, read, read_definition

pytestmark = pytest.mark.pure


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def problems_after(file: str, old: str, new: str) -> list[tuple[str, int, str]]:
    texts = folder_texts("akm-03")
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(DefinitionError) as caught:
        read_definition(texts)
    return [(problem.file, problem.line, problem.message) for problem in caught.value.problems]


def test_a_definition_survives_freezing_and_reading_back() -> None:
    definition = read_definition(folder_texts("akm-03"))
    edition = Edition(definition=definition, in_force_from="2012-02-01")
    assert read_edition(canonical(edition)) == edition


def test_an_unknown_key_is_named_with_its_line() -> None:
    text = folder_texts("akm-03")["standard.yaml"]
    line = line_of(text, "medium: [paper, electronic]")
    [(file, found, message)] = problems_after("standard.yaml", "    medium:", "    mediun:")[:1]
    assert (file, found) == ("standard.yaml", line)
    assert "unknown key `mediun`" in message


def test_a_wrong_type_is_named_with_its_line_and_key() -> None:
    text = folder_texts("akm-03")["form.yaml"]
    line = line_of(text, "max_length: 12")
    found = problems_after("form.yaml", "max_length: 12", "max_length: twelve")
    assert found == [
        ("form.yaml", line, "wrong value under `max_length`: Expected `int`, got `str`")
    ]


def test_a_word_outside_the_vocabulary_is_named() -> None:
    [(file, _, message)] = problems_after("route.yaml", "does: take_in", "does: take_out")
    assert file == "route.yaml"
    assert "take_out" in message


def test_all_faults_of_all_files_are_told_at_once() -> None:
    texts = folder_texts("akm-03")
    texts["standard.yaml"] = texts["standard.yaml"].replace("amount: 10", "amount: ten")
    texts["form.yaml"] = texts["form.yaml"].replace("kind: phone", "kind: fone")
    del texts["texts.en.yaml"]
    with pytest.raises(DefinitionError) as caught:
        read_definition(texts)
    files = [problem.file for problem in caught.value.problems]
    assert files.count("standard.yaml") == 3
    assert files.count("form.yaml") == 1
    assert files.count("texts.en.yaml") == 1


def test_a_fault_inside_an_element_carries_its_clause() -> None:
    texts = folder_texts("akm-03")
    texts["standard.yaml"] = texts["standard.yaml"].replace("effect: refuse", "effect: refuze")
    with pytest.raises(DefinitionError) as caught:
        read_definition(texts)
    assert [problem.clause for problem in caught.value.problems] == ["10"]


def test_a_key_that_stands_twice_is_an_error() -> None:
    found = problems_after("texts.ru.yaml", "act.title:", "act.issuer: x\nact.title:")
    assert any("the key stands twice" in message for _, _, message in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "\t- x",
        "a: *nowhere",
        "- a",
        "x",
        "\x00",
        "{" * 2000,
        "[" * 200 + "]" * 200,
        "a: &x [1]\nb: *x",
    ],
    ids=["empty", "open", "tab", "alias", "list", "word", "nul", "braces", "deep", "shared"],
)
def test_hostile_text_is_a_named_error_and_nothing_else(text: str) -> None:
    texts = folder_texts("akm-03") | {"form.yaml": text}
    with pytest.raises(DefinitionError) as caught:
        read_definition(texts)
    assert {problem.file for problem in caught.value.problems} == {"form.yaml"}


def test_bare_yes_and_no_and_dates_stay_words() -> None:
    texts = folder_texts("akm-03")
    texts["standard.yaml"] = texts["standard.yaml"].replace(
        'answers: ["yes", "no"]', "answers: [yes, no]"
    )
    texts["standard.yaml"] = texts["standard.yaml"].replace('"2011-12-07"', "2011-12-07")
    standard = read_definition(texts).standard
    assert standard.for_me[0].answers == ("yes", "no")
    assert standard.act.date == "2011-12-07"


def test_every_element_knows_its_line() -> None:
    texts = folder_texts("akm-03")
    reading = read(texts)
    place = reading.places.of_element("ground.not_registered")
    assert place.file == "standard.yaml"
    assert place.line == line_of(texts["standard.yaml"], "id: ground.not_registered")


def test_headings_lose_their_marks_and_numbers() -> None:
    text = "# Top\ntext\n## 12. The book\n### 3) Sub\n#no"
    assert headings(text) == {"Top", "The book", "Sub", "no"}
