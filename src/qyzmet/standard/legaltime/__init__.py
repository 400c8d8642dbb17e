"""Legal time: the state's working days, office hours, terms, and when a term ends and why."""

from qyzmet.standard.legaltime.days import (
    Calendar,
    DayStatus,
    FixedHoliday,
    Holiday,
    OutOfCalendar,
    Statute,
    Transfer,
    YearData,
)
from qyzmet.standard.legaltime.due import due, due_at, remaining
from qyzmet.standard.legaltime.hours import Hours, Interval
from qyzmet.standard.legaltime.load import statute_from, year_from
from qyzmet.standard.legaltime.model import (
    RULES,
    Due,
    Extension,
    Pause,
    Remaining,
    Step,
    Term,
    TermSuspended,
    Unit,
    Week,
)

__all__ = [
    "RULES",
    "Calendar",
    "DayStatus",
    "Due",
    "Extension",
    "FixedHoliday",
    "Holiday",
    "Hours",
    "Interval",
    "OutOfCalendar",
    "Pause",
    "Remaining",
    "Statute",
    "Step",
    "Term",
    "TermSuspended",
    "Transfer",
    "Unit",
    "Week",
    "YearData",
    "due",
    "due_at",
    "remaining",
    "statute_from",
    "year_from",
]
