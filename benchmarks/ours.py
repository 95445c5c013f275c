"""Our side of the benchmarks: one program for each figure, which prints what it found as JSON.

Each loads what it needs and no more, as a command of `polyleaf` does.
"""

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.catalogs.update import Proposal

_Edit = Mapping[str, str]


def extract(folder: Path, output: Path) -> object:
    """Write the template of all Markdown files of a folder."""
    from service.catalogs.po import CatalogEntry, CatalogFile, write_po
    from service.content.segment import segment

    places: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.rglob("*.md")):
        place = (path.relative_to(folder).as_posix(), "")
        for item in segment(path.read_bytes().decode()).segments:
            places.setdefault(item.msgid, []).append(place)
    template = CatalogFile(
        CatalogEntry(msgid=msgid, occurrences=found) for msgid, found in places.items()
    )
    template.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    output.write_bytes(write_po(template))
    return {"messages": len(template)}


def check_laws(folder: Path) -> object:
    """Count the documents that come back, untranslated and with every text marked."""
    from service.content.segment import join, segment
    from service.markup.parser import make_parser

    mark, counted = " Ŧ", Counter[str]()

    def render(text: str, body: int) -> str:
        return " ".join(make_parser().render(text[body:]).replace("<br />", " <br /> ").split())

    for path in sorted(folder.rglob("*.md")):
        text = path.read_bytes().decode()
        source = segment(text)
        marked = join(source, lambda item: item.msgid + mark)
        body = segment(marked).body
        counted["documents"] += 1
        counted["same bytes"] += join(source, lambda item: item.msgid) == text
        counted["same HTML"] += render(marked, body).replace(mark, "") == render(text, source.body)
    return counted


def propose(edits: Path) -> object:
    """Propose for every edited text what it was before; msgmerge is asked the same."""
    import shutil

    from service.catalogs.update import Proposals, Vanished

    rows = json.loads(edits.read_text("utf-8"))
    pool = Proposals(Vanished(row["document"], row["before"]) for row in rows)
    ours = {
        "known": _judge(rows, lambda row: _words(pool.find(row["after"], row["document"]))),
        "unknown": _judge(rows, lambda row: _words(pool.find(row["after"], ""))),
    }
    return {**ours, **_judge_msgmerge(rows)} if shutil.which("msgmerge") else ours


def _judge_msgmerge(rows: Sequence[_Edit]) -> Mapping[str, Mapping[str, int]]:
    """Ask msgmerge with all texts in one catalog, and with a catalog for each document."""
    merged = _ask_msgmerge(rows)
    documents: dict[str, list[_Edit]] = {}
    for row in rows:
        documents.setdefault(row["document"], []).append(row)
    apart = {document: _ask_msgmerge(edits) for document, edits in documents.items()}
    return {
        "msgmerge": _judge(rows, lambda row: merged[row["after"]]),
        "msgmerge apart": _judge(rows, lambda row: apart[row["document"]][row["after"]]),
    }


def _words(proposal: "Proposal | None") -> Sequence[str]:
    return [text.msgid for text in proposal.texts] if proposal else []


def _judge(rows: Iterable[_Edit], find: Callable[[_Edit], Sequence[str]]) -> Mapping[str, int]:
    """Count the proposals; the very words that a text has now are as right as those before them."""
    counted = Counter({"right": 0, "wrong": 0, "none": 0})
    for row in rows:
        found = find(row)
        is_right = found in ([row["before"]], [row["after"]])
        counted["right" if is_right else "wrong" if found else "none"] += 1
    return counted


def _ask_msgmerge(rows: Sequence[_Edit]) -> Mapping[str, Sequence[str]]:
    """Give msgmerge all texts before as one catalog and all texts after as one template.

    It takes the best of the whole catalog for each message and takes none out, so that one run for all
    proposes the same as one run for each.
    """
    import subprocess
    import tempfile

    from service.catalogs.po import (
        CatalogEntry,
        CatalogFile,
        is_fuzzy,
        is_translated,
        read_po,
        write_po,
    )

    def write(path: Path, msgids: Iterable[str], msgstr: str) -> Path:
        catalog = CatalogFile(
            CatalogEntry(msgid=msgid, msgstr=msgstr) for msgid in dict.fromkeys(msgids)
        )
        catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        path.write_bytes(write_po(catalog))
        return path

    with tempfile.TemporaryDirectory() as name:
        old = write(Path(name, "old.po"), (row["before"] for row in rows), "text")
        new = write(Path(name, "new.pot"), (row["after"] for row in rows), "")
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", str(old), str(new)]
        merged = read_po(subprocess.run(command, capture_output=True, check=True).stdout)
    return {
        entry.msgid: [entry.previous_msgid if is_fuzzy(entry) else entry.msgid]
        if is_translated(entry)
        else []
        for entry in merged
        if not entry.obsolete
    }


