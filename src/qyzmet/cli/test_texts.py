"""The words people read, in Kazakh and Russian: every page, paper and notice."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import qyzmet
from qyzmet.cli import texts
from qyzmet.features.documents import words as paper_words
from qyzmet.features.documents.printing import words as printing_words
from qyzmet.features.notices import words as notice_words
from qyzmet.standard.words import derivation

Word = tuple[str, str, str]
"""(where it stands, the English original or its key, the words themselves)"""

SAME_IN_EVERY_LANGUAGE = {"SMS"}
"""Names that are written alike in English, Kazakh and Russian."""

_LATIN_IN_SENTENCES = {
    *("API", "Authorization", "Bearer", "HTTP", "JPEG", "JSON", "MB", "OpenAPI", "PDF", "PNG"),
    *("QR", "RFC", "SMS", "UTF", "data", "example", "file", "form", "kz", "multipart", "name"),
}
"""Latin words that have no spelling of their own in Kazakh and Russian: formats, addresses."""

_CYRILLIC, _LATIN = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі", "A-Za-z"
_MIXED = re.compile(f"[{_CYRILLIC}][{_LATIN}]|[{_LATIN}][{_CYRILLIC}]")
_NOT_WORDS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")
_KAZAKH_ONLY = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_LONGEST = 20
"""Words a sentence may have, so that it can be read at one go."""


def _pages(language: str) -> Iterator[Word]:
    for app in texts.apps():
        for entry in texts.load(app, language):
            if not entry.id:
                continue
            originals = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
            given = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
            for said in given:
                yield app.name, f"{entry.context or ''}{originals[0]}", said


def _definitions(language: str) -> Iterator[Word]:
    catalogue = Path(qyzmet.__file__).parent / "catalogue"
    for path in sorted(catalogue.glob(f"*/texts.{language}.yaml")):
        for key, said in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield path.parent.name, key, str(said)


def _papers(language: str) -> Iterator[Word]:
    for kind, (subject, body) in notice_words.WORDS[language].items():
        yield "notices", kind, subject
        yield "notices", kind, body
    for key, said in paper_words.WORDS[language].items():
        yield "papers", key, said
    fixed = printing_words.WORDS["kk" if language == "kk" else "ru"]
    for key in fixed.__struct_fields__:
        yield "printing", key, getattr(fixed, key)
    column = texts.LANGUAGES.index(language)
    for key, names in derivation.HOLIDAYS.items():
        yield "derivation", key, names[column]


def everything(language: str) -> list[Word]:
    """All that a person may read in a language; a source that is empty is a mistake of the test."""
    sources = [list(source(language)) for source in (_pages, _definitions, _papers)]
    assert all(sources), "a source of words was not found"
    return [word for source in sources for word in source]


def two_meanings(words: list[Word]) -> dict[str, set[str]]:
    """Originals that stand in several apps with different translations."""
    found = defaultdict(set)
    for _, original, said in words:
        found[original].add(said)
    return {original: given for original, given in found.items() if len(given) > 1}


def mixed_scripts(said: str) -> list[str]:
    """Places where a Latin letter touches a Cyrillic one: they look alike and are not found."""
    return _MIXED.findall(_NOT_WORDS.sub(" ", said))


def left_in_latin(said: str) -> set[str]:
    """Latin words that are neither a format nor an address."""
    found = re.findall(f"[{_LATIN}]{{2,}}", _NOT_WORDS.sub(" ", said))
    return set(found) - _LATIN_IN_SENTENCES


def long_sentences(said: str) -> list[str]:
    """Sentences with more words than one reads at one go."""
    sentences = re.split(r"[.!?;:](?=\s)", _NOT_WORDS.sub("x", said))
    return [one for one in sentences if len(one.split()) > _LONGEST]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_sentence_is_translated_alike_in_every_app(language):
    """Django merges the catalogues, so that only one of two translations would ever be shown."""
    assert two_meanings(list(_pages(language))) == {}
    assert two_meanings([("a", "Late", "Кешікті"), ("b", "Late", "Мерзімі өтті")])


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_translation_is_the_english_original(language):
    same = {said for _, original, said in _pages(language) if said == original}
    assert same <= SAME_IN_EVERY_LANGUAGE
    left = {(where, said) for where, _, said in everything(language) if left_in_latin(said)}
    assert left == set()
    assert left_in_latin("Файл not attached: PDF") == {"not", "attached"}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(language):
    assert [word for word in everything(language) if mixed_scripts(word[2])] == []
    assert mixed_scripts("өтiніш"), "a Latin i among Kazakh letters is found"
    assert not mixed_scripts("Нөмірі: %(number)s, {link}")


def test_no_russian_sentence_borrows_kazakh_letters():
    names = {"Наурыз мейрамы"}
    borrowed = [w for w in everything("ru") if _KAZAKH_ONLY.search(w[2]) and w[2] not in names]
    assert borrowed == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_quotes_dashes_and_number_signs_are_those_of_print(language):
    def typed(said: str) -> bool:
        return bool(re.search(r'["“”]| - |--|\.\.\.|\bN \d', _NOT_WORDS.sub(" ", said)))

    assert [word for word in everything(language) if typed(word[2])] == []
    assert typed('Бұл - "жоба"')


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_sentence_can_be_read_at_one_go(language):
    assert [word for word in everything(language) if long_sentences(word[2])] == []
    assert long_sentences("сөз " * 21 + ". Қысқа.")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_that_is_put_in_gets_a_case_ending(language):
    """An ending depends on the last sound of a word that is not known here."""
    ending = re.compile(
        r"(?:%\(\w+\)[sd]|\{\w*\})[-’']?"
        r"(?:[ғгқк][ае]|[дтн][аеыі]н?|[дтн][ыі]ң|[мбп]ен|[сн]?[ыі]н?|ом|ами?|ов|ы|у|а)\b"
    )
    assert [word for word in everything(language) if ending.search(word[2])] == []
    assert ending.search("%(name)s-ға берілді") and ending.search("{name}ның")
    assert not ending.search("%(number)s-сұрақ")


def test_the_settled_words_are_the_only_ones():
    """Words that were once said in two ways, and the one that stayed (see the glossary)."""
    settled = {
        "kk": ("іс-қимыл", "іс-әрекет", "кері қайтар", "деректер қоры", "түпнұсқалығы"),
        "ru": ("извещени", "отменён", "отменить", "госуслуг"),
    }
    for language, gone in settled.items():
        for where, key, said in everything(language):
            assert not any(word in said.lower() for word in gone), (where, key, said)
