"""Makes any text printable: what the font can draw stays, the rest is replaced and seen.

PDF/A and PDF/UA refuse a letter without a glyph, and some scripts outside this table bring the
typesetter down. So the table is a list of what may pass, not of what may not; a test sets every
letter of it.
"""

import re
import unicodedata

from qyzmet.standard.words.letters import DRAWN

#: Stands for a character that cannot be printed, so that the loss is seen on the paper.
UNPRINTABLE = "□"

_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_HARD_SPACES = re.compile("[\u00a0\u202f\u2007]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_NOT_DRAWN = re.compile(f"[^{DRAWN}]")
# Two marks over one letter are writing; a heap of them is an attack on the neighbouring lines.
_HEAPED_MARKS = re.compile("([\u0300-\u0362]{2})[\u0300-\u0362]+")
# Marks for the sheets, of the private use area: they never pass the table, so no text can hold one.
#: A place where a long word may break; nothing of it is left in text copied from the PDF.
BREAK = "\ue000"
#: Around a piece that must not break: a number with its ending, as in "4-терезе" or "10-й".
KEEP, KEPT = "\ue001", "\ue002"

# Pieces of a long word: up to a sign after which the eye expects a break, or six letters; a mark
# stays with its letter.
_LETTER = "(?:.[\u0300-\u0362]*)"
_PIECES = re.compile(rf"{_LETTER}{{1,6}}?(?:[/?&=_,;:@–-]|\.(?=\D))|{_LETTER}{{1,6}}", re.DOTALL)
_NUMBER_WITH_ENDING = re.compile(r"\d{1,6}-[^\W\d_]{1,14}(?![\w-])")


def legible(text: str, longest: int = 28) -> str:
    """`text` as one line of printable letters.

    Runs of white space become one space, invisible and direction-turning characters vanish,
    everything the fonts cannot draw becomes `UNPRINTABLE`. Words of more than `longest` letters
    (more than two thirds of it where they hold digits or signs) get places to break. The marks
    `BREAK`, `KEEP` and `KEPT` in the answer are for the sheets.
    """
    # White space of the control kind first: it separates words and must not turn into boxes.
    line = _SPACES.sub(" ", text)
    line = _INVISIBLE.sub("", line)
    line = unicodedata.normalize("NFC", line)
    line = _HARD_SPACES.sub("\u00a0", line)
    line = _HEAPED_MARKS.sub(r"\1", _NOT_DRAWN.sub(UNPRINTABLE, line)).strip(" ")
    return " ".join(_with_breaks(word, longest) for word in line.split(" "))


def unmarked(text: str) -> str:
    """Legible text without the marks for the sheets: for titles and other metadata."""
    return re.sub(f"[{BREAK}{KEEP}{KEPT}]", "", text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The non-empty lines of a text that may hold several."""
    return tuple(line for line in text.splitlines() if line.strip())


def _with_breaks(word: str, longest: int) -> str:
    limit = longest if word.isalpha() else longest * 2 // 3
    if len(word) <= limit:
        return _NUMBER_WITH_ENDING.sub(rf"{KEEP}\g<0>{KEPT}", word)
    return BREAK.join(_PIECES.findall(word))
