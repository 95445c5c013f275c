"""Lets eight processes write to one journal at once, and prints how long the unluckiest one waits.

python benchmarks/journal.py [URL]    on SQLite in a folder of its own, or on the database at URL
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from pathlib import Path

from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import Journal, open_journal_at
from service.journal.store.records import NOBODY, Address, NewText, Wording
from service.journal.store.texts import add_texts, last_number, last_texts

WRITERS, EDITS = 8, 100
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DOSE = Wording("care/dose", "Take 5 mg.", None, ("Tome 5 mg.",))


def edit(journal: Journal, writer: int, number: int) -> float:
    """Add a text behind the last one of the writer's message; return the seconds until it was our turn."""
    address = Address("es", "care", f"care/dose-{writer}")
    asked = time.perf_counter()
    with journal.writing() as connection:
        waited = time.perf_counter() - asked
        last = last_texts(connection, "es", "care").get(address.key)
        wording = replace(DOSE, msgstr=(f"Tome {number} mg.",))
        number = add_import(connection, ImportKind.EDIT, [], {}, NOBODY, NOW)
        add_texts(connection, [NewText(address, wording, last)], number, NOW)
    return waited


def write_often(url: str, writer: int, results: "Queue[list[float]]") -> None:
    """Write as fast as the journal lets us."""
    journal = open_journal_at(url, NOW)
    results.put([edit(journal, writer, number) for number in range(EDITS)])


def measure(url: str) -> tuple[list[float], int]:
    """Let all writers begin together; gather how long each edit waited, and how many are there then."""
    journal = open_journal_at(url, NOW)
    before = count_texts(journal)
    fresh = multiprocessing.get_context("spawn")
    results: Queue[list[float]] = fresh.Queue()
    writers = [
        fresh.Process(target=write_often, args=(url, writer, results)) for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    waits = [wait for _ in writers for wait in results.get()]
    for writer in writers:
        writer.join()
    return waits, count_texts(journal) - before


def count_texts(journal: Journal) -> int:
    """Count the texts that the journal holds."""
    with journal.reading() as connection:
        return last_number(connection)


def main() -> None:
    """Print the waits of one run."""
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if sys.argv[1:] else f"sqlite:///{Path(folder) / 'journal.db'}"
        began = time.perf_counter()
        waits, kept = measure(url)
        seconds = time.perf_counter() - began
    print(f"{WRITERS} processes, {len(waits)} edits in {seconds:.1f} s, {len(waits) - kept} lost")
    print(f"wait for the journal: median {statistics.median(waits) * 1000:.0f} ms")
    print(f"longest wait: {max(waits) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
