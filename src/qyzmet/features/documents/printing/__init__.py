"""Printed papers: data in, PDF bytes out.

The package knows no Django, no database and no clock. `render(paper, language)` gives a tagged
A4 PDF (PDF/UA-1 and PDF/A-2a at once), byte for byte the same for the same paper.
"""

from .papers import (
    PAPERS,
    BookPaper,
    FilledField,
    Ground,
    HomeFormPaper,
    LetterPaper,
    Line,
    OfficeLine,
    Paper,
    ReceiptPaper,
    ResultPaper,
    UnprintablePaperError,
)
from .press import render
from .words import Language

__all__ = [
    "PAPERS",
    "BookPaper",
    "FilledField",
    "Ground",
    "HomeFormPaper",
    "Language",
    "LetterPaper",
    "Line",
    "OfficeLine",
    "Paper",
    "ReceiptPaper",
    "ResultPaper",
    "UnprintablePaperError",
    "render",
]
