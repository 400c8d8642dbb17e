"""Due dates per second beside numpy and holidays: `python -m bench.terms`.

The same filings go through every way in turn, round after round, so that a busy machine slows all
of them alike; a row gives the median round and the spread of the middle half. The two bases answer
less: one date for working days, no office hours, zone, moves, suspension or reason.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

import holidays
import numpy as np

from qyzmet.catalogue.calendars import load_kz
from qyzmet.standard.legaltime import Hours, Term, Unit, due, due_at

ROUNDS = 15
FILINGS = 1000
DAYS = 15
KZ = load_kz()
OFFICE = Hours.daily("Asia/Almaty", "09:00", "18:00", lunch=("13:00", "14:00"))
WORKING = Term(DAYS, Unit.WORKING_DAY)
MINUTES = Term(30, Unit.MINUTE)


class Row(NamedTuple):
    """One way of counting: answers per second (median round, lower and upper quartile) and the
    share of its dates that are right, i.e. those of the derivation."""

    name: str
    median: float
    low: float
    high: float
    right: float | None


def _filings() -> list[dt.datetime]:
    """Moments inside intake hours on working days of 2008-2025, so that all ways start alike."""
    random = Random(11491)
    found: list[dt.datetime] = []
    first = dt.datetime(2008, 1, 1, 5, tzinfo=dt.UTC)
    while len(found) < FILINGS:
        moment = first + dt.timedelta(days=random.randrange(18 * 365))
        if KZ.is_working(moment.date()):
            found.append(moment)
    return found


def _ways(moments: Sequence[dt.datetime]) -> dict[str, Callable[[], Sequence[dt.date]]]:
    dates = [moment.astimezone(OFFICE.tz).date() for moment in moments]
    off = [day.date for year in range(2008, 2027) for day in KZ.days(year)
           if not day.working and day.date.weekday() < 5]  # fmt: skip
    numpy_days = np.array(dates, dtype="datetime64[D]")
    numpy_calendar = np.busdaycalendar(holidays=off)
    library = holidays.country_holidays("KZ", years=range(2007, 2028))

    def by_library() -> Sequence[dt.date]:
        return [library.get_nth_working_day(day, DAYS) for day in dates]

    def by_numpy() -> Sequence[dt.date]:
        found: list[dt.date] = []
        for day in dates:
            end = np.busday_offset(day, DAYS, roll="backward", busdaycal=numpy_calendar)
            found.append(end.astype(dt.date))
        return found

    def by_numpy_array() -> Sequence[dt.date]:
        ends = np.busday_offset(numpy_days, DAYS, roll="backward", busdaycal=numpy_calendar)
        found: list[dt.date] = ends.astype(dt.date).tolist()
        return found

    def ask(term: Term) -> list[dt.datetime]:
        return [due_at(term, moment, calendar=KZ, hours=OFFICE) for moment in moments]

    def derive(term: Term) -> list[dt.datetime]:
        return [due(term, moment, calendar=KZ, hours=OFFICE).at for moment in moments]

    return {
        "base: holidays, add working days": by_library,
        "base: numpy, one date a call": by_numpy,
        "base: numpy, all dates in one call": by_numpy_array,
        "ours: working days by table": lambda: [KZ.add_working_days(day, DAYS) for day in dates],
        "ours: 15 working days, due moment": lambda: ask(WORKING),
        "ours: 15 working days, with derivation": lambda: derive(WORKING),
        "ours: 30 minutes, due moment": lambda: ask(MINUTES),
        "ours: 30 minutes, with derivation": lambda: derive(MINUTES),
    }


def run(rounds: int = ROUNDS) -> list[Row]:
    """Time every way in turn, `rounds` times over."""
    moments = _filings()
    ways = _ways(moments)
    truth = [due(WORKING, m, calendar=KZ, hours=OFFICE).at.date() for m in moments]
    right: dict[str, float | None] = {}
    for name, way in ways.items():
        answers = [a.date() if isinstance(a, dt.datetime) else a for a in way()]
        same = sum(a == b for a, b in zip(answers, truth, strict=True)) / len(truth)
        right[name] = None if "minutes" in name else same
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            rates[name].append(len(moments) / (time.perf_counter() - started))
    rows = []
    for name, seen in rates.items():
        low, middle, high = statistics.quantiles(seen, n=4)
        rows.append(Row(name, middle, low, high, right[name]))
    return rows


def main() -> None:
    """Print the table."""
    print(f"{FILINGS} filings of 2008-2025, {ROUNDS} rounds, answers per second")
    print(f"{'':<42}{'median':>12}{'middle half':>26}{'right':>9}")
    for row in run():
        spread = f"{row.low:,.0f} .. {row.high:,.0f}"
        share = "" if row.right is None else f"{row.right:.1%}"
        print(f"{row.name:<42}{row.median:>12,.0f}{spread:>26}{share:>9}")
    print("numpy has the same days off; it cannot be told that a Saturday works.")


if __name__ == "__main__":
    main()
