"""The files of a folder as one typed definition. Pure: the texts come in, nothing is opened."""

from collections.abc import Mapping
from typing import Any

import msgspec

from qyzmet.standard.model import LANGUAGES, Definition, Form, Route, Standard

from .places import Places, parse
from .problems import DefinitionError, Problem
from .shape import faults

PARTS: dict[str, Any] = {
    "standard.yaml": Standard,
    "form.yaml": Form,
    "route.yaml": Route,
} | {f"texts.{language}.yaml": dict[str, str] for language in LANGUAGES}


class Reading(msgspec.Struct, frozen=True):
    """A definition, and the line that each part of it was read from."""

    definition: Definition
    places: Places


def read(files: Mapping[str, str]) -> Reading:
    """The definition in these files (name -> text), with its places. Other files are left alone.

    DefinitionError with every fault of every file: a missing file, broken YAML, an unknown or a
    missing key, a wrong type."""
    places = Places()
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for file, kind in PARTS.items():
        values[file] = _part(file, kind, files, places, problems)
    if problems:
        raise DefinitionError(tuple(problems))
    definition = Definition(
        standard=values["standard.yaml"],
        form=values["form.yaml"],
        route=values["route.yaml"],
        texts={language: values[f"texts.{language}.yaml"] for language in LANGUAGES},
    )
    return Reading(definition, places)


def read_definition(files: Mapping[str, str]) -> Definition:
    """As `read`, without the places."""
    return read(files).definition


def _part(
    file: str, kind: Any, files: Mapping[str, str], places: Places, problems: list[Problem]
) -> Any:
    if file not in files:
        problems.append(Problem(file, 0, "", "", "the file is missing"))
        return None
    try:
        value = parse(file, files[file], places)
    except DefinitionError as error:
        problems.extend(error.problems)
        return None
    found = [
        Problem(file, places.of_path(file, path).line, path, _clause_at(value, path), message)
        for path, message in faults(kind, value)
    ]
    problems.extend(found)
    return None if found else msgspec.convert(value, kind)


def _clause_at(value: Any, path: str) -> str:
    """The printed address of the nearest element around a path, as far as it can be read."""
    point = ""
    for step in path.replace("[", ".[").split("."):
        if isinstance(value, list) and step.startswith("["):
            value = value[int(step[1:-1])]
        elif isinstance(value, dict):
            value = value.get(step)
        clause = value.get("clause") if isinstance(value, dict) else None
        if isinstance(clause, dict) and isinstance(clause.get("point"), str):
            point = clause["point"]
    return point
