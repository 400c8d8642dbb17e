"""Every code of the form's rules and of the file checks has a sentence."""

import ast
import inspect

import pytest
from django.utils.translation import override

from qyzmet.features.applications import answers
from qyzmet.features.people.iin import wrong_with
from qyzmet.kernel import files
from qyzmet.standard.model import Clause, Field

from .messages import ANSWERS, FILES, MISSING, PASSWORDS, about_answer


def _raised(module, name):
    """Every code a module raises this exception with, as the source has it."""
    codes = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
            codes |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    return codes


def test_every_code_of_the_answers_has_a_sentence():
    found = _raised(answers, "BadAnswer") | {"iin_other_birth_date", "unknown_field", "not_yours"}
    found |= {f"iin_{wrong_with(iin)}" for iin in ("1", "999999999999", "850101400101")}
    assert len(found) > 10
    assert found == set(ANSWERS)


def test_every_code_of_the_files_has_a_sentence():
    assert _raised(files, "BadFile") | {"missing"} == set(FILES)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_is_translated(language):
    for table in (ANSWERS, MISSING, FILES, PASSWORDS):
        for code, words in table.items():
            with override("en"):
                english = str(words)
            with override(language):
                assert str(words) != english, code


def test_an_empty_answer_is_named_by_its_kind_and_a_long_one_by_its_limit():
    def field(kind):
        return Field(id="x", clause=Clause(), kind=kind, max_length=30)

    with override("en"):
        assert about_answer(field("choice"), "missing") == "Choose one of the answers"
        assert about_answer(field("text"), "missing") == "Fill in this answer"
        assert "at most 30 characters" in about_answer(field("text"), "too_long")
