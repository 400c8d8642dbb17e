from hypothesis import given
from hypothesis import strategies as st

from qyzmet.law.text import joined, unspaced

LETTERS = "абвгдежзиклмнопрстуфхцчшыьэюяәғқңөұүһі"
words = st.text(alphabet=LETTERS, min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
anything = st.text(alphabet=LETTERS + "АБВ019 .,;:()«»/-–\u00ad\u00a0", max_size=60)


def spaced(sentence: str) -> str:
    """As the published text prints a justified line."""
    return "  ".join(" ".join(word) for word in sentence.split(" "))


def bare(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


@given(sentences.filter(lambda s: len(s.replace(" ", "")) >= 3))
def test_a_letter_spaced_line_reads_as_it_was_written(sentence):
    assert unspaced(spaced(sentence) + "  ") == sentence


@given(anything)
def test_unspacing_changes_nothing_but_white_space(line):
    assert "".join(unspaced(line).split()) == "".join(line.split())


@given(st.lists(st.text(alphabet=LETTERS, min_size=2, max_size=9), min_size=1, max_size=9))
def test_an_ordinary_line_stays_as_it_is(line):
    assert unspaced(" ".join(line)) == " ".join(line)


@given(st.lists(anything, max_size=8))
def test_joining_loses_no_letter(lines):
    assert bare("".join(joined(lines))) == bare("".join(lines))


def test_points_and_brackets_close_up_with_their_word():
    assert unspaced("г о р о д а  з н а ч е н и я ) ;") == "города значения);"
    assert unspaced("н е  б о л е е  1 0  м и н у т .") == "не более 10 минут."


def test_a_row_of_counting_numbers_is_no_word():
    assert unspaced("1 2 3 4") == "1 2 3 4"
    assert unspaced("0 2 0 1 0 0 ,") == "020100,"


def test_double_gaps_between_whole_words_become_one_blank():
    assert unspaced("отметкой  в  органах  области") == "отметкой в органах области"


def test_a_part_that_is_letter_spaced_closes_up_beside_whole_words():
    assert unspaced("проверка  п о л н о т ы") == "проверка полноты"


def test_two_single_letters_are_words():
    assert unspaced("и в") == "и в"


def test_a_wrapped_paragraph_becomes_one():
    lines = ["      1) первая строка и", "вторая с концом;", "      2) другой пункт."]
    assert joined(lines) == ("1) первая строка и вторая с концом;", "2) другой пункт.")


def test_a_page_break_inside_a_sentence_is_no_end():
    assert joined(["      ожидание при", "", "", "", "получении талона"]) == (
        "ожидание при получении талона",
    )


def test_a_blank_line_after_the_end_of_a_sentence_is_one():
    assert joined(["конец.", "", "начало"]) == ("конец.", "начало")


def test_no_blank_comes_beside_brackets_quotes_and_numbers_torn_at_a_slash():
    assert joined(["отдел района (", "города", ") и «", "окон"]) == (
        "отдел района (города) и «окон",
    )
    assert joined(["№ А-11/", "491"]) == ("№ А-11/491",)


def test_a_hyphen_at_the_end_stays_and_a_soft_one_goes():
    assert joined(["организационно-", "правовой"]) == ("организационно-правовой",)
    assert joined(["доку\u00ad", "мент"]) == ("документ",)
    assert joined(["далее -", "центр"]) == ("далее - центр",)
