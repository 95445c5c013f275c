"""Times `polyleaf publish` on a made project: the first one, one without a change, one after one change.

python -m benchmarks.incremental [--documents 100] [--languages 20] [--rounds 5]

Each is a process of its own, and its time that of the whole command, the sync included. "Served" is
when a server that runs all the while gives the new words, counted from the start of the command.
"""

import argparse
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bytecode import compile_ours
from benchmarks.made_project import make_project, translate
from service.catalogs.texts import catalog_path

POLYLEAF = str(Path(sys.executable).with_name("polyleaf"))
DOCUMENT, SECTION = "visit-3", "how-it-works"
MSGID = "Rest in room 300 after the visit."
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What one command took, in seconds."""

    wall: float
    processor: float
    served: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An edit, made anew in each round, and the words by which its readers know it."""

    name: str
    edit: Callable[[Path, int], str]
    """Changes a file of the project for the round; returns the new words."""
    language: str


def edit_translation(root: Path, number: int) -> str:
    """Give one message of one language other words."""
    words = translate(MSGID, "es").replace("Descanse", f"Descanse {'bien ' * number}".strip())
    path = catalog_path(root, "es", DOCUMENT)
    replace_line(
        path,
        lambda line: line.startswith('msgstr "Descanse') and "300" in line,
        f'msgstr "{words}"',
    )
    return words


def edit_source(root: Path, number: int) -> str:
    """Give one message of the source other words."""
    words = MSGID.replace("Rest", f"Rest {'well ' * number}".strip())
    path = root / "content" / f"{DOCUMENT}.md"
    replace_line(
        path, lambda line: line.startswith("Rest") and "300" in line, f"{words} {{#step-0}}"
    )
    return words


def replace_line(path: Path, is_wanted: Callable[[str], bool], new: str) -> None:
    """Put a line in the place of the one that is wanted."""
    lines = path.read_text("utf-8").splitlines()
    [place] = (at for at, line in enumerate(lines) if is_wanted(line))
    path.write_text("\n".join([*lines[:place], new, *lines[place + 1 :], ""]), "utf-8")


CHANGES = (
    Change("one message in one language", edit_translation, "es"),
    Change("one message of the source", edit_source, "en"),
)


def publish(environment: dict[str, str]) -> Taken:
    """Run the command, and take its times."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [POLYLEAF, "publish", "--demo"], env=environment, check=True, capture_output=True
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(wall, processor)


def publish_change(
    change: Change, root: Path, number: int, environment: dict[str, str], address: str
) -> Taken:
    """Make a change, publish it, and wait until it is served."""
    words = change.edit(root, number)
    url = f"{address}/v1/{change.language}/documents/{DOCUMENT}/sections/{SECTION}.json"
    began = time.perf_counter()
    taken = publish(environment)
    wait_for(url, words)
    return Taken(taken.wall, taken.processor, time.perf_counter() - began)


def wait_for(url: str, words: str) -> None:
    """Ask again and again until an answer has the words in it."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.01)
    raise TimeoutError(url)


@contextmanager
def serving(environment: dict[str, str], *more: str) -> Iterator[str]:
    """Run a server for as long as the body runs; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [POLYLEAF, "serve", "--port", str(port), *more]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/v1/en/documents/{DOCUMENT}/sections/{SECTION}.json", MSGID)
            yield address
        finally:
            server.terminate()


def tell(name: str, taken: list[Taken]) -> None:
    """Print the medians of some runs."""
    wall, processor = (
        statistics.median(getattr(each, field) for each in taken) for field in ("wall", "processor")
    )
    served = [each.served for each in taken if each.served is not None]
    shown = f"{statistics.median(served):8.2f}" if served else " " * 8
    print(f"{name:34}{wall:8.2f}{processor:11.2f}{shown}", flush=True)


def main() -> None:
    """Print seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--languages", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    compile_ours()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        environment = {**os.environ, "POLYLEAF_ROOT": str(root)}
        make_project(root, asked.documents, asked.languages)
        print(
            f"{asked.documents} documents x {asked.languages} languages, median of {asked.rounds}"
        )
        print(f"{'publish, seconds':34}{'wall':>8}{'processor':>11}{'served':>8}")
        tell("the first (one run)", [publish(environment)])
        publish(environment)
        tell("nothing changed", [publish(environment) for _ in range(asked.rounds)])
        with serving(environment) as address:
            for change in CHANGES:
                rounds = range(1, asked.rounds + 1)
                tell(
                    change.name,
                    [publish_change(change, root, each, environment, address) for each in rounds],
                )


if __name__ == "__main__":
    main()
