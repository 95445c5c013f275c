"""What a query asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.delivery.problems import malformed_language
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag
from service.web.interface import LANGUAGE
from service.web.problems import (
    RefusedError,
    repeated_parameter,
    unknown_parameter,
    wrong_value,
)

VALUES: Mapping[str, frozenset[str]] = {
    "fallback": frozenset({"none"}),
    "status": frozenset({"approved"}),
}

WITH_LANGUAGE = frozenset(VALUES)
"""What an address that names its language takes."""
WITHOUT_LANGUAGE = WITH_LANGUAGE | {LANGUAGE}


@dataclass(frozen=True, slots=True)
class Parameters:
    """A query, every parameter of it checked."""

    language: str | None = None
    """A well-formed tag, held or not, which comes before Accept-Language."""
    without_fallback: bool = False
    """Text in another language than the wanted one is not wanted."""
    approved_only: bool = False


def read_parameters(
    query: Mapping[str, Sequence[str]], known: frozenset[str], available: Sequence[str]
) -> Parameters:
    """Check a query. RefusedError for a parameter that is unknown, repeated or has a wrong value.

    `available` are the languages that the refusal of a wrong one lists.
    """
    for name, values in query.items():
        if name not in known:
            raise RefusedError(unknown_parameter(name, known))
        if len(values) > 1:
            raise RefusedError(repeated_parameter(name))
        _check_value(name, values[0], available)
    language = query[LANGUAGE][0] if LANGUAGE in query else None
    return Parameters(language, "fallback" in query, "status" in query)


def _check_value(name: str, value: str, available: Sequence[str]) -> None:
    if name != LANGUAGE:
        if value not in VALUES[name]:
            raise RefusedError(wrong_value(name, value, VALUES[name]))
        return
    try:
        canonical_tag(value)
    except TagError as error:
        raise RefusedError(malformed_language(name, value, available)) from error
