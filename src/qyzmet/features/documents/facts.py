"""What papers are filled with: offices, dates and names of one case in one language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from qyzmet.features.documents.printing import OfficeLine
from qyzmet.features.offices.queries import office
from qyzmet.standard.model import Clause, OfficeRecord
from qyzmet.standard.words.address import address_in_words


def office_line(record: OfficeRecord, language: str) -> OfficeLine:
    """An office as a paper prints it."""
    return OfficeLine(
        name=record.names[language],
        address=record.address[language],
        phone=", ".join(record.phones),
        hours=f"{record.hours.opens}-{record.hours.closes}",
    )


def office_of(office_id: str, language: str) -> OfficeLine:
    return office_line(office(office_id), language)


_OURS = {"kk": "біздің шешім", "ru": "наше решение", "en": "our decision"}


def clause_in_words(clause: Clause, language: str) -> str:
    """The address of a clause as a paper prints it; what the act does not say is called ours."""
    address = address_in_words(clause.point, language)
    if clause.source == "act":
        return address
    return f"{_OURS[language]} ({address})" if address else _OURS[language]


def local(moment: datetime, office_id: str) -> datetime:
    """The moment on the clocks of the office."""
    return moment.astimezone(ZoneInfo(office(office_id).hours.zone))


def numeric(day: date) -> str:
    """A date in digits, the same in every language."""
    return day.strftime("%d.%m.%Y")


def numeric_iso(text: str) -> str:
    """An ISO date in digits; anything else as it is."""
    try:
        return numeric(date.fromisoformat(text))
    except ValueError:
        return text
