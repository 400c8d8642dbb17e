"""What may be printed: one frozen struct a paper, holding everything that stands on it.

A paper carries its own `made_at`, because the press has no clock: the moment goes into the
metadata of the PDF, so the same paper gives the same bytes.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec


class UnprintablePaperError(ValueError):
    """A paper that must not be printed as it is; the message names the field and why."""


class OfficeLine(msgspec.Struct, frozen=True, kw_only=True):
    """An office as it stands on a paper: name, address, telephone, hours (each as text)."""

    name: str
    address: str = ""
    phone: str = ""
    hours: str = ""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line the act demands on a receipt, with the address of the clause that demands it."""

    label: str
    value: str
    clause: str = ""


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A ground of refusal: our words, its clause, and the act's own words where they are held."""

    text: str
    clause: str
    legal_words: str | None = None


class FilledField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a form prepared at home, and the answer; an empty answer is left to be written."""

    label: str
    value: str = ""


class ReceiptPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt. `lines` are its whole legal content; all the rest is marked as information.

    `title` is the name the act gives the receipt; without it the common name is printed.
    `due` is the due date in words; `derivation` and `what_next` are one sentence an entry.
    `large` prints every letter at 18 points or more.
    """

    service_title: str
    lines: tuple[Line, ...]
    due: str
    derivation: tuple[str, ...]
    what_next: tuple[str, ...]
    status_url: str
    number: str
    issued_by: str
    office: OfficeLine
    made_at: dt.datetime
    title: str | None = None
    how_to_complain: str | None = None
    large: bool = False


class ResultPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate or a reasoned refusal, with the mark by which anyone can verify it.

    `number` is the number in the book; `code` the eight characters that go with it;
    `signature_note` says what kind of signature there is, or that there is none yet.
    """

    kind: Literal["certificate", "refusal"]
    title: str
    number: str
    date: dt.date
    office: OfficeLine
    holder_name: str
    body: tuple[str, ...]
    signer_name: str
    signer_post: str
    signature_note: str
    verify_url: str
    code: str
    made_at: dt.datetime
    holder_birth_date: dt.date | None = None
    grounds: tuple[Ground, ...] = ()
    reasons: str = ""
    basis: tuple[str, ...] = ()
    how_to_complain: str | None = None
    form_source_note: str | None = None


class LetterPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A notice to be sent by post; `address` may hold several lines."""

    office: OfficeLine
    addressee: str
    address: str
    subject: str
    paragraphs: tuple[str, ...]
    number: str
    date: dt.date
    made_at: dt.datetime
    signer_name: str = ""
    signer_post: str = ""


class HomeFormPaper(msgspec.Struct, frozen=True, kw_only=True):
    """An application filled in at home, to be signed and brought in; the QR refills it there."""

    service_title: str
    fields: tuple[FilledField, ...]
    papers_to_bring: tuple[str, ...]
    where: tuple[OfficeLine, ...]
    qr_payload: str
    made_at: dt.datetime
    note: str = ""
    sign_here: bool = True


class BookPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A book (register) of one year as a table, on A4 across.

    `shares` are the relative widths of the columns; without them all are alike.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    year: int
    office: OfficeLine
    made_at: dt.datetime
    shares: tuple[int, ...] = ()


Paper = ReceiptPaper | ResultPaper | LetterPaper | HomeFormPaper | BookPaper

#: Kind of paper -> its struct. The kind is also the name of the sheet it is set on.
PAPERS: Mapping[str, type[Paper]] = {
    "receipt": ReceiptPaper,
    "result": ResultPaper,
    "letter": LetterPaper,
    "home_form": HomeFormPaper,
    "book": BookPaper,
}
