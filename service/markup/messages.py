"""Inline Markdown as translators see it: links by reference, soft breaks folded; and back again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from service.markup.parser import parse_inline

_NEWLINE = re.compile(r"[ \t]*\n[ \t]*")
_NOT_SLUG = re.compile(r"[^\w]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link or image of a message leads; a translation names it and cannot change it."""

    ref: str
    """What stands in the message: `[text][ref]`."""
    target: str
    """The address, as Markdown normalizes it."""
    title: str
    source: str
    """What stands behind the label in the source: `(address "title")`, `[label]`, `[]` or nothing."""

    @property
    def inline(self) -> str:
        """The address and title behind a label, needing no definition elsewhere."""
        title = self.title.replace("\\", "\\\\").replace('"', '\\"')
        return f'(<{self.target}> "{title}")' if title else f"(<{self.target}>)"


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def collapse(content: str, tokens: Iterable[Token]) -> tuple[str, tuple[Link, ...]]:
    r"""Turn the source of an inline run, with its parsed `tokens`, to a msgid with its links.

    Soft breaks fold to a space, hard breaks become `\n`, and behind each label stands a reference
    that is derived from the author's label or the target, so that a changed address changes no
    msgid (design §4).
    """
    links: list[Link] = []
    edits: list[_Edit] = []
    for token in tokens:
        if token.type == "hardbreak":
            edits.append(_hard_break(content, token))
        elif "label_end" in token.meta:
            edit, link = _reference(content, token, links)
            edits.append(edit)
            links.append(link)
    return _fold(content, edits), tuple(dict.fromkeys(links))


def expand(message: str, links: Sequence[Link], *, inline: bool) -> str:
    """Put addresses behind the labels of a message: the inverse of `collapse` but for line ends.

    `inline` writes every address in full; otherwise the source's own form is used. A reference that
    the message does not know stays as it is: checks report it.
    """
    if not links:
        return message
    known = {normalizeReference(link.ref): link for link in links}
    references = {label: {"href": "#", "title": ""} for label in known}
    edits = []
    for token in parse_inline(message, references):
        if "label_end" in token.meta:
            named = message[token.meta["label_end"] : token.meta["end"]]
            if link := known.get(normalizeReference(named[1:-1])) if named != "[]" else None:
                behind = link.inline if inline else _source_form(link)
                edits.append(_Edit(token.meta["label_end"], token.meta["end"], behind))
    return _splice(message, edits)


def links_of(message: str, links: Sequence[Link]) -> tuple[str, ...]:
    """List the references that a message really links, in order, with repetitions."""
    known = {normalizeReference(link.ref): link.ref for link in links}
    references = {label: {"href": "#", "title": ""} for label in known}
    found = []
    for token in parse_inline(message, references):
        if "label_end" in token.meta:
            named = message[token.meta["label_end"] : token.meta["end"]]
            found.append(known.get(normalizeReference(named[1:-1]), named))
    return tuple(found)


_REF = re.compile(r"(?<=\]\[)(?!\^)[^\]\n]+(?=\])")


def rename_refs(before: str, after: str, msgstr: str) -> str | None:
    """Carry a translation over when two msgids differ in nothing but link references.

    Returns the msgstr with the references of `after`, or None where more than they differ.
    """
    if _REF.sub("", before) != _REF.sub("", after):
        return None
    names = dict(zip(_REF.findall(before), _REF.findall(after), strict=True))
    return _REF.sub(lambda match: names.get(match[0], match[0]), msgstr)


def _source_form(link: Link) -> str:
    """Write a collapsed or shortcut reference out, for its label is another text now."""
    if link.source in {"", "[]"}:
        return link.inline
    return link.source


def _reference(content: str, token: Token, seen: Sequence[Link]) -> tuple[_Edit, Link]:
    start, end = int(token.meta["label_end"]), int(token.meta["end"])
    source = _NEWLINE.sub(" ", content[start:end])
    target = str(token.attrGet("href") or token.attrGet("src") or "")
    ref = _free_ref(_derive_ref(target, source), target, seen)
    link = Link(ref, target, str(token.attrGet("title") or ""), source)
    return _Edit(start, end, f"[{ref}]"), link


def _derive_ref(target: str, source: str) -> str:
    """Name a target by its author's label, else by the last words of its address; never a number."""
    if source.startswith("["):
        label = _slug(source[1:-1])
        if label and not label.isdigit():
            return label
    parts = urlsplit(target)
    path = [piece for piece in unquote(parts.path).split("/") if piece]
    stem = path[-1].rsplit(".", 1)[0] if path else parts.netloc.removeprefix("www.")
    name = _slug(f"{stem} {parts.fragment}")
    return name if name and not name.isdigit() else f"link-{name}".rstrip("-")


def _free_ref(ref: str, target: str, seen: Sequence[Link]) -> str:
    """Keep two targets of one message apart by a digest of the target, whatever their order."""
    if all(link.ref != ref or link.target == target for link in seen):
        return ref
    return f"{ref}-{hashlib.sha256(target.encode()).hexdigest()[:6]}"


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-_")[:60]


def _hard_break(content: str, token: Token) -> _Edit:
    start, end = int(token.meta["start"]), int(token.meta["end"])
    while start and content[start - 1] in " \t":
        start -= 1
    return _Edit(start, end, "\n")


def _fold(content: str, edits: Sequence[_Edit]) -> str:
    """Apply `edits`; fold the line ends of what lies between them."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [_NEWLINE.sub(" ", content[at : edit.start]), edit.text]
        at = edit.end
    return "".join([*pieces, _NEWLINE.sub(" ", content[at:])])


def _splice(text: str, edits: Sequence[_Edit]) -> str:
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def plain_text(tokens: Iterable[Token]) -> str:
    r"""Render inline tokens as plain text: no marks, no addresses, no citations; breaks as `\n`."""
    return "".join(_plain(token) for token in tokens)


_PLAIN: Mapping[str, str] = {"softbreak": " ", "hardbreak": "\n"}
_SPEAKING = {"text", "text_special", "code_inline", "image"}


def _plain(token: Token) -> str:
    return token.content if token.type in _SPEAKING else _PLAIN.get(token.type, "")
