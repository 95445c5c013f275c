"""Reads what is in `content/`, but not what is as it was when it was read last."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from service.content.glossary import Term
from service.content.kinds import Kinds
from service.content.load import MakeParse, Parse, ReadData, parse_with
from service.content.model import Document, Message
from service.release.memo.codec import dump, load
from service.release.memo.fingerprint import fingerprint
from service.release.memo.memo import Memo, Table

T = TypeVar("T")


def read_document(written: Any) -> Document:
    """Read back a document that `dump` wrote."""
    document: Document = load(Document, written)
    return document


def parse_new(memo: Memo) -> MakeParse:
    """Make what parses a document once, until it or what it is read against changes."""

    def make(kinds: Kinds, terms: Sequence[Term], sources: Collection[str] | None) -> Parse:
        rules = fingerprint(kinds, terms, None if sources is None else sorted(sources))
        plain = parse_with(kinds, terms, sources)

        def parse(text: str, path: str) -> Document:
            key = fingerprint(rules, path, text)
            return memo.find_read(
                Table.DOCUMENTS, key, lambda: dump(plain(text, path)), read_document
            )

        return parse

    return make


def read_new(memo: Memo) -> ReadData:
    """Make what reads a data file once, until it changes."""

    def read(kind: Any, parse: Callable[[str, str], T], text: str, path: str) -> T:
        made = memo.find(Table.DATA, fingerprint(path, text), lambda: dump(parse(text, path)))
        value: T = load(kind, made)
        return value

    return read


def list_strings(
    domain: str, extract: Callable[[], tuple[Message, ...]], memo: Memo
) -> tuple[Message, ...]:
    """List what the program itself says: a function of its source, which the memo is bound to."""
    made = memo.find(Table.STRINGS, domain, lambda: [dump(message) for message in extract()])
    return tuple(load(Message, message) for message in made)
