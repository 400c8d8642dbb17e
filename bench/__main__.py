"""`make bench`: every bench in a process of its own, one after another."""

import subprocess
import sys
import time

BENCHES = ("terms", "case", "submit")


def main() -> int:
    """Run them; 1 if one could not be measured."""
    failed = []
    for name in BENCHES:
        print(f"\n== {name} ==", flush=True)
        started = time.monotonic()
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            failed.append(name)
        print(f"({time.monotonic() - started:.0f} s)", flush=True)
    if failed:
        print(f"not measured: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
