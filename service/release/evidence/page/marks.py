"""The marks that the page is made of; whatever comes from people is escaped here."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

SHORT = 8
"""Characters of an account that stand in the tables of texts; one table has all of them."""


def code(words: str) -> str:
    """Mark what names a thing: left to right in any text."""
    return f'<code dir="ltr">{escape(words)}</code>'


def isolated(words: str) -> str:
    """Keep a name from turning around what stands beside it."""
    return f"<bdi>{escape(words)}</bdi>" if words else ""


def said(words: str) -> str:
    """Quote what a person wrote, in whatever language."""
    return f'<q lang="" dir="auto">{escape(words)}</q>'


def who(account: str, names: Mapping[str, str]) -> str:
    """Name an account, and its person where names were asked for."""
    name = f"{isolated(names[account])} " if account in names else ""
    return f"{name}{code(account[:SHORT])}"


def moment(when: str) -> str:
    """Write a time to the second, with all of it for machines."""
    shown = f"{when[:10]} {when[11:19]} UTC"
    return f'<time datetime="{escape(_to_milliseconds(when))}">{escape(shown)}</time>'


def _to_milliseconds(when: str) -> str:
    """Cut a time to what HTML allows: three digits after the second (HTML, global dates and times)."""
    whole, dot, fraction = when.removesuffix("Z").partition(".")
    return f"{whole}{dot}{fraction[:3]}Z"


def listed(items: list[str]) -> str:
    """Make a list inside a cell."""
    if not items:
        return "none"
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def table(
    caption: str, head: Iterable[str], rows: Iterable[str], *, of_texts: bool = False
) -> Iterator[str]:
    """Make a table, line by line."""
    kind = ' class="texts"' if of_texts else ""
    yield f"<table{kind}>\n<caption>{escape(caption)}</caption>"
    columns = "".join(f'<th scope="col">{name}</th>' for name in head)
    yield f"<thead><tr>{columns}</tr></thead>\n<tbody>"
    yield from rows
    yield "</tbody>\n</table>"


def row(*cells: str) -> str:
    """Make a row of cells that are marked already."""
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
