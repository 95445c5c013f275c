"""Inline Markdown as translators see it: links by reference, soft breaks folded; and back again."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote, urlsplit

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from service.markup.links import Link
from service.markup.parser import parse_blocks, parse_inline

_NOT_SLUG = re.compile(r"[^\w]+", re.UNICODE)
_BROKEN_ADDRESS = re.compile(r"(?<=\])(?=\(<[^<>\n]*\n[^<>]*>)")
"""Before an address in `<>` that is none, because a line ends in it (CommonMark §6.3)."""
_LESS_THAN = re.compile(r"(?<!\\)((?:\\\\)*)<")

References = Mapping[str, Mapping[str, str]]
"""`href` and `title` by normalized label, as markdown-it has them."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A link, image, hard break or piece of HTML, and where it stands in its text."""

    token: Token
    start: int
    label_end: int
    end: int

    @property
    def is_link(self) -> bool:
        return self.token.type in {"link_open", "image"}


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def collapse(content: str, tokens: Iterable[Token]) -> tuple[str, tuple[Link, ...]]:
    r"""Turn the source of an inline run to a msgid with its links.

    `tokens` are parsed from the run, or from it with the braces behind it. Soft breaks fold to a
    space, hard breaks become `\n`, and behind each label stands a reference that is derived from the
    author's label or the target, so that a changed address changes no msgid (design §4). Where other
    brackets would be mixed up with references, addresses stay.
    """
    inside = [mark for mark in _marks(tokens) if mark.start < len(content)]
    if not inside:
        return _fold_text(content), ()
    marks = sorted(inside, key=lambda mark: mark.label_end)
    folded = _write_refs(content, marks, ())
    linking = [mark for mark in marks if mark.is_link]
    if not linking:
        return folded, ()
    links = _name_links(content, linking)
    for named in (links, [replace(link, ref=_digested(link)) for link in links]):
        msgid = _write_refs(content, marks, named)
        if _reads_back(msgid, named, folded):
            return msgid, tuple(dict.fromkeys(named))
    return folded, ()


def expand(message: str, links: Sequence[Link], *, inline: bool) -> str:
    """Put addresses behind the labels of a message: the inverse of `collapse` but for line ends.

    `inline` makes it a reader's Markdown: every address in full, and no HTML. Otherwise the source's
    own form is used. A reference that the message does not know stays as it is: checks report it.
    """
    if inline and "<" in message:
        message = _drop_html(message, _references(links))
    if not links:
        return message
    edits = [
        _Edit(mark.label_end, mark.end, link.inline if inline else link.written)
        for mark, link, _ in _named_links(message, links)
        if link
    ]
    return _splice(message, edits)


def links_of(message: str, links: Sequence[Link]) -> tuple[str, ...]:
    """List the references that a message really links, in order, with repetitions.

    Brackets with nothing behind them are text, for every link of a msgid has its reference.
    """
    found = _named_links(message, links)
    return tuple(link.ref if link else named for _, link, named in found if named not in {"", "[]"})


def citations_of(message: str) -> tuple[str, ...]:
    """List the keys that a message cites, in order, with repetitions."""
    if "[^" not in message:
        return ()
    return tuple(token.content for token in parse_inline(message) if token.type == "citation")


def plain_text(tokens: Iterable[Token]) -> str:
    r"""Render inline tokens as plain text: no marks, no addresses, no citations; breaks as `\n`."""
    return "".join(map(_plain, tokens))


def has_words(tokens: Iterable[Token]) -> bool:
    """Tell whether inline tokens hold anything to translate: not only code, HTML, marks or citations."""
    return any(
        has_words(token.children or ())
        if token.type == "image"
        else token.type in {"text", "text_special"} and any(map(str.isalnum, token.content))
        for token in tokens
    )


_PLAIN: Mapping[str, str] = {"softbreak": " ", "hardbreak": "\n"}
_SPEAKING = {"text", "text_special", "code_inline"}


def _plain(token: Token) -> str:
    if token.type == "image":
        return plain_text(token.children or ())
    return token.content if token.type in _SPEAKING else _PLAIN.get(token.type, "")


def _marks(tokens: Iterable[Token], offset: int = 0) -> Iterator[_Mark]:
    """Yield what has a place, in alternative texts of images too."""
    for token in tokens:
        if "end" in token.meta:
            start, end = offset + token.meta["start"], offset + token.meta["end"]
            yield _Mark(token, start, offset + token.meta.get("label_end", token.meta["end"]), end)
        if token.type == "image":
            yield from _marks(token.children or (), start + len("!["))


def _named_links(message: str, links: Sequence[Link]) -> Iterator[tuple[_Mark, Link | None, str]]:
    """Yield each link of a message, what it leads to, and what stands behind its label."""
    known = {_label(link): link for link in links}
    tokens = parse_inline(message, _references(links))
    marks = (mark for mark in _marks(tokens) if mark.is_link)
    for mark in sorted(marks, key=lambda mark: mark.label_end):
        named = message[mark.label_end : mark.end]
        by_ref = named.startswith("[") and named != "[]"
        yield mark, known.get(normalizeReference(named[1:-1])) if by_ref else None, named


