"""Reads the JSON of a request: nothing that two readers could understand in two ways."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from service.locales.interface import N_

DEPTH = 8
"""Values within values, at most."""


class MalformedError(ValueError):
    """A body is no JSON that is taken here; its message is marked for translation."""


def read_json(data: bytes) -> object:
    """Read JSON as I-JSON narrows it (RFC 7493). Raises MalformedError."""
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_refuse_doubles, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise MalformedError(N_("The body is not UTF-8.")) from error
    except RecursionError as error:
        raise MalformedError(_TOO_DEEP) from error
    except MalformedError:
        raise
    except ValueError as error:
        raise MalformedError(N_("The body is not JSON.")) from error
    for text, depth in _walk(value):
        _check(text, depth)
    return value


_TOO_DEEP = N_("The body holds too many values within values.")


def _refuse_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise MalformedError(N_("A member stands in an object of the body twice."))
    return members


def _refuse_constant(_name: str) -> NoReturn:
    raise MalformedError(N_("The body holds a number that JSON does not have."))


def _walk(value: object) -> Iterator[tuple[object, int]]:
    """Yield every value, and every name of a member, with its depth; without recursion."""
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        yield each, depth
        if depth <= DEPTH and isinstance(each, dict):
            waiting.extend((name, depth) for name in each)
            waiting.extend((member, depth + 1) for member in each.values())
        elif depth <= DEPTH and isinstance(each, list):
            waiting.extend((item, depth + 1) for item in each)


def _check(value: object, depth: int) -> None:
    if depth > DEPTH:
        raise MalformedError(_TOO_DEEP)
    if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
        raise MalformedError(N_("A text of the body holds half a character (a lone surrogate)."))
