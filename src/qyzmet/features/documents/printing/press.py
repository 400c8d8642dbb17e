"""The press: sets a paper on its sheet and gives the bytes of the PDF."""

import datetime as dt
import re
import threading
from pathlib import Path
from typing import Any

import msgspec
import typst

from .legible import legible, paragraphs, unmarked
from .papers import (
    PAPERS,
    BookPaper,
    HomeFormPaper,
    LetterPaper,
    Paper,
    ReceiptPaper,
    ResultPaper,
    UnprintablePaperError,
)
from .qr import drawing, matrix
from .words import WORDS, Language, long_date

SHEETS = Path(__file__).parent

_KINDS = {struct: kind for kind, struct in PAPERS.items()}
# Accessible and archivable at once: both standards in one file.
_STANDARDS: Any = ["ua-1", "a-2a"]
_CODE = re.compile(r"[0-9A-Za-z]{8}")
# A clause longer than this gets a column of fixed width and wraps.
_SHORT_CLAUSE = 22
# The headings of a paper, which must say something to who listens to it.
_HEADINGS = ("title", "subject", "service_title")
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")
# Narrow columns need more places to break than running text.
_LONGEST_IN_TABLE = 20
_LONGEST_IN_TEXT = 28

# A compiler keeps fonts and sheets in memory between papers. It isn't shared by threads: one at a
# time, which at a few milliseconds a paper is no queue.
_compilers: dict[str, typst.Compiler] = {}
_one_at_a_time = threading.Lock()


def render(paper: Paper, language: Language) -> bytes:
    """The paper as a tagged PDF (PDF/UA-1, PDF/A-2a) in the language given.

    Only the fonts inside the typesetter are used, so every machine gives the same bytes.
    Raises `UnprintablePaperError` when a field cannot stand on paper (a code that isn't eight
    characters, an address that isn't http or https, a moment without a zone, too long a QR).
    """
    kind = _KINDS[type(paper)]
    _check(paper)
    data = msgspec.json.encode(_sheet_data(paper, kind, language)).decode()
    with _one_at_a_time:
        return _pressed(kind, data, int(paper.made_at.timestamp()))


def _pressed(kind: str, data: str, second: int) -> bytes:
    compiler = _compilers.get(kind)
    if compiler is None:
        compiler = _compilers[kind] = typst.Compiler(
            str(SHEETS / f"{kind}.typ"), root=str(SHEETS), ignore_system_fonts=True
        )
    try:
        made = compiler.compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS, timestamp=second
        )
    except BaseException as failure:
        # A typesetter that panics raises something `except Exception` doesn't catch; it would end
        # the thread of jobs over one paper. The compiler it happened in is not used again.
        if type(failure).__name__ != "PanicException":
            raise
        del _compilers[kind]
        raise UnprintablePaperError(f"{kind}: the typesetter failed on this text") from failure
    if not isinstance(made, bytes):
        raise TypeError(f"the typesetter gave {type(made).__name__} instead of a PDF")
    return made


def _check(paper: Paper) -> None:
    if paper.made_at.utcoffset() is None:
        raise UnprintablePaperError("made_at: a moment without a time zone")
    match paper:
        case ReceiptPaper():
            _check_address("status_url", paper.status_url)
            if not paper.lines:
                raise UnprintablePaperError("lines: a receipt without the contents the act demands")
        case ResultPaper():
            _check_address("verify_url", paper.verify_url)
            if not _CODE.fullmatch(paper.code):
                raise UnprintablePaperError("code: eight Latin letters or digits are needed")
            if paper.kind == "refusal" and not paper.grounds:
                raise UnprintablePaperError("grounds: a refusal without a ground")
        case BookPaper():
            _check_table(paper)
        case _:
            pass


def _check_address(field: str, address: str) -> None:
    if not _WEB_ADDRESS.fullmatch(address):
        raise UnprintablePaperError(f"{field}: not an http or https address")


def _check_table(book: BookPaper) -> None:
    if not book.columns:
        raise UnprintablePaperError("columns: a book without columns")
    if book.shares and (len(book.shares) != len(book.columns) or min(book.shares) < 1):
        raise UnprintablePaperError("shares: one positive number a column is needed")
    for number, row in enumerate(book.rows, start=1):
        if len(row) != len(book.columns):
            raise UnprintablePaperError(
                f"rows: row {number} has {len(row)} cells, the book {len(book.columns)} columns"
            )


def _sheet_data(paper: Paper, kind: str, language: Language) -> dict[str, Any]:
    """All the sheet needs, as plain values: the language, fixed words, the paper, the QR."""
    longest = _LONGEST_IN_TABLE if isinstance(paper, BookPaper) else _LONGEST_IN_TEXT
    fields = {
        name: _plain(getattr(paper, name), language, longest) for name in paper.__struct_fields__
    }
    for name in _HEADINGS:
        if fields.get(name) == "":
            raise UnprintablePaperError(f"{name}: nothing to print")
    office = paper.where[0] if isinstance(paper, HomeFormPaper) and paper.where else None
    office = getattr(paper, "office", office)
    data: dict[str, Any] = {
        "kind": kind,
        "title": unmarked(legible(_title(paper, language))),
        "author": unmarked(legible(office.name)) if office else "",
        "language": language,
        "words": msgspec.to_builtins(WORDS[language]),
        "paper": fields,
    }
    match paper:
        case ReceiptPaper():
            data |= _code(paper.status_url) | {"url": paper.status_url}
            data["short_clauses"] = all(len(line.clause) < _SHORT_CLAUSE for line in paper.lines)
        case ResultPaper():
            data |= _code(paper.verify_url) | {"url": paper.verify_url}
            fields["code"] = f"{paper.code[:4]}-{paper.code[4:]}"
            fields["body"] = _lines_of(paper.body)
            fields["reasons"] = _lines_of((paper.reasons,))
        case HomeFormPaper():
            data |= _code(paper.qr_payload)
        case LetterPaper():
            fields["paragraphs"] = _lines_of(paper.paragraphs)
            fields["address"] = _lines_of((paper.address,))
        case _:
            pass
    return data


def _code(payload: str) -> dict[str, Any]:
    """The QR as a drawing, and how many modules wide it is."""
    modules = matrix(payload)
    return {"qr": drawing(modules), "modules": len(modules)}


def _title(paper: Paper, language: Language) -> str:
    """What the window of a reader and a screen reader call the paper."""
    words = WORDS[language]
    match paper:
        case ReceiptPaper():
            return f"{paper.title or words.receipt_title} {words.number} {paper.number}"
        case ResultPaper():
            return f"{paper.title} {words.number} {paper.number}"
        case LetterPaper():
            return paper.subject
        case HomeFormPaper():
            return f"{words.form_title}: {paper.service_title}"
        case BookPaper():
            return f"{paper.title}, {paper.year}"


def _lines_of(texts: tuple[str, ...]) -> list[str]:
    return [legible(line) for text in texts for line in paragraphs(text)]


def _plain(value: Any, language: Language, longest: int) -> Any:
    """A value of a paper as the sheet takes it: legible text, dates in words, structs as maps."""
    match value:
        case str():
            return legible(value, longest)
        case dt.datetime():
            return None
        case dt.date():
            return long_date(value, language)
        case tuple():
            return [_plain(item, language, longest) for item in value]
        case msgspec.Struct():
            return {
                name: _plain(getattr(value, name), language, longest)
                for name in value.__struct_fields__
            }
        case _:
            return value
