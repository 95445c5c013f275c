"""Rules on links and images: where readers are led, and by which words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from markdown_it.token import Token

from service.catalogs.checks.characters import is_visible
from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.markup.compared import Marks, Wordings, compare_marks
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.markup.links import Link
from service.markup.messages import expand, plain_text
from service.markup.parser import parse_inline

_LINKING = ("](", "][", "<", "://", "www.", "@")
"""Without one of these no text links anything, but by a definition in its own document."""
_BARE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}«»“”„。，；、]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
"""An address that stands in the text for itself."""
_TOLD = Wordings(
    missing=N_("The link {mark} of the source is missing. Put it around the same words."),
    added=N_("The link {mark} is not in the source. Take it out."),
)


def check_links(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each link of the source stands in the translation, as often, and no other."""
    if _may_link(message, msgstr):
        source, translation = (_marks(text, message.links) for text in (message.msgid, msgstr))
        yield from compare_marks("links", _TOLD, source, translation)


def check_labels(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that readers see each link's label and each alternative text that the source shows."""
    if not _may_link(message, msgstr):
        return
    bare, found = (_unlabelled(text, message.links) for text in (message.msgid, msgstr))
    for name in (found - bare).elements():
        wording = N_(
            "Readers would see nothing of the link {mark}. Put words between its brackets."
        )
        span = _find_label(msgstr, name)
        yield Finding("labels", Severity.BLOCK, wording, {"mark": name}, target_span=span)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A link or image as readers get it."""

    name: str
    """Where it leads, by reference where the source has one; images are told apart."""
    label: str
    """Its label or alternative text, as plain text."""


def _may_link(message: Message, msgstr: str) -> bool:
    texts = (message.msgid, msgstr)
    return bool(message.links) or any(mark in text for text in texts for mark in _LINKING)


def _marks(text: str, links: tuple[Link, ...]) -> Marks:
    return Marks(text, [lead.name for lead in _leads(text, links)])


def _unlabelled(text: str, links: tuple[Link, ...]) -> Counter[str]:
    return Counter(lead.name for lead in _leads(text, links) if not is_visible(lead.label))


def _find_label(text: str, name: str) -> Span | None:
    """Find the brackets in front of a reference."""
    reference = name.removeprefix("!")
    end = text.find(f"]{reference}")
    start = text.rfind("[", 0, end) if end >= 0 else -1
    return (start, end + 1) if start >= 0 else None


@lru_cache(maxsize=1024)
def _leads(text: str, links: tuple[Link, ...]) -> Sequence[_Lead]:
    """List the links and images of a text in order."""
    names = {(link.target, _fold(link.title)): f"[{link.ref}]" for link in links}
    tokens = parse_inline(expand(text, links, inline=True))
    leads = [
        _read_lead(tokens[place:], names)
        for place, token in enumerate(tokens)
        if token.type in {"link_open", "image"}
    ]
    return [*leads, *(_Lead(name, name) for name in _bare_addresses(tokens))]


def _bare_addresses(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the addresses that no mark makes a link of: readers copy them, and many apps link them."""
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "text" and not depth:
            yield from _BARE.findall(token.content)


def _read_lead(tokens: Sequence[Token], names: dict[tuple[str, str], str]) -> _Lead:
    """Read the link or image that comes first."""
    attributes = tokens[0].attrs
    target = str(attributes.get("href", attributes.get("src", "")))
    title = _fold(str(attributes.get("title", "")))
    address = f'<{target}> "{title}"' if title else f"<{target}>"
    mark = "!" if tokens[0].type == "image" else ""
    return _Lead(mark + names.get((target, title), address), _label(tokens))


def _fold(title: str) -> str:
    return " ".join(title.split())


def _label(tokens: Sequence[Token]) -> str:
    """Return the label of the link or image that comes first; no link stands in another."""
    if tokens[0].type == "image":
        return plain_text(tokens[:1])
    return plain_text(takewhile(lambda token: token.type != "link_close", tokens))


RULES: tuple[Rule, ...] = (
    Rule(
        id="labels",
        check=check_labels,
        why="A link without a visible label cannot be followed.",
        good=Example("es", "See <https://clinic.example/>.", "Vea <https://clinic.example/>."),
        bad=Example("es", "See [the label](/label).", "Vea [&nbsp;](/label)."),
    ),
    Rule(
        id="links",
        check=check_links,
        why="A lost, added or changed link or address takes readers away from what the source names.",
        good=Example("es", "See [the label](/label).", "Vea [la ficha](/label)."),
        bad=Example("es", "See [the label](/label).", "Vea la ficha."),
    ),
)
