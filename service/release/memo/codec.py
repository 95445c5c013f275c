"""Writes frozen values as JSON lists, and reads them back by their annotations."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Load = Callable[[Any], Any]


def dump(value: Any) -> Any:
    """Write a dataclass as the list of its fields.

    Its law: `load(type(value), dump(value)) == value`.
    """
    if is_dataclass(value):
        return [dump(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return {key: dump(held) for key, held in value.items()}
    return [dump(item) for item in value] if isinstance(value, tuple) else value


def load(kind: Any, written: Any) -> Any:
    """Read back what `dump` wrote of a value of that type."""
    return _loader(kind)(written)


@cache
def _loader(kind: Any) -> Load:
    """Make what reads the values of one annotation; raises TypeError for one that is not known here."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind in {str, int, bool} or get_origin(kind) is Literal:
        return _same
    return _compound(get_origin(kind), get_args(kind))


def _compound(origin: Any, arguments: Sequence[Any]) -> Load:
    if origin in {Union, types.UnionType}:
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is Mapping:
        return _mapping(arguments)
    raise TypeError(f"{origin} cannot be read back")


def _same(written: Any) -> Any:
    return written


def _optional(arguments: Sequence[Any]) -> Load:
    [kind] = (argument for argument in arguments if argument is not types.NoneType)
    inner = _loader(kind)
    return lambda written: None if written is None else inner(written)


def _tuple(arguments: Sequence[Any]) -> Load:
    inner = _loader(arguments[0])
    if inner is _same:
        return tuple
    return lambda written: tuple([inner(item) for item in written])


def _mapping(arguments: Sequence[Any]) -> Load:
    name, inner = map(_loader, arguments)
    return lambda written: {name(key): inner(held) for key, held in written.items()}


def _dataclass(kind: type) -> Load:
    @cache
    def list_compound() -> Sequence[tuple[int, Load]]:  # not before: a type may hold its own values
        hints = get_type_hints(kind)
        loaders = (_loader(hints[field.name]) for field in fields(kind))
        return [(at, inner) for at, inner in enumerate(loaders) if inner is not _same]

    def read(written: Any) -> Any:
        values = list(written)
        for at, inner in list_compound():
            values[at] = inner(values[at])
        return kind(*values)

    return read
