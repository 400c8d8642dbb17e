"""The command `qyzmet`. Django is loaded only by the commands that need it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("qyzmet.cli.serve", "run the site (embedded: one process, jobs inside)"),
    "work": ("qyzmet.cli.work", "run the job loop alone, beside web processes on PostgreSQL"),
    "migrate": ("qyzmet.cli.database", "bring the database up to date and publish the catalogue"),
    "catalogue": ("qyzmet.cli.catalogue", "check and publish definitions"),
    "demo": ("qyzmet.cli.demo", "make the demo world"),
    "rebuild": ("qyzmet.cli.rebuild", "replay all events into the read tables and compare"),
    "ledger": ("qyzmet.cli.ledger", "seal and verify the chain of events"),
    "act": ("qyzmet.cli.act", "import an act's text, so that clauses can be read"),
    "official": ("qyzmet.cli.official", "give somebody a post at an office"),
    "register": ("qyzmet.cli.register", "fill the register of the unemployed from a table"),
    "token": ("qyzmet.cli.token", "give a program a key"),
    "texts": ("qyzmet.cli.texts", "find, compile and check translations"),
    "doctor": ("qyzmet.cli.doctor", "say what is wrong with this installation"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Each command module has `arguments(parser)` and `run(args)`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.config.settings")
    parser = argparse.ArgumentParser(prog="qyzmet", description=__doc__)
    chosen = (argv if argv is not None else sys.argv[1:])[:1]
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (module, what) in COMMANDS.items():
        sub = commands.add_parser(name, help=what, description=what)
        if chosen == [name] or list(chosen) == [name]:
            loaded = import_module(module)
            loaded.arguments(sub)
            sub.set_defaults(run=loaded.run)
    args = parser.parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    return run(args)


if __name__ == "__main__":
    sys.exit(main())
