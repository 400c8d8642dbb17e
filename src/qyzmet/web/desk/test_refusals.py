import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import override

import qyzmet
from qyzmet.catalogue import folder_texts
from qyzmet.kernel import events as e
from qyzmet.kernel.decide import Refused
from qyzmet.standard.publishing import read_definition
from qyzmet.testing.cast import SERVICE
from qyzmet.web.desk import history, refusals

ROOT = Path(qyzmet.__file__).parent
SOURCES = sorted([*(ROOT / "kernel").rglob("*.py"), *(ROOT / "features").rglob("*.py")])


def codes():
    """Every code that stands in a call of Refused, with the parameters given to it."""
    found = {}
    for path in SOURCES:
        if path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                code, params = node.args[0], node.args[1] if len(node.args) > 1 else None
                assert isinstance(code, ast.Constant), f"{path}: a code must stand in the call"
                keys = {k.value for k in params.keys} if isinstance(params, ast.Dict) else set()
                found.setdefault(code.value, set()).add(frozenset(keys))
    return found


def catalogue(language):
    po = Path(refusals.__file__).parent / "locale" / language / "LC_MESSAGES" / "django.po"
    with po.open("rb") as source:
        return read_po(source, locale=language)


@pytest.fixture(scope="module")
def definition():
    return read_definition(folder_texts(SERVICE))


def test_the_search_for_codes_finds_the_kernels_refusals():
    assert {"case_closed", "ground_unknown", "paper_missing", "executor_missing"} <= set(codes())


def test_every_code_has_a_sentence_and_no_sentence_is_left_over():
    assert set(codes()) == set(refusals.SENTENCES)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_is_translated(language):
    known = catalogue(language)
    for words in [*refusals.SENTENCES.values(), refusals.UNNAMED]:
        with override("en"):
            original = str(words)
        entry = known.get(original)
        assert entry is not None, original
        assert entry.string, original


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_sentence_can_be_said_with_the_parameters_the_kernel_gives(definition, language):
    for code, shapes in codes().items():
        for keys in shapes:
            said = refusals.sentence(Refused(code, dict.fromkeys(keys, "x")), definition, language)
            assert said
            assert "%(" not in said


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_parameters_are_said_as_labels(definition, language):
    refusal = Refused("ground_not_proven", {"ground": "ground.not_registered"})
    said = refusals.sentence(refusal, definition, language)
    assert definition.text(language, "ground.not_registered") in said
    assert "ground.not_registered" not in said


def test_a_code_of_a_newer_kernel_is_answered_without_a_crash(definition):
    assert refusals.sentence(Refused("never_heard_of", {"a": "b"}), definition, "en")


def test_every_kind_of_event_has_a_sentence():
    kinds = {kind for kind in e.Event.__subclasses__() if kind.__module__ == e.__name__}
    untold = {kind.__name__ for kind in kinds if kind not in history.tell.registry}
    assert not untold
