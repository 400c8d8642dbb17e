"""Import an act's text: `qyzmet act import ACT_ID FILE`, so that pages can quote its clauses."""

import argparse
import sys
from pathlib import Path

import qyzmet.cli.django_ready  # noqa: F401  models need settings
from qyzmet.features.acts.actions import LANGUAGES, BadActText, import_act


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("import",))
    parser.add_argument("act", help="the act's id, as definitions name it")
    parser.add_argument("file", type=Path, help="its text, UTF-8, one printed line a line")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="else by the file's name")


def run(args: argparse.Namespace) -> int:
    try:
        kept = import_act(args.file, args.act, args.language)
    except (BadActText, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(f"{args.act}: {kept} lines")
    return 0
