"""Offices, and the law their cases run under."""

from functools import lru_cache

from qyzmet.catalogue import offices
from qyzmet.catalogue.calendars import load_kz
from qyzmet.kernel.decide import Law
from qyzmet.kernel.editions import edition
from qyzmet.standard.legaltime import Calendar, Hours
from qyzmet.standard.model import OfficeRecord

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class UnknownOffice(Exception):
    """The directory has no office of this id."""


@lru_cache(maxsize=1)
def directory() -> dict[str, OfficeRecord]:
    """Every office by its id."""
    return {office.id: office for office in offices()}


def office(office_id: str) -> OfficeRecord:
    """One office; UnknownOffice if the directory has none of this id."""
    try:
        return directory()[office_id]
    except KeyError as missing:
        raise UnknownOffice(office_id) from missing


def serving(kind: str, territory: str = "") -> list[OfficeRecord]:
    """Offices of a kind, of one territory if it is given, in the order of the act."""
    return [
        found
        for found in directory().values()
        if found.kind == kind and territory in ("", found.territory.id)
    ]


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The state's working days of Kazakhstan."""
    return load_kz()


@lru_cache(maxsize=512)
def hours_of(office_id: str) -> Hours:
    """Intake hours of an office, as its appendix prints them."""
    printed = office(office_id).hours
    return Hours.daily(
        printed.zone,
        printed.opens,
        printed.closes,
        days=[n for n, day in enumerate(_DAYS) if day not in printed.days_off],
        lunch=(printed.lunch.begins, printed.lunch.ends) if printed.lunch else None,
    )


@lru_cache(maxsize=4096)
def law_of(edition_sha256: str, office_id: str) -> Law:
    """The law of a case: its edition, the calendar, the hours of its office."""
    return Law(edition(edition_sha256), edition_sha256, calendar(), hours_of(office_id))
