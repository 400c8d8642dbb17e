"""People find a service by the words they have, in the layout their keyboard stands in."""

import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.catalogue import folder_texts
from qyzmet.standard.model import Definition
from qyzmet.standard.publishing import read_definition
from qyzmet.standard.search import Index, find, fold, words

pytestmark = pytest.mark.pure

DEFINITION = read_definition(folder_texts("akm-03"))


def other(code: str, ru: str, kk: str, en: str, everyday: str = "") -> Definition:
    """Another service, so that a search has something to get wrong."""
    titles = {"ru": ru, "kk": kk, "en": en}
    return msgspec.structs.replace(
        DEFINITION,
        standard=msgspec.structs.replace(
            DEFINITION.standard, code=code, everyday_words={"ru": (everyday,)}
        ),
        texts={language: {"service.title": title} for language, title in titles.items()},
    )


INDEX = Index(
    [
        DEFINITION,
        other("hom-01", "Жилищная помощь", "Тұрғын үй көмегі", "Housing aid", "коммуналка"),
        other("edu-01", "Очередь в детский сад", "Балабақша кезегі", "Kindergarten place", "садик"),
        other("agr-01", "Справка о хозяйстве", "Шаруашылық анықтамасы", "Farm certificate"),
    ]
)


@pytest.mark.parametrize(
    "query",
    [
        "справка безработного",
        "СПРАВКУ БЕЗРАБОТНОМУ",
        "как получить справку безработного",
        "стою на бирже",
        "биржа труда",
        "бизработный",
        "жұмыссыз анықтама",
        "жумыссыз аныктама",
        "Жұмыссыздық анықтамасы",
        "жұмыссыз",
        "unemployment paper",
        "unemploym",
        "безраб",
        "cghfdrf ,tphf,jnyjuj",  # "справка безработного" in the Latin layout
        "гтуьздщньуте",  # "unemployment" in the Russian layout
        "cпрaвкa бeзpaботнoгo",  # with Latin a, c, e, o, p
        "  безработный...  ",
    ],
)
def test_the_certificate_is_found_first(query: str) -> None:
    assert INDEX.find(query)[0] == "akm-03"


@pytest.mark.parametrize(
    ("query", "code"),
    [("садик", "edu-01"), ("housing", "hom-01"), ("тургын уй", "hom-01"), ("балабакша", "edu-01")],
)
def test_other_words_find_other_services_and_not_this_one(query: str, code: str) -> None:
    assert INDEX.find(query) == (code,)


def test_a_word_in_two_services_ranks_the_one_that_has_more_of_the_query() -> None:
    assert INDEX.find("справка о хозяйстве")[0] == "agr-01"
    assert set(INDEX.find("справка")) == {"akm-03", "agr-01"}


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", "\x00", "''--", "пенсия", "zzzz", "🙂", "\ud800"]
)
def test_what_means_nothing_finds_nothing(query: str) -> None:
    assert INDEX.find(query) == ()


@given(st.text(max_size=300), st.sampled_from(["", "kk", "ru", "en", "xx"]))
def test_no_text_breaks_the_search(query: str, language: str) -> None:
    found = INDEX.find(query, language)
    assert len(set(found)) == len(found)
    assert found == INDEX.find(query, language)


def test_a_huge_query_costs_no_more_than_a_small_one() -> None:
    started = time.perf_counter()
    INDEX.find("безработный " * 200_000)
    assert time.perf_counter() - started < 0.5


def test_the_language_only_breaks_ties() -> None:
    assert set(INDEX.find("жұмыссыз", "en")) == set(INDEX.find("жұмыссыз", "kk"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [("ӘҒҚҢӨҰҮҺІ", "агкноуухи"), ("Ёлка", "елка"), ("cпрaвка", "справка"), ("Paper", "paper")],
)
def test_letters_are_folded_to_what_people_type(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_words_are_letters_and_digits() -> None:
    assert words("«Справка» №5, форма-2") == ("справка", "5", "форма", "2")


def test_a_single_search_needs_no_index() -> None:
    assert find([DEFINITION], "безработный") == ("akm-03",)
