"""What authors tell Polyleaf inside Markdown: trailing braces, and comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACES = re.compile(r"[ \t\n]*\{([^{}\n]*)\}$")
_ATTRIBUTE = re.compile(
    r"#(?P<id>[^\s#.=]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|\S+)"
)
_COMMENT = re.compile(r"<!--\s*(translators|context|facts):\s*(.*?)\s*-->", re.DOTALL)
_UNIT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

MAX_ID = 80
"""Characters of an id at most."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in the braces behind a block, as Pandoc and kramdown write them."""

    id: str = ""
    kind: str = ""
    notranslate: bool = False
    unknown: tuple[str, ...] = ()
    """Words in the braces that mean nothing here."""


NO_ATTRIBUTES = Attributes()


def split_attributes(content: str) -> tuple[str, Attributes]:
    """Part a block's content from the braces at its end; content of braces alone stays content."""
    match = _BRACES.search(content)
    if not match or not content[: match.start()].strip():
        return content, NO_ATTRIBUTES
    words = match[1].split()
    if not words or not any(word[0] in "#." or "=" in word for word in words):
        return content, NO_ATTRIBUTES
    return content[: match.start()].rstrip(), _read_attributes(words)


def _read_attributes(words: list[str]) -> Attributes:
    matches = {word: _ATTRIBUTE.fullmatch(word) for word in words}
    found = [match for match in matches.values() if match]
    return Attributes(
        id=next((match["id"] for match in found if match["id"]), ""),
        kind=next((match["value"].strip('"') for match in found if match["key"] == "kind"), ""),
        notranslate=any(match["class"] == "notranslate" for match in found),
        unknown=tuple(word for word, match in matches.items() if not _is_known(match)),
    )


def _is_known(match: re.Match[str] | None) -> bool:
    return match is not None and bool(
        match["id"] or match["class"] == "notranslate" or match["key"] == "kind"
    )


def is_unit_id(word: str) -> bool:
    """Tell whether `word` can be a permanent id: lower-case words of letters, digits and hyphens."""
    return len(word) <= MAX_ID and _UNIT.match(word) is not None


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that speaks to us: `translators` (a note), `context` or `facts`."""

    name: str
    value: str


def read_comments(html: str) -> Iterator[Directive]:
    """Yield the directives in an HTML block; other HTML says nothing."""
    for match in _COMMENT.finditer(html):
        yield Directive(match[1], " ".join(match[2].split()))
