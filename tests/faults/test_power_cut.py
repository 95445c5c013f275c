"""A power cut at any step of the disk leaves a sound journal with everything that was acknowledged.

What our own code tells SQLite is recorded, and replayed on a disk that writes down every step. Cut off
anywhere, what was synced is there, and of what was written since, anything may be. Of SQLite only: what
PostgreSQL's own log survives is not for us to play, and `polyleaf doctor` looks at the settings it needs.
"""

import random
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import DatabaseError

import apsw
import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from service.errors import PolyleafError
from service.journal.operation.soundness import inspect_journal
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import open_journal_at
from service.journal.store.records import NOBODY, Address, NewText, Wording
from service.journal.store.texts import add_texts, last_number

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DOSE = Address("es", "care", "care/dose")
TEXT = Wording("care/dose", "Take 5 mg.", None, ("Tome 5 mg.",), comment="x" * 3000)
COMMITS = 12
SECTOR = 512


def roll(seed):
    """Give chance that can be had again."""
    return random.Random(seed)  # noqa: S311 - not a secret


@dataclass(frozen=True)
class Step:
    """What SQLite asked of the disk, or (`acknowledged`) what it promised."""

    kind: str
    name: str = ""
    place: int = 0
    data: bytes = b""


class Disk(apsw.VFS):
    """A file system that does what it is told and writes it down."""

    def __init__(self, name):
        self.steps = []
        self.vfs_name = name
        super().__init__(name, "")

    def xOpen(self, name, flags):  # noqa: N802 - the name is SQLite's
        return RecordedFile(self, name, flags)

    def xDelete(self, filename, syncdir):  # noqa: N802
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", Path(filename).name, place=int(syncdir)))


class RecordedFile(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        self.steps = disk.steps
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "").name
        super().__init__("", name, flags)

    def xWrite(self, data, offset):  # noqa: N802
        super().xWrite(data, offset)
        self.steps.append(Step("write", self.name, offset, bytes(data)))

    def xTruncate(self, size):  # noqa: N802
        super().xTruncate(size)
        self.steps.append(Step("truncate", self.name, size))

    def xSync(self, flags):  # noqa: N802
        super().xSync(flags)
        self.steps.append(Step("sync", self.name))


def replay(statements, path, vfs_name):
    """Run recorded statements, each connection's in turn; return every step of the disk.

    After each commit stands how many texts were acknowledged by then.
    """
    disk = Disk(vfs_name)
    connection = None
    for statement in statements:
        if statement == "":
            connection = apsw.Connection(str(path), vfs=vfs_name)
            continue
        for _ in connection.execute(statement):
            pass
        if statement == "COMMIT":
            disk.steps.append(Step("acknowledged", place=count_texts(connection)))
    connection.close()
    return disk.steps


def count_texts(connection):
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'texts'").get
    return connection.execute("SELECT count(*) FROM texts").get if tables else 0


@dataclass
class Kept:
    """A file as the disk has it, and what waits to get there."""

    content: bytearray
    waiting: list
    is_named: bool = False
    """Whether its name is on the disk; a file gets it with its first sync."""


def cut_power(steps, at, seed, folder):
    """Write into a folder what is left when power is cut before a step.

    What was synced is there. Of what was written since, each write is there, or is not, or is there in
    some of its sectors: in any combination. Return how many texts were acknowledged.
    """
    chance, files, acknowledged = roll(seed), {}, 0
    for step in steps[:at]:
        kept = files.setdefault(step.name, Kept(bytearray(), []))
        match step.kind:
            case "acknowledged":
                acknowledged = step.place
            case "sync":
                for each in kept.waiting:
                    put(kept.content, each)
                kept.waiting, kept.is_named = [], True
            case "delete" if step.place or chance.random() < 0.5:
                del files[step.name]
            case "write" | "truncate":
                kept.waiting.append(step)
    for name, kept in files.items():
        if name and (kept.is_named or chance.random() < 0.5):
            for each in kept.waiting:
                put_perhaps(kept.content, each, chance)
            (folder / name).write_bytes(kept.content)
    return acknowledged


