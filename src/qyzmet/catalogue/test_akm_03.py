"""The folder of akm-03: what it says, in words that people understand."""

import re

import pytest

from qyzmet.catalogue import codes, definition_folder, folder_texts
from qyzmet.standard.model import LANGUAGES
from qyzmet.standard.publishing import headings, read_definition

pytestmark = pytest.mark.pure

TEXTS = folder_texts("akm-03")
DEFINITION = read_definition(TEXTS)
STANDARD = DEFINITION.standard
# Names of laws and of offices keep their length.
LONG = re.compile(r"\A(basis|register|signature|unit|doc)\.")
KAZAKH = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


def test_the_catalogue_knows_the_service() -> None:
    assert "akm-03" in codes()
    assert definition_folder("akm-03").name == "akm-03"


@pytest.mark.parametrize("code", ["", "nothing", "..", "../akm-03", "offices", "akm-03/"])
def test_a_code_that_is_no_service_opens_no_folder(code: str) -> None:
    with pytest.raises(FileNotFoundError):
        folder_texts(code)


def test_there_is_one_ground_to_refuse_and_none_to_suspend() -> None:
    [ground] = STANDARD.grounds
    assert ground.effect == "refuse"
    assert ground.rests_on is not None
    assert (ground.rests_on.check, ground.rests_on.answer) == ("register.unemployed", "absent")


def test_the_terms_are_those_of_the_act() -> None:
    found = {(t.channel, t.kind, t.at): (t.amount, str(t.unit)) for t in STANDARD.terms}
    assert found == {
        ("department", "service", None): (10, "minute"),
        ("department", "waiting", None): (10, "minute"),
        ("department", "serving", None): (10, "minute"),
        ("centre", "service", None): (3, "working_day"),
        ("centre", "waiting", "submission"): (30, "minute"),
        ("centre", "waiting", "collection"): (30, "minute"),
        ("centre", "serving", None): (30, "minute"),
        ("portal", "service", None): (1, "working_day"),
    }


def test_only_checks_with_a_port_may_answer() -> None:
    assert [check.id for check in STANDARD.checks if check.port] == ["register.unemployed"]
    assert all(check.not_performed for check in STANDARD.checks if not check.port)


def test_every_decision_has_words_under_its_heading() -> None:
    parts = re.split(r"(?m)^## ", TEXTS["decisions.md"])[1:]
    numbers = [int(part.split(".")[0]) for part in parts]
    assert numbers == list(range(1, len(parts) + 1))
    assert all(len(part.split("\n", 1)[1].split()) > 10 for part in parts)
    assert len(headings(TEXTS["decisions.md"])) == len(parts) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_twenty_words_at_most(language: str) -> None:
    for key, text in DEFINITION.texts[language].items():
        if not LONG.match(key):
            for sentence in re.split(r"[.!?]\s", text):
                assert len(sentence.split()) <= 20, (key, sentence)


def test_kazakh_texts_are_kazakh_and_the_others_are_not() -> None:
    alike = [
        key
        for key, text in DEFINITION.texts["kk"].items()
        if text == DEFINITION.texts["ru"][key] and len(text.split()) > 1
    ]
    assert alike == []
    for language in ("ru", "en"):
        assert not KAZAKH & set("".join(DEFINITION.texts[language].values()))
    assert not re.search("[а-яА-Я]", "".join(DEFINITION.texts["en"].values()))


def test_no_word_mixes_latin_and_cyrillic_letters() -> None:
    for language in LANGUAGES:
        for key, text in DEFINITION.texts[language].items():
            for word in re.findall(r"\w+", text):
                mixed = re.search("[a-zA-Z]", word) and re.search("[а-яёА-ЯЁәғқңөұүһі]", word)
                assert not mixed, (language, key, word)


def test_the_applicant_reads_nothing_of_the_outcome_before_it_is_signed() -> None:
    told = {
        "kk": ("бас тарт", "анықтама"),
        "ru": ("отказ", "справк"),
        "en": ("refus", "certificate"),
    }
    path = [f"p{n}" for n in range(1, 12)] + ["d4", "d5", "d6", "g6", "g7", "g8", "d7"]
    for language, betrayals in told.items():
        for action in path:
            status = DEFINITION.text(language, f"{action}.status").lower()
            assert not any(word in status for word in betrayals), (language, action)
