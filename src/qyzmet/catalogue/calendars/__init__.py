"""The working calendars kept as data, one folder a state; reads the files for the pure floor."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from qyzmet.standard.legaltime import Calendar, statute_from, year_from

KZ = Path(__file__).parent / "kz"
T = TypeVar("T")


@cache
def load_kz(directory: Path = KZ) -> Calendar:
    """The calendar of Kazakhstan from `directory`: one file a year and `statute.yaml`.

    Its version is a digest of the files, so a due date can name the lists it was counted by.
    ValueError, naming the file, for a list that is wrong; OSError for a folder that is not there.
    """
    digest = hashlib.sha256()
    texts: dict[str, str] = {}
    for path in sorted(directory.glob("*.yaml")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        texts[path.name] = content.decode("utf-8")
    if "statute.yaml" not in texts:
        raise FileNotFoundError(f"no statute.yaml in {directory}")
    statute = _named("statute.yaml", statute_from, texts.pop("statute.yaml"))
    years = [_named(name, year_from, text) for name, text in texts.items()]
    return Calendar.from_years(years, f"kz-{digest.hexdigest()[:12]}", statute)


def _named(name: str, read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
