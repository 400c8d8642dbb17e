"""Facts that several pages show: the act by its number, an office in a line, the page's language."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qyzmet.features.offices.queries import serving
from qyzmet.standard.model import Act, OfficeRecord
from qyzmet.standard.words.dates import legal_date

from .sorting import collation_key


def language() -> str:
    """The language of the page: kk, ru or en."""
    return (get_language() or "kk")[:2]


def dialled(phone: str) -> str:
    """A printed phone as a link dials it: "8-71638 2-10-48" -> "+77163821048"."""
    digits = "".join(sign for sign in phone if sign.isdecimal())
    return f"+7{digits[1:]}" if len(digits) == 11 and digits[0] == "8" else digits


def place(office: OfficeRecord) -> dict[str, Any]:
    """An office as a page shows it, without the day."""
    lang = language()
    return {
        "id": office.id,
        "territory": office.territory.names[lang],
        "name": office.names[lang],
        "address": ", ".join(part for part in (office.postcode, office.address[lang]) if part),
        "phones": [(phone, dialled(phone)) for phone in office.phones],
        "hours": f"{office.hours.opens}–{office.hours.closes}",
        "lunch": office.hours.lunch,
    }


def kind_name(kind: str) -> str:
    """A kind of office in the plural."""
    return _("Departments") if kind == "department" else _("One-stop centres")


def office_groups(kinds: list[str]) -> list[dict[str, Any]]:
    """Offices of each kind by district: "title", "offices"."""
    lang = language()
    return [
        {
            "title": kind_name(kind),
            "offices": [
                place(office)
                for office in sorted(
                    serving(kind), key=lambda one: collation_key(one.territory.names[lang])
                )
            ],
        }
        for kind in kinds
    ]


def act_rows(act: Act, title: str, issuer: str) -> list[dict[str, str]]:
    """An act as a summary list: name, number, dates, and that it is repealed."""
    lang = language()

    def day(iso: str) -> str:
        return legal_date(date.fromisoformat(iso), lang)

    rows = [
        {"key": _("Act"), "value": title},
        {"key": _("Adopted by"), "value": f"{issuer}, № {act.number}, {day(act.date)}"},
    ]
    if act.registration:
        rows.append({"key": _("Registered with justice"), "value": f"№ {act.registration}"})
    if act.repealed:
        rows.append(
            {"key": _("Repealed"), "value": f"№ {act.repealed.by}, {day(act.repealed.date)}"}
        )
    return rows
