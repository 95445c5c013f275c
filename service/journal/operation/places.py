"""Examines the folders that the program writes to: room, rights, locks, what was left half done."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from service.config import Settings
from service.content.file_changes import is_unfinished
from service.journal.operation.condition import Condition, Grade
from service.journal.store.engine import file_of

_SCARCE, _NONE_LEFT = 1024**3, 100 * 1024**2
"""Bytes: below the first there is a warning, below the second a fault."""
_OLD = timedelta(days=7)
_MEGABYTE = 1_000_000


def look_at_places(settings: Settings, now: datetime) -> Iterator[Condition]:
    """Examine the instance folder and the project's; what is missing is no fault, it will be made."""
    for name, folder in (("instance", settings.instance), ("translations", settings.translations)):
        if folder.is_dir():
            yield _look_at_room(name, folder)
            yield _look_at_rights(name, folder)
    yield from _look_at_locks(settings)
    yield from _look_at_unfinished(settings)
    yield _look_at_backups(settings, now)


def _look_at_room(name: str, folder: Path) -> Condition:
    free = shutil.disk_usage(folder).free
    message = f"{name}: {free // _MEGABYTE} MB free"
    if free >= _SCARCE:
        return Condition("disk", Grade.OK, message)
    grade = Grade.WARNING if free >= _NONE_LEFT else Grade.FAULT
    advice = "Make room; `polyleaf releases prune --keep-days 30` removes old releases."
    return Condition("disk", grade, message, advice)


def _look_at_rights(name: str, folder: Path) -> Condition:
    """Write a file, sync it, take it away."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
            file.write(b"polyleaf")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        message = f"{name}: cannot be written to: {error.strerror}."
        return Condition("rights", Grade.FAULT, message, "Give this user the right to.")
    return Condition("rights", Grade.OK, f"{name}: can be written to")


def _look_at_unfinished(settings: Settings) -> Iterator[Condition]:
    finished_by = {settings.text_changes: "polyleaf sync", settings.changes: "polyleaf content"}
    for folder, command in finished_by.items():
        if is_unfinished(folder):
            message = "A command that changed several files stopped half way."
            advice = f"The next `{command}` finishes it."
            yield Condition("files", Grade.WARNING, message, advice)


def _look_at_locks(settings: Settings) -> Iterator[Condition]:
    locks = {
        "releases": settings.releases / "lock",
        "cycle": settings.instance / "cycle.lock",
        "files": settings.changes / "lock",
        "sync": settings.text_changes / "sync.lock",
    }
    if file := file_of(settings.database):
        locks["journal"] = file.with_name(f"{file.name}.lock")
    held = [name for name, path in sorted(locks.items()) if _is_held(path)]
    told = f"held by a running command: {', '.join(held)}" if held else "no command holds one"
    yield Condition("locks", Grade.OK, told)


def _is_held(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _look_at_backups(settings: Settings, now: datetime) -> Condition:
    times = [path.stat().st_mtime for path in settings.backups.glob("*.db")]
    if not times:
        message = "There is none in the instance folder."
        return Condition("backup", Grade.WARNING, message, "Run: polyleaf backup")
    age = now - datetime.fromtimestamp(max(times), now.tzinfo)
    message = f"the last one is {age.days} days old"
    if age > _OLD:
        return Condition("backup", Grade.WARNING, message, "Run: polyleaf backup")
    return Condition("backup", Grade.OK, message)
