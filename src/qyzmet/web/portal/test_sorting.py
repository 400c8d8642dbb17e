"""The order of names in lists."""

import random

import pytest

from .sorting import collation_key

pytestmark = pytest.mark.pure

_IN_ORDER = ["Ақкөл", "Әйтеке", "Бурабай", "Ғабит", "Ерейментау", "Көкшетау", "Қорғалжын",
             "Өскемен", "Степногорск", "Ұлытау", "Үржар", "Шортанды", "Ішім"]  # fmt: skip


def test_kazakh_letters_stand_in_the_order_of_the_alphabet():
    shuffled = random.Random(3).sample(_IN_ORDER, len(_IN_ORDER))
    assert sorted(shuffled, key=collation_key) == _IN_ORDER


def test_code_points_alone_would_order_them_wrongly():
    assert sorted(_IN_ORDER) != _IN_ORDER


def test_case_and_blanks_do_not_part_words():
    words = ["ақкөл  ауданы", "Әулиекөл", "Ақкөл ауданы"]
    assert sorted(words, key=collation_key)[-1] == "Әулиекөл"


def test_latin_words_stand_before_cyrillic_ones_in_their_own_order():
    assert sorted(["Ақкөл", "Kokshetau", "Burabay"], key=collation_key) == [
        "Burabay",
        "Kokshetau",
        "Ақкөл",
    ]
