"""One specimen of every paper in each language, about invented people.

For the page of components, the measurements and the tests. The golden dates are those of a filing
at a centre on Monday 5 March 2012.
"""

import datetime as dt
from collections.abc import Mapping

from .papers import (
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
)
from .specimen_texts import TEXTS, SpecimenTexts
from .words import Language

_MADE = dt.datetime(2012, 3, 5, 10, 40, tzinfo=dt.timezone(dt.timedelta(hours=6)))
_ISSUED = dt.date(2012, 3, 12)
_BORN = dt.date(1979, 5, 14)
_URL = "https://qyzmet.example/"


def specimens(language: Language) -> Mapping[str, Paper]:
    """Name of the specimen -> the paper, in the language given."""
    texts = TEXTS[language]
    office = OfficeLine(
        name=texts.department, address=texts.address, phone="8 (716-2) 00-00-00", hours=texts.hours
    )
    return {
        "receipt": _receipt(texts, office, large=False),
        "receipt_large": _receipt(texts, office, large=True),
        "certificate": _result(texts, office, granted=True),
        "refusal": _result(texts, office, granted=False),
        "letter": LetterPaper(
            office=office,
            addressee=texts.holder,
            address=texts.home,
            subject=texts.letter_subject,
            paragraphs=texts.letter,
            number="05-17/214",
            date=_ISSUED,
            made_at=_MADE,
            signer_name=texts.signer,
            signer_post=texts.post,
        ),
        "home_form": HomeFormPaper(
            service_title=texts.service,
            fields=tuple(FilledField(label=label, value=value) for label, value in texts.fields),
            papers_to_bring=texts.papers,
            where=(office,),
            qr_payload="QYZMET1:akm-03:MDAwMDAwMDAwMDAw:0f3a9c",
            made_at=_MADE,
        ),
        "book": BookPaper(
            title=texts.book,
            columns=texts.book_columns,
            rows=tuple(
                (str(entry), f"{entry:04d}", f"{entry % 27 + 1:02d}.03.2012", texts.holder, "—")
                for entry in range(1, 42)
            ),
            year=2012,
            office=office,
            made_at=_MADE,
            shares=(1, 2, 2, 6, 3),
        ),
    }


def _receipt(texts: SpecimenTexts, office: OfficeLine, *, large: bool) -> ReceiptPaper:
    return ReceiptPaper(
        service_title=texts.service,
        lines=tuple(
            Line(label=label, value=value, clause=texts.receipt_clause)
            for label, value in texts.receipt
        ),
        due=texts.due,
        derivation=texts.derivation,
        what_next=texts.what_next,
        status_url=f"{_URL}status",
        number="2012-000317",
        issued_by=texts.clerk,
        office=office,
        made_at=_MADE,
        large=large,
    )


def _result(texts: SpecimenTexts, office: OfficeLine, *, granted: bool) -> ResultPaper:
    return ResultPaper(
        kind="certificate" if granted else "refusal",
        title=texts.certificate if granted else texts.refusal,
        number="0124" if granted else "0125",
        date=_ISSUED,
        office=office,
        holder_name=texts.holder,
        holder_birth_date=_BORN,
        body=texts.granted if granted else texts.refused,
        grounds=()
        if granted
        else (
            Ground(
                text=texts.ground, clause=texts.ground_clause, legal_words=texts.ground_legal_words
            ),
        ),
        reasons="" if granted else texts.reasons,
        basis=texts.basis,
        signer_name=texts.signer,
        signer_post=texts.post,
        signature_note=texts.signature_note,
        verify_url=f"{_URL}verify/7K3MX9QD",
        code="7K3MX9QD",
        how_to_complain=None if granted else texts.complain,
        form_source_note=texts.form_source if granted else None,
        made_at=_MADE,
    )
