"""Writes maps of nginx."""

from collections.abc import Iterable, Iterator


def write_map(
    source: str, name: str, pairs: Iterable[tuple[str, str]], default: str = ""
) -> Iterator[str]:
    """Write the lines of a map to `$polyleaf_` and the name; values may hold variables."""
    yield f"map {quote(source)} $polyleaf_{name} {{"
    yield f"    default {quote(default)};"
    for key, value in pairs:
        yield f"    {quote(key)} {quote(value)};"
    yield "}"


def quote(text: str) -> str:
    """Quote a parameter; variables in it stay such."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