def update(catalog: Path, template: Path, output: Path) -> object:
    """Bring a catalog up to its template."""
    from service.catalogs.po import read_po, write_po
    from service.catalogs.update import update_catalog

    old, new = read_po(catalog.read_bytes()), read_po(template.read_bytes())
    began = time.process_time()
    updated = update_catalog(old, new, "book")
    seconds = time.process_time() - began
    output.write_bytes(write_po(updated.catalog))
    return {"seconds": seconds, "ledger": Counter(line.fate for line in updated.ledger)}


def rewrite(catalog: Path, output: Path) -> object:
    """Read a catalog and write it."""
    from service.catalogs.po import read_po, write_po

    data = catalog.read_bytes()
    began = time.process_time()
    written = write_po(read_po(data))
    seconds = time.process_time() - began
    output.write_bytes(written)
    return {"seconds": seconds}


def rewrite_with_polib(catalog: Path, output: Path, width: Path) -> object:
    """Read and write with polib's own parser and writer; 78 is its own width, 0 wraps no line."""
    import polib

    began = time.process_time()
    polib.pofile(str(catalog), wrapwidth=int(width.name)).save(str(output))
    return {"seconds": time.process_time() - began}


def refuse(catalog: Path) -> object:
    """Refuse a hostile catalog; tell the time and by how much the memory grew."""
    from service.catalogs.po import load_po
    from service.errors import InputError

    before, began = _peak(), time.perf_counter()
    try:
        load_po(catalog, catalog.parent)
        refused = False
    except InputError:
        refused = True
    seconds = time.perf_counter() - began
    return {"refused": refused, "seconds": seconds, "mebibytes": _peak() - before}


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare_bytes(folder: Path) -> object:
    """Count the real files that msgcat and we accept, and those that are written as msgcat writes them."""
    import subprocess

    counted, others = Counter[str](), []
    for path in sorted(folder.rglob("*.po*")):
        command = ["msgcat", "--no-wrap", "--force-po", str(path)]
        judged = subprocess.run(command, capture_output=True, check=False)
        ours = _try(partial(_rewrite_bytes, path))
        if ours is None or judged.returncode:
            continue
        counted["files"] += 1
        counted["ours"] += ours == judged.stdout
        counted["polib"] += _try(partial(_save_with_polib, path)) == judged.stdout
        others += [path.name] if ours != judged.stdout else []
    return {**counted, "others": others}


def _rewrite_bytes(path: Path) -> bytes:
    from service.catalogs.po import read_po, write_po

    return write_po(read_po(path.read_bytes(), path.name))


def _save_with_polib(path: Path) -> bytes:
    import tempfile

    import polib

    with tempfile.NamedTemporaryFile() as file:
        polib.pofile(str(path), wrapwidth=0).save(file.name)
        return Path(file.name).read_bytes()


def _try(write: Callable[[], bytes]) -> bytes | None:
    """Write a file, or not where the reader refuses it."""
    from service.errors import InputError

    try:
        return write()
    except (InputError, OSError, ValueError):
        return None


PROGRAMS: Mapping[str, Callable[..., object]] = {
    "extract": extract,
    "laws": check_laws,
    "propose": propose,
    "update": update,
    "rewrite": rewrite,
    "rewrite-polib": rewrite_with_polib,
    "refuse": refuse,
    "bytes": compare_bytes,
}


def main(words: Sequence[str]) -> None:
    """Run one program: its name, then its paths; collections are as rare as in the command `polyleaf`."""
    gc.set_threshold(100_000)
    print(json.dumps(PROGRAMS[words[0]](*map(Path, words[1:]))))


if __name__ == "__main__":
    main(sys.argv[1:])
