"""What a release can say of its pages in a language."""

import io
import struct
from collections.abc import Mapping
from weakref import WeakKeyDictionary

from babel.messages.mofile import read_mo

from service.release.store.opened import OpenRelease
from service.site.bodies import language_of
from service.site.voice import Voice

_held: WeakKeyDictionary[OpenRelease, dict[str, Mapping[str, str]]] = WeakKeyDictionary()
"""Read once while a release is open."""


def find_voice(release: OpenRelease, tag: str) -> Voice:
    """Find the voice of a language, whichever the request's own is."""
    texts = spoken_in(release, tag)
    direction = language_of(release, tag).direction
    return Voice(tag, direction, lambda message: texts.get(message, message), texts)


def spoken_in(release: OpenRelease, tag: str) -> Mapping[str, str]:
    """Give the messages that have a translation, even one that is spelt like the message."""
    languages = _held.setdefault(release, {})
    if tag not in languages:
        languages[tag] = _read_messages(release.interface(tag))
    return languages[tag]


def _read_messages(compiled: bytes | None) -> Mapping[str, str]:
    if compiled is None:
        return {}
    try:
        catalog = read_mo(io.BytesIO(compiled))
    except (OSError, ValueError, struct.error):  # flask-babel's reading of it says so in the log
        return {}
    return {str(message.id): str(message.string) for message in catalog if message.id}
