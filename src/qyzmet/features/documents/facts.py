"""What papers are filled with: offices, dates and names of one case in one language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from qyzmet.features.documents.printing import OfficeLine
from qyzmet.features.offices.queries import office
from qyzmet.standard.model import OfficeRecord


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
