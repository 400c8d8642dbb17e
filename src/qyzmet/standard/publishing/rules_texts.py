"""Rules about the words: kk, ru and en are equal."""

import re
import string
from collections.abc import Iterator

from qyzmet.standard.model import LANGUAGES, CheckRule, Definition, Element, Field, ForMe, Question

from .problems import Problem
from .subject import Subject

SUFFIXES = frozenset({"hint", "plain", "completion", "advice", "short", "status"})
ALWAYS = ("service.title", "service.short", "service.summary")
_FREE = re.compile(r"\A(service|act)\.[a-z_]+\Z|\Aresult\..+\.body\.[1-9][0-9]*\Z")


def required_keys(definition: Definition) -> dict[str, Element | None]:
    """Every text id that the definition needs, with the element that needs it."""
    keys: dict[str, Element | None] = dict.fromkeys(ALWAYS)
    keys[f"area.{definition.standard.area}"] = None
    keys[definition.standard.act.issuer] = None
    keys |= dict.fromkeys(page.id for page in definition.form.pages)
    standard, route = definition.standard, definition.route
    for action in route.actions:
        keys |= dict.fromkeys((f"{action.id}.completion", f"{action.id}.status"), action)
        keys |= {action.not_performed: action} if action.not_performed else {}
    for check in standard.checks:
        keys |= {check.not_performed: check} if check.not_performed else {}
    for result in standard.results:
        keys[f"{result.id}.body.1"] = result
    for question in standard.for_me:
        keys |= {f"{question.id}.advice": question} if question.leads_away else {}
    return keys


def answer_keys(element: Element) -> tuple[str, ...]:
    """The text ids of an element's answers or options."""
    if isinstance(element, Field):
        return tuple(f"{element.id}.{option}" for option in element.options)
    if isinstance(element, Question | ForMe | CheckRule):
        return tuple(f"{element.id}.{answer}" for answer in element.answers)
    return ()


def _all_required(subject: Subject) -> dict[str, Element | None]:
    keys = required_keys(subject.definition)
    for element in subject.elements():
        keys |= dict.fromkeys((element.id, *answer_keys(element)), element)
    return keys


def every_element_has_its_words(subject: Subject) -> Iterator[Problem]:
    for key, element in _all_required(subject).items():
        for language in LANGUAGES:
            if subject.definition.texts.get(language, {}).get(key, "").strip():
                continue
            message = f"texts.{language}.yaml has no text under `{key}`"
            if element is None:
                yield subject.at(f"texts.{language}.yaml", key, message)
            else:
                yield subject.problem(element, message)


def no_words_are_left_over(subject: Subject) -> Iterator[Problem]:
    required = _all_required(subject)
    for language, texts in subject.definition.texts.items():
        for key in texts:
            stem, _, suffix = key.rpartition(".")
            if key in required or _FREE.match(key) or (stem in required and suffix in SUFFIXES):
                continue
            file = f"texts.{language}.yaml"
            place = subject.places.of_key(file, key)
            yield subject.at(file, key, f"no element uses the text `{key}`", place)


def languages_are_equal(subject: Subject) -> Iterator[Problem]:
    """What one language says, all say, with the same places to fill in."""
    texts = subject.definition.texts
    required = _all_required(subject)
    for key in dict.fromkeys(key for language in LANGUAGES for key in texts.get(language, {})):
        holes = {language: _holes(texts.get(language, {}).get(key)) for language in LANGUAGES}
        for language, found in holes.items():
            file = f"texts.{language}.yaml"
            place = subject.places.of_key(file, key)
            if found is None and key not in required:
                message = f"`{key}` stands in another language, but not here"
                yield subject.at(file, key, message, place)
            elif found == "broken":
                yield subject.at(file, key, "a brace is open or misplaced", place)
            elif found is not None and found != holes["kk"] and holes["kk"] is not None:
                yield subject.at(file, key, "the places to fill in differ from kk", place)


def _holes(text: str | None) -> tuple[str, ...] | str | None:
    if text is None:
        return None
    try:
        parts = list(string.Formatter().parse(text))
        return tuple(sorted(name for _, name, _, _ in parts if name is not None))
    except ValueError:
        return "broken"


def results_can_be_filled(subject: Subject) -> Iterator[Problem]:
    """A paper prints what every case has: answers that are always asked, the office, and, if the
    outcome is a grant, what the asked registers told."""
    definition = subject.definition
    asked = {f.id for p in definition.form.pages if not p.when for f in p.fields if _always(f)}
    told = {fact for check in definition.standard.checks if check.port for fact in check.facts}
    for result in definition.standard.results:
        known = asked | {"office"} | (told if result.outcome == "granted" else set())
        for language, texts in definition.texts.items():
            for key in texts:
                holes = _holes(texts[key]) if key.startswith(f"{result.id}.body.") else ()
                for hole in holes if isinstance(holes, tuple) else ():
                    if hole not in known:
                        file = f"texts.{language}.yaml"
                        place = subject.places.of_key(file, key)
                        yield subject.at(file, key, f"no case has a `{{{hole}}}` to print", place)


def _always(field: Field) -> bool:
    return not field.when and not field.optional


def bodies_are_numbered_without_gaps(subject: Subject) -> Iterator[Problem]:
    """The printer stops at the first number that is missing."""
    for language, texts in subject.definition.texts.items():
        for key in texts:
            stem, body, number = key.rpartition(".body.")
            if body and number.isdigit() and int(number) > 1:
                before = f"{stem}.body.{int(number) - 1}"
                if before not in texts:
                    file = f"texts.{language}.yaml"
                    place = subject.places.of_key(file, key)
                    yield subject.at(file, key, f"`{before}` is missing before it", place)


def everyday_words_are_in_all_languages(subject: Subject) -> Iterator[Problem]:
    words = subject.definition.standard.everyday_words
    for language in LANGUAGES:
        if not words.get(language):
            yield subject.at("standard.yaml", "everyday_words", f"no everyday words in {language}")
    for language in words:
        if language not in LANGUAGES:
            path = f"everyday_words.{language}"
            yield subject.at("standard.yaml", path, f"`{language}` is no language of the product")


TEXT_RULES = (
    every_element_has_its_words,
    no_words_are_left_over,
    languages_are_equal,
    results_can_be_filled,
    bodies_are_numbered_without_gaps,
    everyday_words_are_in_all_languages,
)
