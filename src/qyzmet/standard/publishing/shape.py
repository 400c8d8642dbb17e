"""Whether plain values have the shape of a typed model: every fault at once, not only the first."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec


def faults(kind: Any, value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Pairs of path and sentence for all that keeps `value` from being a `kind`."""
    inner = _without_none(kind)
    if value is None and inner is not kind:
        return
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        yield from _struct_faults(inner, value, path)
    elif get_origin(inner) is tuple and get_args(inner)[-1] is Ellipsis:
        yield from _list_faults(get_args(inner)[0], value, path)
    elif get_origin(inner) is dict:
        yield from _dict_faults(get_args(inner)[1], value, path)
    else:
        yield from _leaf_faults(inner, value, path)


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        rest = [option for option in get_args(kind) if option is not type(None)]
        if len(rest) == 1:
            return rest[0]
    return kind


def _struct_faults(kind: type, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield path, f"has to be a mapping, got {_named(value)}"
        return
    hints = get_type_hints(kind)
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in value:
        if key not in fields:
            yield _join(path, key), f"unknown key `{key}`; known are {', '.join(sorted(fields))}"
    for name, field in fields.items():
        if name in value:
            yield from faults(hints[field.name], value[name], _join(path, name))
        elif field.required:
            yield path, f"the key `{name}` is missing"


def _list_faults(kind: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        yield path, f"has to be a list, got {_named(value)}"
        return
    for number, item in enumerate(value):
        yield from faults(kind, item, f"{path}[{number}]")


def _dict_faults(kind: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield path, f"has to be a mapping, got {_named(value)}"
        return
    for key, item in value.items():
        yield from faults(kind, item, _join(path, key))


def _leaf_faults(kind: Any, value: Any, path: str) -> Iterator[tuple[str, str]]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        key = path.rsplit(".", 1)[-1]
        yield path, f"wrong value under `{key}`: {str(error).split(' - at ')[0]}"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _named(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", int: "a number", bool: "yes or no"}
    return names.get(type(value), "nothing")
