"""Times how soon a wrong text is gone: by `polyleaf recall`, and by a publish without it.

python -m benchmarks.recall [--documents 100] [--languages 20] [--rounds 5]

Without a recall, a site's owner marks the translation unfinished, and publishes. The two take turns, each in a
section of its own, on a server of two workers that runs all the while. "Gone" is when no worker gives
the words any more, counted from the start of the command.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bytecode import compile_ours
from benchmarks.child import run_child
from benchmarks.incremental import POLYLEAF, serving
from benchmarks.made_project import make_project, translate
from service.catalogs.po import load_po, write_po
from service.catalogs.texts import catalog_path

SECTION = "how-it-works"
ROW = 30
"""Answers in a row without the words, after which surely each of two workers has given some."""
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What it took to take a text off the air, in seconds."""

    processor: float
    gone: float


def recall(root: Path, address: str, number: int) -> Taken:
    """Recall a section of a document."""
    words = ["recall", "es", f"visit-{number}/{SECTION}", "--reason", "It may be wrong."]
    return take_off(root, address, number, words)


def publish_without(root: Path, address: str, number: int) -> Taken:
    """Mark a translation of a document unfinished, and publish; to empty it would be no edit."""
    path = catalog_path(root, "es", f"visit-{number}")
    catalog = load_po(path, root)
    next(each for each in catalog if each.msgstr == words_of(number)).flags.append("fuzzy")
    path.write_bytes(write_po(catalog))
    return take_off(root, address, number, ["publish", "--demo", "--accept-loss"])


def take_off(root: Path, address: str, number: int, words: Sequence[str]) -> Taken:
    """Run a command, and wait until the words of a document are gone."""
    url = f"{address}/v1/es/documents/visit-{number}/sections/{SECTION}.json"
    if words_of(number) not in read(url):
        raise LookupError(url)
    began = time.perf_counter()
    cost = run_child([POLYLEAF, *words], root)
    if cost.code:
        raise subprocess.CalledProcessError(cost.code, words)
    return Taken(cost.seconds, wait_until_gone(url, words_of(number)) - began)


def words_of(number: int) -> str:
    """Give the words of the first paragraph of a document in Spanish."""
    return translate(f"Rest in room {number * 100} after the visit.", "es")


def wait_until_gone(url: str, words: str) -> float:
    """Ask until no worker has the words; return the time of the first answer without them."""
    gone, row, end = 0.0, 0, time.perf_counter() + PATIENCE
    while row < ROW:
        if time.perf_counter() > end:
            raise TimeoutError(url)
        asked, held = time.perf_counter(), words in read(url)
        gone, row = (asked if not row else gone, 0 if held else row + 1)
    return gone


def read(url: str) -> str:
    """Ask for a URL, over a connection of its own, so that any worker may answer."""
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def log_in(root: Path) -> None:
    """Make the journal, and be its admin."""
    made = subprocess.run(
        [POLYLEAF, "init", "--name", "Ana"], check=True, capture_output=True, text=True
    )
    subprocess.run(
        [POLYLEAF, "login"], cwd=root, input=made.stdout, check=True, capture_output=True, text=True
    )


def tell(name: str, taken: Sequence[Taken]) -> None:
    """Print the medians of some runs."""
    gone, processor = (
        statistics.median(getattr(each, field) for each in taken) for field in ("gone", "processor")
    )
    print(f"{name:34}{gone:8.2f}{processor:11.2f}", flush=True)


def main() -> None:
    """Print seconds, and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--languages", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    compile_ours()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        os.environ |= {"POLYLEAF_ROOT": str(root), "XDG_CONFIG_HOME": folder}
        make_project(root, asked.documents, asked.languages)
        log_in(root)
        subprocess.run([POLYLEAF, "publish", "--demo"], check=True, capture_output=True)
        with serving(dict(os.environ), "--workers", "2") as address:
            turns = [
                (
                    recall(root, address, 4 + 2 * each),
                    publish_without(root, address, 5 + 2 * each),
                )
                for each in range(asked.rounds)
            ]
    print(f"{asked.documents} documents x {asked.languages} languages, median of {asked.rounds}")
    print(f"{'seconds':34}{'gone':>8}{'processor':>11}")
    tell("polyleaf recall", [ours for ours, _ in turns])
    tell("publish without the text", [theirs for _, theirs in turns])
    gone = statistics.median(ours.gone / theirs.gone for ours, theirs in turns)
    processor = statistics.median(ours.processor / theirs.processor for ours, theirs in turns)
    print(f"{'ratio':34}{gone:8.2f}{processor:11.2f}")


if __name__ == "__main__":
    main()
