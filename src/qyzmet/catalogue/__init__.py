"""The catalogue: data, and the few functions that open its files."""

from functools import cache
from pathlib import Path

import msgspec

from qyzmet.standard.model.office import OfficeRecord
from qyzmet.standard.publishing.places import Places, parse

HERE = Path(__file__).resolve().parent
_SUFFIXES = frozenset({".yaml", ".md"})


def codes() -> list[str]:
    """The codes of the services that have a folder here, sorted."""
    return sorted(path.parent.name for path in HERE.glob("*/standard.yaml"))


def definition_folder(code: str) -> Path:
    """The folder of a service; FileNotFoundError if the catalogue has no such service."""
    if code not in codes():
        raise FileNotFoundError(f"the catalogue has no definition {code!r}")
    return HERE / code


def folder_texts(code: str) -> dict[str, str]:
    """The texts of a service's folder by file name; FileNotFoundError if there is none."""
    folder = definition_folder(code)
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.suffix in _SUFFIXES
    }


_RECORDS = tuple[OfficeRecord, ...]
_KNOWN = msgspec.json.Decoder(_RECORDS)
"""Made while the module loads: msgspec must not learn a struct's types in two threads at once."""


@cache
def offices(directory: str = "") -> tuple[OfficeRecord, ...]:
    """The offices of one directory (a file of `offices/` without its ending), or of all of them."""
    records: list[OfficeRecord] = []
    for path in sorted((HERE / "offices").glob("*.yaml")):
        if directory in ("", path.stem):
            value = parse(path.name, path.read_text(encoding="utf-8"), Places())
            records += msgspec.convert(value, _RECORDS)
    return tuple(records)
