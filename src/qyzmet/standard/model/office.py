"""An office of the directory: where a service is given, and when."""

from typing import Literal

from .clause import Clause, Strict

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Lunch(Strict, frozen=True):
    """A break of the intake, local time "HH:MM"."""

    begins: str
    ends: str


class OfficeHours(Strict, frozen=True, kw_only=True):
    """Intake hours as the act prints them: local time "HH:MM" of `zone` (an IANA name)."""

    zone: str
    opens: str
    closes: str
    days_off: tuple[Weekday, ...]
    lunch: Lunch | None = None


class Territory(Strict, frozen=True, kw_only=True):
    """The district or city whose residents the office serves. `names` by language."""

    id: str
    names: dict[str, str]


class OfficeRecord(Strict, frozen=True, kw_only=True):
    """One row of an appendix of offices. `code` is the short code used in numbers; `names` and
    `address` are by language; `source` says whose words those are; `note` flags what the act prints
    damaged or doubtful."""

    id: str
    code: str
    authority: str
    kind: Literal["department", "centre"]
    names: dict[str, str]
    address: dict[str, str]
    phones: tuple[str, ...]
    hours: OfficeHours
    region: str
    territory: Territory
    clause: Clause
    source: str
    postcode: str = ""
    note: str = ""
