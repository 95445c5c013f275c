"""What authors tell Polyleaf inside Markdown: trailing braces, and comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_ATTRIBUTE = re.compile(
    r"#(?P<id>[^\s#.=]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|\S+)"
)
_DIRECTIVE = re.compile(r"\s*(translators|context|facts):")
_UNIT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")

MAX_ID = 80
"""Characters of an id at most."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in the braces behind a block, as Pandoc and kramdown write them."""

    id: str = ""
    kind: str = ""
    notranslate: bool = False
    unknown: tuple[str, ...] = ()
    """Words in the braces that mean nothing here, a second id or kind among them."""


NO_ATTRIBUTES = Attributes()


def split_attributes(content: str) -> tuple[str, Attributes]:
    """Part a block's content from all braces at its end; content of braces alone stays content."""
    end, groups = len(content), list[list[str]]()
    while found := _last_braces(content, end):
        end, words = found
        groups.append(words)
    if not groups:
        return content, NO_ATTRIBUTES
    return content[:end], _read_attributes([word for words in reversed(groups) for word in words])


def _last_braces(content: str, end: int) -> tuple[int, list[str]] | None:
    """Find the braces that end at `end`: where what they speak of ends, and their words."""
    opening = content.rfind("{", 0, end)
    if opening < 1 or content[end - 1] != "}" or content[opening - 1] == "\\":
        return None
    inside = content[opening + 1 : end - 1]
    words = inside.split()
    if "}" in inside or "\n" in inside or not any(word[0] in "#." or "=" in word for word in words):
        return None
    while opening and content[opening - 1].isspace():
        opening -= 1
    return (opening, words) if opening else None


def _read_attributes(words: list[str]) -> Attributes:
    attributes = NO_ATTRIBUTES
    for word in words:
        match = _ATTRIBUTE.fullmatch(word)
        if match and match["id"] and not attributes.id:
            attributes = replace(attributes, id=match["id"])
        elif match and match["key"] == "kind" and not attributes.kind:
            attributes = replace(attributes, kind=match["value"].strip('"'))
        elif match and match["class"] == "notranslate":
            attributes = replace(attributes, notranslate=True)
        else:
            attributes = replace(attributes, unknown=(*attributes.unknown, word))
    return attributes


def is_unit_id(word: str) -> bool:
    """Tell whether `word` can be a permanent id: lower-case words of letters, digits and hyphens."""
    return len(word) <= MAX_ID and _UNIT.match(word) is not None


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that speaks to us: `translators` (a note), `context` or `facts`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """What comments say about one block."""

    context: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def add(self, directive: Directive) -> "Remarks":
        match directive.name:
            case "context":
                return replace(self, context=directive.value)
            case "facts":
                return replace(self, facts=(*self.facts, *directive.value.split()))
            case _:
                return replace(self, notes=(*self.notes, directive.value))


NO_REMARKS = Remarks()


def read_comments(html: str) -> Iterator[Directive]:
    """Yield the directives in an HTML block; other HTML says nothing."""
    *closed, _ = html.split("-->")
    for piece in closed:
        _, _, comment = piece.partition("<!--")
        if match := _DIRECTIVE.match(comment):
            yield Directive(match[1], " ".join(comment[match.end() :].split()))


def is_open_comment(html: str) -> bool:
    """Tell whether an HTML block begins with a comment that nothing closes."""
    return html.lstrip().startswith("<!--") and "-->" not in html
