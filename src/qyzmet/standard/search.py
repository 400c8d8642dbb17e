"""Finding a service by words of daily life, in any of its languages. Pure.

People type Kazakh without Kazakh letters, Russian in the Latin layout, and the end of a word as
they say it; so words are folded and compared from their beginning."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from qyzmet.standard.model import LANGUAGES, Definition

LONGEST_QUERY = 200  # characters; the rest is not looked at
MOST_WORDS = 12
_LONGEST_WORD = 40
_SHARED = 4  # letters that two forms of one word have in common at least

_KAZAKH = str.maketrans("әғқңөұүһіё", "агкноуухие")
_LOOK_ALIKE = str.maketrans("aceopxykmthbi", "асеорхукмтнви")
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
# fmt: off
_EMPTY_WORDS = frozenset({
    "и", "в", "на", "о", "об", "по", "для", "мне", "я", "мы", "как", "где", "что", "нужна",
    "нужен", "нужно", "хочу", "получить", "мен", "ушин", "туралы", "керек", "калай", "кайда",
    "алу", "the", "a", "an", "of", "for", "i", "to", "my", "me", "how", "where", "get", "need",
})
# fmt: on
_WEIGHTS = {"service.title": 4, "service.short": 4, "service.summary": 1}
_EVERYDAY = 3


def fold(word: str) -> str:
    """One word in the form that is compared: lower case, no accents or Kazakh letters, and Latin
    letters that stand in a Cyrillic word replaced by the Cyrillic ones they look like."""
    text = unicodedata.normalize("NFC", word.lower()).translate(_KAZAKH)
    if any("а" <= letter <= "я" for letter in text):
        text = text.translate(_LOOK_ALIKE)
    return text


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: runs of letters and digits, each cut at 40 characters."""
    cleaned = "".join(letter if letter.isalnum() else " " for letter in text)
    return tuple(fold(word)[:_LONGEST_WORD] for word in cleaned.split())


class Index:
    """The words of many services, made once and asked often."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._found: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
        for definition in definitions:
            for language, word, weight in _indexed(definition):
                self._add(definition.standard.code, language, word, weight)

    def _add(self, code: str, language: str, word: str, weight: int) -> None:
        # The language stands in the key, so that the reader's own can count a little more.
        per_word = self._found[word[0]].setdefault(word, {})
        key = f"{code} {language}"
        per_word[key] = max(per_word.get(key, 0), weight)

    def find(self, query: str, language: str = "") -> tuple[str, ...]:
        """The codes of the services that the query may mean, best first; none for a query without a
        word. Every language is searched at once; `language` only breaks ties."""
        raw = query[:LONGEST_QUERY].lower()
        scores: dict[str, float] = defaultdict(float)
        for number, variant in enumerate(_variants(raw)):
            for code, score in self._score(variant, language).items():
                scores[code] = max(scores[code], score * (1.0 if number == 0 else 0.5))
        return tuple(sorted(scores, key=lambda code: (-scores[code], code)))

    def _score(self, query: tuple[str, ...], language: str) -> dict[str, float]:
        asked = [word for word in query if word not in _EMPTY_WORDS] or list(query)
        total: dict[str, float] = defaultdict(float)
        hits: dict[str, int] = defaultdict(int)
        for word in asked:
            for code, score in self._matches(word, language).items():
                total[code] += score
                hits[code] += 1
        # Half of the words have to mean something: one chance word of five is no answer.
        return {code: total[code] for code in total if hits[code] * 2 >= len(asked)}

    def _matches(self, asked: str, language: str) -> dict[str, float]:
        best: dict[str, float] = {}
        for word, holders in self._found.get(asked[0], {}).items():
            closeness = _closeness(asked, word)
            if not closeness:
                continue
            for key, weight in holders.items():
                code, _, spoken = key.rpartition(" ")
                score = closeness * weight * (1.1 if spoken == language else 1.0)
                best[code] = max(best.get(code, 0.0), score)
        return best


def find(definitions: Iterable[Definition], query: str, language: str = "") -> tuple[str, ...]:
    """As `Index.find`, for once."""
    return Index(definitions).find(query, language)


def _indexed(definition: Definition) -> Iterator[tuple[str, str, int]]:
    for language in LANGUAGES:
        for key, weight in _WEIGHTS.items():
            for word in words(definition.text_or(language, key)):
                yield language, word, weight
        for phrase in definition.standard.everyday_words.get(language, ()):
            for word in words(phrase):
                yield language, word, _EVERYDAY


def _variants(raw: str) -> list[tuple[str, ...]]:
    """The query as typed, and as if the keyboard had stood in the other layout."""
    typed = words(raw)[:MOST_WORDS]
    switched = [raw.translate(_TO_CYRILLIC), raw.translate(_TO_LATIN)]
    others = [words(text)[:MOST_WORDS] for text in switched if text != raw]
    # A Cyrillic word written wholly with Latin look-alikes ("cpok").
    others.append(tuple(fold(word.translate(_LOOK_ALIKE)) for word in typed))
    return [variant for variant in [typed, *others] if variant]


def _closeness(asked: str, word: str) -> float:
    """1 for the same word, less for its beginning or another form of it, 0 for another word."""
    if asked == word:
        return 1.0
    if word.startswith(asked):
        return 0.8 if len(asked) > 2 else 0.2
    shared = 0
    for left, right in zip(asked, word, strict=False):
        if left != right:
            break
        shared += 1
    if shared >= _SHARED and shared * 10 >= 6 * max(len(asked), len(word)):
        return 0.5
    return 0.0
