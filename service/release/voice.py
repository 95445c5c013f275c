"""Keeps what is said beside the texts in a language, so that it can be said again without catalogs."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from service.content.model import Level, Message
from service.content.publisher import DOMAIN as PUBLISHER
from service.journal.status import Status
from service.locales.languages import Description, Languages
from service.release.notices import Reader
from service.release.phrases import Phrases, Saying
from service.release.store.canonical import dump_canonical, load_canonical

FORM = "polyleaf-voice 1"


def write_voice(reader: Reader) -> bytes:
    """Write all that a reader's notices are made of; `read_voice` is the inverse."""
    phrases = reader.phrases
    return dump_canonical(
        {
            "form": FORM,
            "for": reader.language,
            "source": reader.source,
            "policy": reader.policy,
            "sayings": sorted(
                (
                    [domain, msgid, context, saying.msgstr, str(saying.status)]
                    for (domain, (context, msgid)), saying in phrases.sayings.items()
                ),
                key=lambda row: (row[0], row[1], row[2] or ""),
            ),
            "publisher": {
                name: [message.context, message.msgid]
                for name, message in phrases.publisher_texts.items()
            },
            "values": dict(phrases.publisher_values),
            "languages": {tag: asdict(each) for tag, each in phrases.languages.described.items()},
        }
    )


def read_voice(content: bytes) -> Reader:
    """Read what `write_voice` wrote; ValueError for anything else."""
    try:
        match load_canonical(content):
            case {"form": str(form), **members} if form == FORM:
                return _read(members)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no record of a voice: {error}") from error
    raise ValueError("it is no record of a voice that this version reads")


def _read(members: Mapping[Any, Any]) -> Reader:
    phrases = Phrases(
        members["for"],
        members["source"],
        {name: _message(name, *found) for name, found in members["publisher"].items()},
        members["values"],
        {
            (domain, (context, msgid)): Saying(msgstr, Status(status))
            for domain, msgid, context, msgstr, status in members["sayings"]
        },
        Languages({tag: Description(**each) for tag, each in members["languages"].items()}),
    )
    return Reader(members["for"], members["source"], members["policy"], phrases)


def _message(name: str, context: str | None, msgid: str) -> Message:
    """Make as much of a publisher's message as its phrases ask of it."""
    return Message(PUBLISHER, context, msgid, Level.INTERFACE, "", 0, name)
