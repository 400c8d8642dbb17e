"""`qyzmet work`: the job loop as a process of its own, for PostgreSQL with web processes apart."""

import argparse
import signal
import threading

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.config.loop import loop


def arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    loop(stop)
    return 0
