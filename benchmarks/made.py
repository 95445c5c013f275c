"""Makes the large and the hostile PO files of the benchmarks, the same ones each time.

A program of its own, so that the one that measures stays small.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_HEAD = (
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals={nplurals}; plural=(n != 1);\\n"\n'
)
EDITED = 100
"""Messages that change in an update."""
_SYLLABLES = ("ba", "co", "di", "fe", "lu", "mo", "na", "pi", "ra", "se", "ti", "vo")


def make_sentences(count: int) -> Sequence[str]:
    """Make `count` different sentences of 6 to 20 words out of 3,000."""
    chance = random.Random(3)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(3000)]
    return [
        f"{' '.join(chance.choices(words, k=chance.randint(6, 20)))} {number}."
        for number in range(count)
    ]


def edit_sentences(sentences: Sequence[str], count: int) -> Sequence[str]:
    """Change one word in each of `count` sentences, spread over all."""
    edited = list(sentences)
    for place in range(0, len(edited), len(edited) // count):
        first, *rest = edited[place].split(" ")
        edited[place] = " ".join([first, "changed", *rest[1:]])
    return edited


def write_catalog(path: Path, msgids: Iterable[str], *, is_translated: bool) -> None:
    """Write a catalog, or a template where nothing is translated."""
    path.write_text(
        "\n".join([_HEAD.format(nplurals=2), *_entries(msgids, is_translated)]), "utf-8"
    )


def _entries(msgids: Iterable[str], is_translated: bool) -> Iterator[str]:  # noqa: FBT001 - of one caller
    for number, msgid in enumerate(msgids):
        source, msgstr = _escape(msgid), _escape(f"«{msgid[::-1]}»") if is_translated else ""
        comment = f"#. level: safety\n#: content/book.md#part-{number // 20}\n"
        yield f'{comment}msgid "{source}"\nmsgstr "{msgstr}"\n'


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def write_edited(old: Path, new: Path, count: int, book: Path | None) -> None:
    """Write a catalog of `count` messages, and its template in which some were edited.

    The texts and the edits are a real book's, as far as they go.
    """
    made = make_sentences(count)
    edits = dict(zip(made[:EDITED], edit_sentences(made[:EDITED], EDITED), strict=True))
    if book is not None:
        edits = _read_edits(book / "edits.json")
        made = [*_read_texts(book), *made]
    changed = {*edits, *edits.values()}
    kept = [text for text in dict.fromkeys(made) if text not in changed][: count - len(edits)]
    write_catalog(old, [*kept, *edits], is_translated=True)
    write_catalog(new, [*kept, *edits.values()], is_translated=False)


def _read_edits(path: Path) -> dict[str, str]:
    """Choose edits, none of which begins or ends with a text of another."""
    edits: dict[str, str] = {}
    seen: set[str] = set()
    for row in json.loads(path.read_text("utf-8")):
        texts = {row["before"], row["after"]}
        if not texts & seen and not any(map(_is_awkward, texts)) and len(edits) < EDITED:
            edits[row["before"]] = row["after"]
            seen |= texts
    return edits


def _read_texts(book: Path) -> Iterator[str]:
    """Yield the messages of the book, of every kept version of it."""
    from service.catalogs.po import read_po
    from service.content.segment import segment

    for path in sorted((book / "po").glob("*.po")):
        yield from (
            entry.msgid for entry in read_po(path.read_bytes()) if not _is_awkward(entry.msgid)
        )
    for path in sorted((book / "src-at").rglob("*.md")):
        found = segment(path.read_bytes().decode()).segments
        yield from (item.msgid for item in found if not _is_awkward(item.msgid))


def _is_awkward(text: str) -> bool:
    """Tell whether a text would be written on several lines, or be taken for a format."""
    return "\n" in text or "\t" in text or "%" in text


def write_long_string(path: Path, lines: int) -> None:
    """Write a catalog with one string of very many lines."""
    string = '"some words of a very long text\\n"\n' * lines
    path.write_text(f'{_HEAD.format(nplurals=2)}\nmsgid "a"\nmsgstr ""\n{string}', "utf-8")


def write_many_plurals(path: Path) -> None:
    """Write a catalog whose header asks for 200,000,000 plural forms."""
    entry = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    path.write_text(f"{_HEAD.format(nplurals=200_000_000)}\n{entry}", "utf-8")


def main(words: Sequence[str]) -> None:
    """Make what the first word names."""
    match words:
        case ["large", path, count]:
            write_catalog(Path(path), make_sentences(int(count)), is_translated=True)
        case ["edited", old, new, count, *book]:
            write_edited(Path(old), Path(new), int(count), Path(book[0]) if book else None)
        case ["long", path, lines]:
            write_long_string(Path(path), int(lines))
        case ["plurals", path]:
            write_many_plurals(Path(path))
        case _:
            raise SystemExit(f"Nobody knows how to make {words}.")


if __name__ == "__main__":
    main(sys.argv[1:])
