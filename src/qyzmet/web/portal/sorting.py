"""Alphabetical order of Kazakh, Russian and English words, without a collation library. Pure."""

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACE = {letter: number for number, letter in enumerate(_KAZAKH, start=0x400)}
"""The order of the Kazakh Cyrillic alphabet; the Russian one is a part of it."""


def collation_key(text: str) -> tuple[tuple[int, ...], str]:
    """A key to sort by: letters by the alphabet, case and blanks only between equals.

    Signs that are no letters come first, Latin letters before Cyrillic ones.
    """
    folded = " ".join(text.casefold().split())
    return tuple(_PLACE.get(ch, min(ord(ch), 0x3FF)) for ch in folded), text
