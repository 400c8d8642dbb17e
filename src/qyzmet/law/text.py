"""Lines of a published act -> readable text: letter-spacing undone, wrapped lines joined. Pure.

The published texts are those of PDF files: justified lines come with a blank after every letter and
two blanks between words, paragraphs are wrapped and torn by the breaks of pages. Only white space
is changed here, and soft hyphens go; no letter is guessed."""

import re
from collections.abc import Iterable
from itertools import pairwise

_GAP = re.compile(r"\s{2,}")
_STRAY_BLANK = re.compile(r" (?=[,;:!?](?: |$))")
_FEWEST_LETTERS = 3  # fewer single letters in a row may be words ("и в")
_FEWEST_IN_PART = 4  # the same, where only a part of the line is letter-spaced
_INDENT = 5  # blanks that begin a paragraph of the body
_SOFT_HYPHEN = "\u00ad"
_ENDS = (".", ";", ":", "!", "?")
_SHUTS = tuple(",.;:!?)»”]%")
_OPENS = ("(", "«", "„", "[", "/")
_HYPHENS = ("-", "‐", "‑")


def unspaced(line: str) -> str:
    """One line with letter-spaced words closed up and other gaps made one blank.

    A line is letter-spaced where each of three or more signs stands alone; a row of counting
    numbers ("1 2 3", the head of a table) is not."""
    text = line.strip()
    parts = [part.split() for part in _GAP.split(text)] if text else []
    signs = [sign for part in parts for sign in part]
    if _apart(signs, _FEWEST_LETTERS):
        return " ".join("".join(part) for part in parts)
    return " ".join(
        "".join(part) if _apart(part, _FEWEST_IN_PART) else " ".join(part) for part in parts
    )


def _apart(signs: list[str], fewest: int) -> bool:
    if any(len(sign) > 1 for sign in signs) or sum(map(str.isalnum, signs)) < fewest:
        return False
    counting = all(sign.isdecimal() for sign in signs) and all(
        int(after) == int(before) + 1 for before, after in pairwise(signs)
    )
    return not counting


def joined(lines: Iterable[str]) -> tuple[str, ...]:
    """Paragraphs of a run of lines, each unspaced and with its wraps undone.

    An indented line begins a paragraph. A blank line ends one only where its sentence has ended or
    the next line does not go on in small letters: pages break inside sentences. A hyphen at the end
    of a line stays, because it belongs to the word; a soft hyphen goes."""
    found: list[str] = []
    torn = True
    for line in lines:
        clean = line.replace("\u00a0", " ").replace("\t", "  ")
        text = unspaced(clean)
        if not text:
            torn = True
            continue
        if found and not _begins(clean, text, found[-1], torn):
            found[-1] = _glued(found[-1], text)
        else:
            found.append(text)
        torn = False
    return tuple(_STRAY_BLANK.sub("", text.replace(_SOFT_HYPHEN, "")) for text in found)


def _begins(line: str, text: str, before: str, torn: bool) -> bool:
    """Whether a line begins a paragraph."""
    if text.startswith(_SHUTS):
        return False
    if len(line) - len(line.lstrip()) >= _INDENT:
        return True
    return torn and (before.endswith(_ENDS) or not text[0].islower())


def _glued(before: str, text: str) -> str:
    """Two lines of a paragraph as one."""
    if before.endswith(_SOFT_HYPHEN):
        return before.removesuffix(_SOFT_HYPHEN) + text
    hyphenated = before.endswith(_HYPHENS) and before[-2:-1].isalnum()
    if hyphenated or before.endswith(_OPENS) or text.startswith(_SHUTS):
        return before + text
    return f"{before} {text}"
