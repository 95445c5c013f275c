"""Which interface texts a release has in a language."""

import io
import struct
from collections.abc import Set as AbstractSet
from weakref import WeakKeyDictionary

from babel.messages.mofile import read_mo

from service.release.store.opened import OpenRelease

_held: WeakKeyDictionary[OpenRelease, dict[str, AbstractSet[str]]] = WeakKeyDictionary()
"""Read once while a release is open."""


def spoken_in(release: OpenRelease, tag: str) -> AbstractSet[str]:
    """List the messages that have a translation, even one that is spelt like the message."""
    languages = _held.setdefault(release, {})
    if tag not in languages:
        languages[tag] = _read_messages(release.interface(tag))
    return languages[tag]


def _read_messages(compiled: bytes | None) -> AbstractSet[str]:
    if compiled is None:
        return frozenset()
    try:
        catalog = read_mo(io.BytesIO(compiled))
    except (OSError, ValueError, struct.error):  # flask-babel's reading of it says so in the log
        return frozenset()
    return frozenset(str(message.id) for message in catalog if message.id)
