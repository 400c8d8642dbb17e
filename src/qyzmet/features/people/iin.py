"""The individual identification number: twelve digits, a birth date inside, a check digit at the end.

Source: the rule of the state's number (weights 1..11, then 3..11,1,2 where the first sum is 10).
"""

from datetime import date

_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit, or None where no number with these eleven digits can exist."""
    digits = [int(ch) for ch in first_eleven]
    rest = sum(d * w for d, w in zip(digits, _FIRST, strict=True)) % 11
    if rest == 10:
        rest = sum(d * w for d, w in zip(digits, _SECOND, strict=True)) % 11
    return None if rest == 10 else rest


def wrong_with(iin: str) -> str | None:
    """Why this is no IIN: "length", "date" or "check"; None if it may be one."""
    if len(iin) != 12 or not iin.isascii() or not iin.isdigit():
        return "length"
    if birth_date_in(iin) is None:
        return "date"
    return None if check_digit(iin[:11]) == int(iin[11]) else "check"


def birth_date_in(iin: str) -> date | None:
    """The birth date an IIN holds; the seventh digit gives century (1-2: 1800s ... 5-6: 2000s)."""
    century = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}.get(iin[6])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None