def _references(links: Iterable[Link]) -> References:
    """Give Markdown the references of a message; only that they are known matters."""
    return {_label(link): {"href": "#", "title": ""} for link in links}


def _write_refs(content: str, marks: Iterable[_Mark], links: Iterable[Link]) -> str:
    """Fold line ends, and write references for addresses as far as `links` go."""
    following = iter(links)
    edits: list[_Edit] = []
    for mark in marks:
        if mark.is_link and (link := next(following, None)):
            edits.append(_Edit(mark.label_end, mark.end, f"[{link.ref}]"))
        elif mark.token.type == "hardbreak":
            behind = edits[-1].end if edits else 0
            start = behind + len(content[behind : mark.start].rstrip(" \t\n"))
            edits.append(_Edit(start, min(mark.end, len(content)), "\n"))
    return _splice(content, edits, _fold_text)


def _reads_back(msgid: str, links: Sequence[Link], folded: str) -> bool:
    """Tell whether a msgid's links, and no other brackets, are read as they were written."""
    if msgid.count("[") == 2 * len(links):
        return True
    found = [mark for mark, link, _ in _named_links(msgid, links) if link]
    edits = [
        _Edit(mark.label_end, mark.end, link.source)
        for mark, link in zip(found, links, strict=False)
    ]
    return len(found) == len(links) and _splice(msgid, edits) == folded


def _name_links(content: str, marks: Sequence[_Mark]) -> list[Link]:
    """Name links by their authors' labels or targets; clashing names get a digest, all alike."""
    links = [_plain_link(content, mark) for mark in marks]
    by_name = groupby(sorted(links, key=_label), key=_label)
    clashing = {
        name for name, same in by_name if len({(link.target, link.title) for link in same}) > 1
    }
    return [
        replace(link, ref=_digested(link)) if _label(link) in clashing else link for link in links
    ]


def _label(link: Link) -> str:
    """Return what Markdown compares references by (CommonMark §4.7)."""
    return str(normalizeReference(link.ref))


def _plain_link(content: str, mark: _Mark) -> Link:
    source = _fold(content[mark.label_end : mark.end])
    target = str(mark.token.attrGet("href") or mark.token.attrGet("src") or "")
    return Link(
        ref=_derive_ref(target, source),
        target=target,
        title=str(mark.token.attrGet("title") or ""),
        source=source,
    )


def _derive_ref(target: str, source: str) -> str:
    """Name a target by its author's label, else by the last words of its address; never a number."""
    if source.startswith("["):
        label = _slug(source[1:-1])
        if label and not label.isdigit():
            return label
    name = _slug(_last_words(target))
    return name if name and not name.isdigit() else f"link-{name}".rstrip("-")


def _last_words(target: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:  # a host in broken brackets; it is an address all the same
        return target
    path = [piece for piece in unquote(parts.path).split("/") if piece]
    stem = path[-1].rsplit(".", 1)[0] if path else parts.netloc.removeprefix("www.")
    return f"{stem} {parts.fragment}"


def _digested(link: Link) -> str:
    """Tell a link from others of its name by what it leads to, whatever their order."""
    digest = hashlib.sha256(f"{link.target}\n{link.title}".encode("utf-8", "surrogatepass"))
    return f"{link.ref}-{digest.hexdigest()[:6]}"


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-_")[:60]


def _drop_html(message: str, references: References) -> str:
    """Take HTML out of a text; where that would change what else it says, escape it instead."""
    pieces = _html_pieces(message, references)
    before = _block_types(message, references)
    if not pieces and "html_block" not in before:
        return message
    text = _splice(message, pieces)
    after = _block_types(text, references)
    same_blocks = not text.strip() or before[:1] == ["html_block"] or before == after
    same_words = _words(message, references) == _words(text, references)
    has_html = "html_block" in after or _html_pieces(text, references)
    return text if same_blocks and same_words and not has_html else _escape_html(message)


def _html_pieces(text: str, references: References) -> list[_Edit]:
    marks = _marks(parse_inline(text, references))
    return [_Edit(mark.start, mark.end, "") for mark in marks if mark.token.type == "html_inline"]


def _block_types(text: str, references: References) -> list[str]:
    return [token.type for token in parse_blocks(text, {"references": dict(references)})]


def _words(text: str, references: References) -> list[str]:
    return plain_text(parse_inline(text, references)).split()


def _escape_html(text: str) -> str:
    return _LESS_THAN.sub(r"\1\<", text)


def _fold(text: str) -> str:
    """Fold each line end, with the blanks around it, to a space."""
    first, *further = text.split("\n")
    if not further:
        return first
    *middle, last = further
    pieces = [first.rstrip(" \t"), *(line.strip(" \t") for line in middle), last.lstrip(" \t")]
    return " ".join(pieces)


def _fold_text(text: str) -> str:
    """Fold line ends; what is no address for a line end in it is escaped, and stays none."""
    return _fold(_BROKEN_ADDRESS.sub(r"\\", text) if "](<" in text else text)


def _keep(text: str) -> str:
    return text


def _splice(text: str, edits: Sequence[_Edit], between: Callable[[str], str] = _keep) -> str:
    """Apply `edits`, which stand in order; what lies between them goes through `between`."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [between(text[at : edit.start]), edit.text]
        at = edit.end
    return "".join([*pieces, between(text[at:])])
