"""`qyzmet migrate`: the tables, the catalogue's editions, and a check that nothing published changed."""

import argparse
import sys

from django.core.management import call_command

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.cli.catalogue import publish_missing
from qyzmet.kernel.editions import EditionChanged, verify_all


def arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def bring_up_to_date() -> int:
    """Migrate, publish what has no edition yet, verify all editions; an exit code."""
    call_command("migrate", verbosity=0, interactive=False)
    publish_missing()
    try:
        verify_all()
    except EditionChanged as changed:
        print(
            f"A published edition was changed: {changed}. Restore it from a backup, or publish a new"
            " edition; the system does not start on a changed one.",
            file=sys.stderr,
        )
        return 1
    return 0


def run(args: argparse.Namespace) -> int:
    return bring_up_to_date()
