"""From the text of a calendar file to its typed form. Reading the file is the caller's."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
import yaml

from qyzmet.standard.legaltime.days import Statute, YearData

T = TypeVar("T")

_KNOWN = tuple(msgspec.json.Decoder(kind) for kind in (YearData, Statute))
"""msgspec learns a struct's types at its first use, and two threads that do so at once crash the
process (seen: 3 of 54 starts of twenty threads). So they are learnt here, while the module loads."""


def year_from(text: str) -> YearData:
    """One year's list. ValueError, naming the place, for a field missing, unknown or wrong,
    a source without a description, or a date of another year."""
    raw = _mapping(text)
    _spell_out_sources(raw)
    data = _convert(raw, YearData)
    strangers = [row.date for row in data.holidays if row.date.year != data.year]
    strangers += [row.works for row in data.transfers if row.works.year != data.year]
    if strangers:
        raise ValueError(f"{strangers[0]} stands in the list of {data.year}")
    return data


def statute_from(text: str) -> Statute:
    """The holidays the law fixes. ValueError as `year_from`."""
    raw = _mapping(text)
    _spell_out_sources(raw)
    return _convert(raw, Statute)


def _mapping(text: str) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"not YAML: {error}") from error
    if not isinstance(raw, dict):
        raise ValueError("a calendar file is a mapping")
    return raw


def _spell_out_sources(raw: dict[str, Any]) -> None:
    """Rows name their sources by key; the file spells each out once under `sources`."""
    sources = raw.pop("sources", None)
    if not isinstance(sources, dict) or not sources:
        raise ValueError("a calendar file lists its sources")
    rows = [raw]
    for field in ("holidays", "transfers"):
        rows += [row for row in raw.get(field) or [] if isinstance(row, dict)]
    for row in rows:
        keys = row.get("source")
        named = [keys] if isinstance(keys, str) else keys
        if not isinstance(named, list) or not named:
            raise ValueError(f"no source in {row.get('id') or row.get('rests') or 'the file'}")
        unknown = [key for key in named if key not in sources]
        if unknown:
            raise ValueError(f"source {unknown[0]!r} is not described")
        row["source"] = "; ".join(str(sources[key]) for key in named)


def _convert(raw: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
