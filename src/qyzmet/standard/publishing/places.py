"""YAML as plain values, with the line of every key. Pure: text in, values out."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from .problems import DefinitionError, Problem

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 30


class Place(msgspec.Struct, frozen=True):
    file: str
    line: int


class Places:
    """Where every path ("documents[2].when") and every element id was written."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, str], int] = {}
        self._elements: dict[str, list[Place]] = {}

    def add_path(self, file: str, path: str, line: int) -> None:
        self._paths.setdefault((file, path), line)

    def add_element(self, id: str, place: Place) -> None:
        self._elements.setdefault(id, []).append(place)

    def of_path(self, file: str, path: str) -> Place:
        """The place of a path, or of the nearest one around it; line 0 where nothing is known."""
        while path:
            if (file, path) in self._paths:
                return Place(file, self._paths[file, path])
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return Place(file, self._paths.get((file, ""), 0))

    def of_key(self, file: str, key: str) -> Place:
        """The place of a key at the top of a file (a text's id may hold dots itself)."""
        return Place(file, self._paths.get((file, key), 0))

    def of_element(self, id: str, which: int = 0) -> Place:
        """The place of an element by its id; `which` counts those that share the id."""
        found = self._elements.get(id, [])
        return found[which] if which < len(found) else Place("", 0)


def parse(file: str, text: str, places: Places) -> Any:
    """The value of one YAML file. Only true, false, null and whole numbers are more than text: a
    bare `no` stays the word "no", and a date stays as written. DefinitionError if it is no YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _broken(file, line, error.problem or "not readable as YAML") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _broken(file, 0, "not readable as YAML: a character is not allowed") from error
    except RecursionError as error:
        raise _broken(file, 0, "nested too deeply") from error
    if node is None:
        raise _broken(file, 1, "the file is empty")
    problems: list[Problem] = []
    value = _value(node, _Walk(file, places, problems, set()), "", 0)
    if problems:
        raise DefinitionError(tuple(problems))
    return value


def _broken(file: str, line: int, message: str) -> DefinitionError:
    return DefinitionError((Problem(file, line, "", "", message),))


class _Walk(msgspec.Struct, frozen=True):
    file: str
    places: Places
    problems: list[Problem]
    seen: set[int]


def _value(node: yaml.Node, walk: _Walk, path: str, depth: int) -> Any:
    line = node.start_mark.line + 1
    walk.places.add_path(walk.file, path, line)
    if depth > _DEEPEST or id(node) in walk.seen:
        # An alias would let a short file stand for millions of values.
        fault = "nested too deeply" if depth > _DEEPEST else "an alias (*) is not allowed here"
        walk.problems.append(Problem(walk.file, line, path, "", fault))
        return None
    walk.seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, walk, path, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, walk, f"{path}[{n}]", depth + 1) for n, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, walk: _Walk, path: str, depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = str(key_node.value)
        inner = f"{path}.{key}" if path else key
        if key in value:
            walk.problems.append(Problem(walk.file, line, inner, "", "the key stands twice"))
        walk.places.add_path(walk.file, inner, line)
        value[key] = _value(value_node, walk, inner, depth + 1)
    if isinstance(value.get("id"), str):
        walk.places.add_element(value["id"], Place(walk.file, node.start_mark.line + 1))
    return value


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) or text.strip() != text:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.match(text) and len(text) < 19 else text


def headings(markdown: str) -> frozenset[str]:
    """The headings of a `decisions.md`, without marks and numbers."""
    return frozenset(_headings(markdown))


def _headings(markdown: str) -> Iterator[str]:
    for line in markdown.splitlines():
        if line.startswith("#"):
            yield re.sub(r"\A#+\s*([0-9]+[.)]\s*)?", "", line).strip()
