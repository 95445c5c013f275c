"""Finds where content names a document or a unit by its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A line that names what has another name now."""

    path: str
    line: int
    text: str


def find_mentions(path: str, text: str, address: str) -> Iterator[Mention]:
    """Find lines that name a document, or a unit `document/unit`: in data, in links, as a kind.

    `path` tells what the words can mean: `#unit` alone is a link within its own document, and a bare
    unit is a kind in `content/kinds.yaml`.
    """
    named = re.compile("|".join(_forms(path, address)))
    for number, line in enumerate(text.splitlines(), 1):
        if named.search(line):
            yield Mention(path, number, line.strip())


def _forms(path: str, address: str) -> Iterator[str]:
    document, _, unit = map(re.escape, address.partition("/"))
    if not unit:
        yield rf"(?<![\w-]){document}(?![\w-])"
        return
    yield rf"(?<![\w-]){document}(?:\.md)?(?:\.html)?[/#]{unit}(?![\w-])"
    if path == f"content/{address.partition('/')[0]}.md":
        yield rf"\(<?#{unit}(?![\w-])"
    if path == "content/kinds.yaml":
        yield rf"(?<![\w-]){unit}(?![\w-])"
