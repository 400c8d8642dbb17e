"""Letters a paper can print. Pure: the form refuses the others before anything is signed."""

import re
import unicodedata

# Latin, Greek, Cyrillic, punctuation and signs that the embedded serif draws; the tenge sign comes
# from the second embedded font. A list of what may pass, not of what may not.
DRAWN = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af\u0300-\u0362"
    "\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0477\u048c-\u04c4\u04c7-\u04cc"
    "\u04d0-\u04f9\u2010-\u2027\u2030-\u2037\u2039-\u203e\u2044\u2070\u2074-\u208e\u20ac\u20b8"
    "\u20bf\u2116\u2122\u2126\u212e\u2153-\u215e\u2190-\u2199\u2212\u2215\u2248\u2260\u2264\u2265"
    "\u25a0\u25a1\u25cb\u25cf"
)
_NOT_DRAWN = re.compile(f"[^{DRAWN}\\s]")


def unprintable(text: str) -> str:
    """The letters of `text` that no paper can print, each once; empty where all can be."""
    return "".join(dict.fromkeys(_NOT_DRAWN.findall(unicodedata.normalize("NFC", text))))
