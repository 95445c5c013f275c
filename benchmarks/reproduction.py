r"""Counts the prose msgids of a real catalog that the segmentation finds in its source.

    python -m benchmarks.reproduction ../shared/data/corpora/comprehensive-rust

The catalog is mdbook-i18n-helpers'. Prose is every live msgid but code: a string literal, a comment, a
fence, or nothing but lines of fenced code in the source. A msgid counts as found where a message of the
source renders to the same HTML, runs of blanks being equal: this evens out what the two write in
different ways and nothing else, namely references or addresses behind a label, `*` or `_`, a hard break as
`\` or two blanks, and needless escapes. What mdBook's plugins generate (schedules) is in no source file;
it counts as prose that is not found.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it.common.utils import normalizeReference

from service.catalogs.po import is_live, read_po
from service.content.segment import Segment, Segmented, segment
from service.markup.links import Link
from service.markup.parser import make_parser, parse_blocks

_LITERAL = re.compile(r"""[brc]?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL)
_MARK_OF_CODE = re.compile(r"\s*(?://|/\*|\*(?:\s|$)|\*/|#|<!--)")


@dataclass(frozen=True, slots=True)
class Reproduction:
    """How many prose msgids there are, how many were found, and those that were not."""

    prose: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part that was found, 0 to 1."""
        return 1 - len(self.missed) / self.prose


def measure_reproduction(msgids: Iterable[str], sources: Sequence[str]) -> Reproduction:
    """Look for the prose among `msgids` in the messages of Markdown sources."""
    segmented = [segment(text) for text in sources]
    code = {line for source in segmented for line in _code_lines(source)}
    found = {_render_segment(item) for source in segmented for item in source.runs()}
    prose = [msgid for msgid in msgids if not _is_code(msgid, code)]
    missed = tuple(msgid for msgid in prose if _render(msgid, ()) not in found)
    return Reproduction(len(prose), missed)


def _code_lines(source: Segmented) -> Iterator[str]:
    for token in parse_blocks(source.text[source.body :]):
        if token.type in {"fence", "code_block"}:
            yield from (line.strip() for line in token.content.split("\n"))


def _is_code(msgid: str, code: set[str]) -> bool:
    text = msgid.strip()
    return (
        text.startswith("```")
        or bool(_LITERAL.fullmatch(text))
        or all(_MARK_OF_CODE.match(line) or line.strip() in code for line in text.split("\n"))
    )


def _render_segment(item: Segment) -> str:
    return _render(item.msgid.replace("\n", "\\\n"), item.links)


def _render(msgid: str, links: Iterable[Link]) -> str:
    targets = {
        normalizeReference(link.ref): {"href": link.target, "title": link.title} for link in links
    }
    return " ".join(make_parser().renderInline(msgid, {"references": targets}).split())


def read_case(folder: Path) -> Reproduction:
    """Measure `po/es.po` against `src-at/es`, the source that it was made of."""
    catalog = read_po((folder / "po/es.po").read_bytes(), "es.po")
    sources = [path.read_bytes().decode() for path in sorted((folder / "src-at/es").rglob("*.md"))]
    return measure_reproduction([entry.msgid for entry in catalog if is_live(entry)], sources)


def main() -> None:
    """Print the share, then every msgid that was not found."""
    result = read_case(Path(sys.argv[1]))
    print(f"{result.share:.4f} of {result.prose}")
    for msgid in result.missed:
        print(repr(msgid))


if __name__ == "__main__":
    main()