def put(content, step):
    if step.kind == "truncate":
        del content[step.place :]
        return
    if len(content) < step.place:
        content.extend(bytes(step.place - len(content)))
    content[step.place : step.place + len(step.data)] = step.data


def put_perhaps(content, step, chance):
    """Carry out a step that was not synced: whole, not at all, or torn between sectors."""
    fate = chance.choice(("whole", "none", "torn"))
    if fate == "whole" or (fate == "torn" and step.kind == "truncate"):
        put(content, step)
    elif fate == "torn":
        for start in range(0, len(step.data), SECTOR):
            if chance.random() < 0.5:
                put(
                    content,
                    Step("write", step.name, step.place + start, step.data[start : start + SECTOR]),
                )


@pytest.fixture(scope="module")
def statements(tmp_path_factory):
    """What our code tells SQLite to make a journal and to add texts; an empty one begins a connection."""
    url = f"sqlite:///{tmp_path_factory.mktemp('recorded') / 'journal.db'}"
    said = []

    def listen(connection, _record):
        said.append("")
        connection.set_trace_callback(lambda line: line.startswith("--") or said.append(line))

    with listening(listen):
        journal, last = open_journal_at(url, NOW), None
        for number in range(COMMITS):
            with journal.writing() as connection:
                wording = replace(TEXT, msgstr=(f"Tome 5 mg, {number}.",))
                new = NewText(DOSE, wording, last)
                number_of_import = add_import(connection, ImportKind.EDIT, [], {}, NOBODY, NOW)
                [last] = add_texts(connection, [new], number_of_import, NOW)
    return said


@contextmanager
def listening(listen):
    """Hear of every connection before our own code prepares it."""
    event.listen(Pool, "connect", listen, insert=True)
    yield
    event.remove(Pool, "connect", listen)


def recover(folder):
    """Open what a power cut left with our own code; return what is wrong and how many texts there are."""
    journal = open_journal_at(f"sqlite:///{folder / 'journal.db'}", NOW)
    with journal.reading() as connection:
        return inspect_journal(connection).broken, last_number(connection)


def cut_often(steps, cuts, tmp_path):
    """Cut power at random steps; yield what was acknowledged, what is wrong and what is left."""
    for seed in range(cuts):
        folder = tmp_path / str(seed)
        folder.mkdir()
        at = roll(seed).randrange(1, len(steps) + 1)
        acknowledged = cut_power(steps, at, seed, folder)
        yield acknowledged, *recover(folder)
        shutil.rmtree(folder)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("cuts", [60, pytest.param(600, marks=pytest.mark.faults)])
def test_a_power_cut_takes_nothing_that_was_acknowledged(statements, tmp_path, cuts):
    steps = replay(statements, tmp_path / "journal.db", "recorded")

    found = list(cut_often(steps, cuts, tmp_path))

    assert [broken for _, broken, _ in found if broken] == []
    assert [(promised, left) for promised, _, left in found if left < promised] == []
    assert {promised for promised, _, _ in found} >= {0, COMMITS // 2}


def test_the_simulation_catches_a_disk_that_is_not_waited_for(statements, tmp_path):
    careless = [line.replace("synchronous=FULL", "synchronous=OFF") for line in statements]
    steps = replay(careless, tmp_path / "journal.db", "careless")

    lost = [is_lost(steps, seed, tmp_path) for seed in range(40)]

    assert careless != statements
    assert sum(lost) > 10


def is_lost(steps, seed, tmp_path):
    """Tell whether a cut took acknowledged texts, or the whole journal."""
    folder = tmp_path / str(seed)
    folder.mkdir()
    at = roll(seed).randrange(1, len(steps) + 1)
    acknowledged = cut_power(steps, at, seed, folder)
    try:
        broken, left = recover(folder)
    except (PolyleafError, DatabaseError):
        return True
    return bool(broken) or left < acknowledged
