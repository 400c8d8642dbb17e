"""All rings of tests, each in a process of its own, with what did not run and the ten slowest.

Pure first (no Django), then the laws of the house, the databases, and a real browser. In CI (CI=true) every ring has to
run; elsewhere a ring that can't is named with the reason.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from qyzmet.testing.rings import PURE

sys.path.insert(0, str(Path(__file__).parent))
from postgres import server

ROOT = Path(__file__).resolve().parents[1]
CI = os.environ.get("CI") == "true"
HOUSE = "tests/architecture"


@dataclass
class Ring:
    """A ring: its name, pytest's arguments, and the environment it needs."""

    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""


@dataclass
class Outcome:
    """What came of a ring."""

    name: str
    seconds: float
    passed: int
    failed: int
    skipped: int
    slowest: list[tuple[float, str]]
    code: int


def rings(postgres: str, chromium: str) -> list[Ring]:
    """Every ring of the house, in order."""
    pure = [path for path in PURE if (ROOT / path).exists()]
    besides = [f"--ignore={path}" for path in (*pure, HOUSE)]
    parallel = ["-n", "2", "--dist", "loadgroup"]
    database = ["src", "tests", *besides, "-m", "not browser", *parallel]
    no_server = "" if postgres else "no PostgreSQL runs here and none is installed"
    no_browser = "" if chromium else "Chromium is not installed (/usr/bin/chromium)"
    return [
        Ring("pure", ["-p", "no:django", *pure, "-n", "2"]),
        Ring("house", [HOUSE], {"QYZMET_DATABASE": ""}),
        Ring("SQLite", database, {"QYZMET_DATABASE": ""}),
        Ring("PostgreSQL", database, {"QYZMET_DATABASE": postgres}, no_server),
        Ring("browser", ["src", "tests", *besides, "-m", "browser"], {}, no_browser),
    ]


def run(ring: Ring, folder: Path) -> Outcome:
    """Run one ring; its output goes straight to the terminal."""
    report = folder / f"{ring.name}.xml"
    environment = {
        **os.environ,
        **ring.environment,
        "QYZMET_VAR": str(folder / f"var-{ring.name}"),
        "QYZMET_BASE_URL": "http://127.0.0.1:8000",
    }
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *ring.arguments]
    started = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    seconds = time.monotonic() - started
    passed, failed, skipped, slowest = read(report)
    return Outcome(ring.name, seconds, passed, failed, skipped, slowest, code)


def read(report: Path) -> tuple[int, int, int, list[tuple[float, str]]]:
    """Counts and times out of pytest's own report."""
    if not report.exists():
        return 0, 1, 0, []
    cases = list(ET.parse(report).getroot().iter("testcase"))
    failed = sum(c.find("failure") is not None or c.find("error") is not None for c in cases)
    skipped = sum(c.find("skipped") is not None for c in cases)
    times = [(float(c.get("time") or 0), f"{c.get('classname')}::{c.get('name')}") for c in cases]
    return len(cases) - failed - skipped, failed, skipped, times


def main() -> int:
    """Run what was asked (all rings without arguments); 1 if anything failed or was missing in CI."""
    chosen = set(sys.argv[1:])
    outcomes: list[Outcome] = []
    absent: list[Ring] = []
    chromium = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory(prefix="qyzmet-tests-") as folder, server() as postgres:
        for ring in rings(postgres, chromium):
            if chosen and ring.name not in chosen:
                continue
            if ring.missing:
                absent.append(ring)
                continue
            print(f"\n== {ring.name} ==", flush=True)
            outcomes.append(run(ring, Path(folder)))
    return report(outcomes, absent)


def report(outcomes: list[Outcome], absent: list[Ring]) -> int:
    """The ten slowest, a line for each ring, and the closing line."""
    times = sorted(
        ((seconds, f"{o.name}: {name}") for o in outcomes for seconds, name in o.slowest),
        reverse=True,
    )
    print("\nThe ten slowest:")
    for seconds, name in times[:10]:
        print(f"  {seconds:6.2f} s  {name}")
    for o in outcomes:
        print(
            f"{o.name}: {o.passed} passed, {o.failed} failed, {o.skipped} skipped, {o.seconds:.0f} s"
        )
    for ring in absent:
        print(f"{ring.name}: DID NOT RUN, {ring.missing}")
    failed = sum(o.failed for o in outcomes) + sum(o.code != 0 and not o.failed for o in outcomes)
    failed += len(absent) if CI else 0
    print(f"{sum(o.passed for o in outcomes)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
