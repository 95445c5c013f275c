"""Records what exactly was put before the readers of a document, text by text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from service.catalogs.texts import SOURCE_LANGUAGE, Origin
from service.content.model import Level, Message
from service.journal.decisions.verdict import Attestation, Review
from service.journal.status import Status
from service.journal.store.records import Address, Wording, digest_of, key_of_message
from service.release.gate import SOURCE_STATUS, Served, TextState, Unit
from service.release.store.canonical import dump_canonical, load_canonical

FORM = "polyleaf-record 1"


@dataclass(frozen=True, slots=True)
class RecordedText:
    """One text as readers got it."""

    domain: str
    msgctxt: str | None
    msgid: str
    """The source's words in this release; the text may have been written for earlier ones."""
    msgstr: str
    """The words that readers got; the source's own where they read the source."""
    digest: str
    """As decisions name the text."""
    source: str
    """As decisions name the source's text: that of the same message, in the source language."""
    level: Level
    status: Status
    origin: Origin
    written_for: str
    """The source's words that it was written for."""
    source_then: str
    """As decisions name those."""


@dataclass(frozen=True, slots=True)
class RecordedUnit:
    """A section's own text as readers got it (promise P2)."""

    id: str
    language: str
    """The language that they read."""
    status: Status
    origin: Origin
    reason: str
    """Why they do not read their own language; empty when they do."""
    review: Review
    texts: tuple[RecordedText, ...]
    source_status: Status = SOURCE_STATUS
    kept_since: str = ""
    """The day since which this is an earlier version, approved for the source as it was."""

    @property
    def digests(self) -> frozenset[str]:
        """The texts in it and the source's that they were written for, as decisions name them."""
        return frozenset(name for text in self.texts for name in (text.digest, text.source_then))

    @property
    def sources(self) -> frozenset[str]:
        """The source's texts that it stands for, as decisions name them."""
        return frozenset(text.source for text in self.texts)


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the readers of one language got it."""

    language: str
    """For whom it is."""
    document: str
    units: tuple[RecordedUnit, ...]


def digest_source(message: Message) -> str:
    """Digest the source's text of a message as decisions name it: its own words, in its own language."""
    return _digest_words(message, message.msgid)


def _digest_words(message: Message, words: str) -> str:
    key = key_of_message(message.domain, message.context, words)
    wording = Wording(message.context, words, None, (words,))
    return digest_of(Address(SOURCE_LANGUAGE, message.domain, key), wording)


def make_record(
    language: str, document: str, units: Sequence[Unit], served: Mapping[str, Served]
) -> Record:
    """Record what the readers of a language get for each unit of a document."""
    recorded = tuple(_record_unit(unit, served[unit.id]) for unit in units)
    return Record(language, document, recorded)


def _record_unit(unit: Unit, served: Served) -> RecordedUnit:
    texts = () if served.is_gone else tuple(_record_texts(unit.messages, served))
    return RecordedUnit(
        unit.id,
        served.language,
        served.status,
        served.origin,
        served.reason,
        served.review,
        texts,
        served.source_status,
        served.kept_since,
    )


def _record_texts(messages: Sequence[Message], served: Served) -> Iterator[RecordedText]:
    sources = [digest_source(message) for message in messages]
    states = served.texts or [
        TextState(source, SOURCE_STATUS, Origin.SOURCE, message.msgid)
        for message, source in zip(messages, sources, strict=True)
    ]
    for message, state, source in zip(messages, states, sources, strict=True):
        yield RecordedText(
            message.domain,
            message.context,
            message.msgid,
            served.text.get(message.key, message.msgid),
            state.digest,
            source,
            message.level,
            state.status,
            state.origin,
            state.msgid,
            source if state.msgid == message.msgid else _digest_words(message, state.msgid),
        )


def write_record(record: Record) -> bytes:
    """Write a record; `read_record` is the inverse."""
    return dump_canonical(
        {
            "form": FORM,
            "for": record.language,
            "document": record.document,
            "units": [_write_unit(unit) for unit in record.units],
        }
    )


def read_record(content: bytes) -> Record:
    """Read what `write_record` wrote; ValueError for anything else."""
    try:
        match load_canonical(content):
            case {
                "form": str(form),
                "for": str(language),
                "document": str(document),
                "units": [*units],
            } if form == FORM:
                return Record(language, document, tuple(map(_read_unit, units)))
    except (KeyError, TypeError) as error:
        raise ValueError(f"it is no record: {error}") from error
    raise ValueError("it is no record that this version reads")


def _write_unit(unit: RecordedUnit) -> Mapping[str, object]:
    return {
        "id": unit.id,
        "language": unit.language,
        "status": str(unit.status),
        "origin": str(unit.origin),
        "reason": unit.reason,
        "review": {
            "roles": list(unit.review.roles),
            "last": unit.review.last,
            "next_due": unit.review.next_due,
            "attested": [asdict(each) for each in unit.review.attested],
        },
        "source_status": str(unit.source_status),
        "kept_since": unit.kept_since,
        "texts": [_write_text(text) for text in unit.texts],
    }


def _read_unit(written: Any) -> RecordedUnit:
    return RecordedUnit(
        written["id"],
        written["language"],
        Status(written["status"]),
        Origin(written["origin"]),
        written["reason"],
        _read_review(**written["review"]),
        tuple(_read_text(text) for text in written["texts"]),
        Status(written["source_status"]),
        written["kept_since"],
    )


def _read_review(
    roles: Sequence[str], last: str, next_due: str, attested: Sequence[Mapping[str, str]] = ()
) -> Review:
    """Read a review; records of earlier versions do not tell what was attested."""
    certified = tuple(Attestation(**each) for each in attested)
    return Review(tuple(roles), last, next_due, certified)


def _write_text(text: RecordedText) -> Mapping[str, object]:
    return {
        "domain": text.domain,
        "msgctxt": text.msgctxt,
        "msgid": text.msgid,
        "msgstr": text.msgstr,
        "digest": text.digest,
        "source": text.source,
        "level": str(text.level),
        "status": str(text.status),
        "origin": str(text.origin),
        "written_for": text.written_for,
        "source_then": text.source_then,
    }


def _read_text(written: Any) -> RecordedText:
    kinds = {"level": Level, "status": Status, "origin": Origin}
    return RecordedText(
        **{**written, **{name: kind(written[name]) for name, kind in kinds.items()}}
    )
