"""The ledger from the terminal: seal what is due, verify everything, prove a case, check a proof."""

import argparse
import sys
from pathlib import Path

import msgspec

import qyzmet.cli.django_ready  # noqa: F401  everything but `check` reads the tables
from qyzmet.cli.progress import Counting
from qyzmet.kernel.ledger import proof
from qyzmet.kernel.ledger.findings import Report
from qyzmet.kernel.ledger.sealer import NotSealed, prove, seal_due
from qyzmet.kernel.ledger.verify import tail_age, verify

SEAL_IS_LATE = 600
"""Seconds after which an event that is not sealed is a finding: the sealer does not work."""


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("seal", help="seal every committed event")
    look = what.add_parser("verify", help="verify everything that was ever recorded")
    look.add_argument("--json", action="store_true", help="print the report as JSON")
    show = what.add_parser("proof", help="print the proof of a case's last sealed event")
    show.add_argument("case")
    show.add_argument("--seq", type=int, help="prove this event of the case instead")
    test = what.add_parser("check", help="check a proof offline")
    test.add_argument("file", type=Path)
    test.add_argument("--root", default="", help="a root known from elsewhere, in hexadecimal")


def run(args: argparse.Namespace) -> int:
    if args.what == "seal":
        return _seal()
    if args.what == "proof":
        return _prove(args.case, args.seq)
    if args.what == "check":
        return _check(args.file, args.root)
    return _verify(as_json=args.json)


def _seal() -> int:
    total = 0
    while sealed := seal_due(5000):
        total += sealed
        print(f"\rsealed {total}", end="", file=sys.stderr, flush=True)
    print(f"\rsealed {total} events")
    return 0


def _prove(case: str, seq: int | None) -> int:
    try:
        found = prove(case, seq)
    except NotSealed:
        print(f"case {case} has no sealed event{f' {seq}' if seq else ''}", file=sys.stderr)
        return 1
    print(proof.encode(found).decode())
    return 0


def _check(file: Path, root: str) -> int:
    try:
        given = proof.decode(file.read_bytes())
    except (OSError, msgspec.DecodeError) as wrong:
        print(f"{file}: this is no proof: {wrong}", file=sys.stderr)
        return 1
    verdict = proof.check(given, root)
    if verdict == "proven":
        print(
            f"proven: event {given.link.seq} of case {given.link.case} was sealed as leaf "
            f"{given.position} of {given.size} under the root {root or given.root}"
        )
        return 0
    print("not proven: " + _WHY[verdict])
    return 1


_WHY = {
    "event": "the event is not the one its hash stands for",
    "path": "the path does not lead to the root",
}


def _verify(*, as_json: bool) -> int:
    report = verify(Counting("verified events"))
    age = tail_age(report)
    late = report.unsealed > 0 and age > SEAL_IS_LATE
    if as_json:
        print(msgspec.json.encode(report).decode())
    else:
        _tell(report, age, late)
    return 1 if report.findings or late else 0


def _tell(report: Report, age: float, late: bool) -> None:
    for finding in report.findings:
        print(finding.line())
    if report.unsealed:
        kind = "unsealed tail" if late else "note"
        print(f"{kind}: {report.unsealed} events are not sealed yet, the oldest for {age:.0f} s")
    speed = report.events / report.seconds if report.seconds else 0
    print(
        f"{report.events} events of {report.cases} cases, {report.sealed} sealed, "
        f"{report.erased} payloads erased, {len(report.findings)} findings; "
        f"{report.seconds:.1f} s, {speed:.0f} events/s"
    )
