"""`qyzmet register FILE`: fill the departments' register of the unemployed from a table (CSV).

Columns: authority, iin, since, until (may be empty), card. The file is taken whole or not at all.
"""

import argparse
import csv
import sys
from datetime import date
from pathlib import Path

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.features.offices.queries import directory
from qyzmet.features.people.iin import wrong_with
from qyzmet.features.registers.models import UnemployedRecord
from qyzmet.kernel.store import writing

COLUMNS = ("authority", "iin", "since", "until", "card")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=f"CSV with the columns {', '.join(COLUMNS)}")


def rows_of(text: str) -> tuple[list[UnemployedRecord], list[str]]:
    """Records of a table, and a sentence with its line for everything that is wrong."""
    records, wrong = [], []
    authorities = {office.authority for office in directory().values()}
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != COLUMNS:
        return [], [f"line 1: the columns must be {', '.join(COLUMNS)}"]
    for number, row in enumerate(reader, 2):
        try:
            since = date.fromisoformat(row["since"])
            until = date.fromisoformat(row["until"]) if row["until"] else None
        except (TypeError, ValueError):
            wrong.append(f"line {number}: a date is not of the form 2026-01-31")
            continue
        if wrong_with(row["iin"]):
            wrong.append(f"line {number}: {row['iin']} is no IIN")
        elif row["authority"] not in authorities:
            wrong.append(f"line {number}: the directory has no authority {row['authority']}")
        else:
            records.append(
                UnemployedRecord(
                    authority_id=row["authority"],
                    iin=row["iin"],
                    since=since,
                    until=until,
                    card=row["card"][:40],
                )
            )
    return records, wrong


def run(args: argparse.Namespace) -> int:
    try:
        records, wrong = rows_of(args.file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as trouble:
        print(f"The file cannot be read: {trouble}", file=sys.stderr)
        return 1
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    with writing():
        UnemployedRecord.objects.bulk_create(
            records,
            update_conflicts=True,
            unique_fields=["authority_id", "iin", "since"],
            update_fields=["until", "card"],
        )
    print(f"{len(records)} records")
    return 0
