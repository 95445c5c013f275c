"""Loads everything in `content/`, or tells every fault in it at once."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from service.content.data_file import read_text
from service.content.facts import Fact, find_unknown_facts, read_facts
from service.content.glossary import DOMAIN as GLOSSARY
from service.content.glossary import Term, TermFinder, glossary_messages, read_glossary
from service.content.kinds import Kinds, read_kinds
from service.content.languages import read_languages
from service.content.model import Document, Message
from service.content.parse import Rules, parse_document
from service.content.policy import Policy
from service.content.policy_file import read_policy
from service.content.publisher import DOMAIN as PUBLISHER
from service.content.publisher import Publisher, publisher_messages, read_publisher
from service.content.sources import Source, read_sources
from service.errors import Fault, InputError
from service.locales.languages import CLDR, Languages

MAX_DOCUMENTS = 5_000
NOT_DOCUMENTS = {GLOSSARY, PUBLISHER, "messages", "checks", "index"}
"""Ids that would clash with domains and parts of a release."""
T = TypeVar("T")
Parse = Callable[[str, str], Document]
"""Makes a document of its text and its path; raises InputError."""
MakeParse = Callable[[Kinds, Sequence[Term], Collection[str] | None], Parse]
"""Makes that of what documents are read against: kinds, terms, and the keys of sources where known."""


@dataclass(frozen=True, slots=True)
class Content:
    """All source content."""

    documents: tuple[Document, ...]
    """By id."""
    kinds: Kinds
    policy: Policy
    terms: tuple[Term, ...]
    sources: Mapping[str, Source]
    publisher: Publisher
    languages: Languages = CLDR

    def domains(self) -> Mapping[str, tuple[Message, ...]]:
        """Return the messages of each gettext domain that content gives, in order."""
        return {
            **{document.id: document.messages for document in self.documents},
            GLOSSARY: tuple(glossary_messages(self.terms, "content/glossary.yaml")),
            PUBLISHER: tuple(publisher_messages(self.publisher, "content/publisher.yaml")),
        }


class ReadData(Protocol):
    """Reads a data file of a known type with its parser; raises InputError."""

    def __call__(self, kind: Any, parse: Callable[[str, str], T], text: str, path: str, /) -> T: ...


def parse_with(kinds: Kinds, terms: Sequence[Term], sources: Collection[str] | None) -> Parse:
    """Make what parses documents against kinds, terms and sources."""
    rules = Rules(kinds, TermFinder(terms), sources)
    return lambda text, path: parse_document(text, path, rules)


def read_plainly(kind: Any, parse: Callable[[str, str], T], text: str, path: str) -> T:  # noqa: ARG001 - who remembers values must know what they are
    """Read a data file of its text and its path."""
    return parse(text, path)


def load_content(
    root: Path, make_parse: MakeParse = parse_with, read_data: ReadData = read_plainly
) -> Content:
    """Load `content/` below the project's root; raises InputError with the faults of all files."""
    reader = _Reader(root, read_data)
    kinds = reader.data("kinds.yaml", Kinds, read_kinds)
    policy = reader.data("policy.yaml", Policy, read_policy)
    terms = reader.data("glossary.yaml", tuple[Term, ...], read_glossary)
    sources = reader.data("sources.yaml", Mapping[str, Source], read_sources)
    publisher = reader.data("publisher.yaml", Publisher, read_publisher)
    languages = reader.data_if_any("languages.yaml", Languages, read_languages)
    keys = None if sources is None else frozenset(sources)
    documents = tuple(reader.documents(make_parse(kinds or {}, terms or (), keys)))
    facts = reader.data_if_any("facts.yaml", Mapping[str, Fact], read_facts)
    if facts is not None:
        messages = [message for document in documents for message in document.messages]
        reader.faults += find_unknown_facts(facts, messages, "content/facts.yaml")
    if (
        reader.faults
        or kinds is None
        or policy is None
        or terms is None
        or sources is None
        or publisher is None
    ):
        raise InputError(sorted(reader.faults))
    return Content(documents, kinds, policy, terms, sources, publisher, languages or CLDR)


@dataclass(slots=True)
class _Reader:
    root: Path
    read_data: ReadData
    faults: list[Fault] = field(default_factory=list)

    def read(self, name: str, parse: Callable[[str, str], T]) -> T | None:
        path = self.root / "content" / name
        try:
            return parse(read_text(path, self.root), f"content/{name}")
        except InputError as error:
            self.faults += error.faults
            return None

    def data(self, name: str, kind: Any, parse: Callable[[str, str], T]) -> T | None:
        return self.read(name, lambda text, shown: self.read_data(kind, parse, text, shown))

    def data_if_any(self, name: str, kind: Any, parse: Callable[[str, str], T]) -> T | None:
        return self.data(name, kind, parse) if (self.root / "content" / name).exists() else None

    def documents(self, parse: Parse) -> list[Document]:
        paths = sorted((self.root / "content").glob("*.md"))
        self.faults += _list_faults(paths)
        found = (self.read(path.name, parse) for path in paths[:MAX_DOCUMENTS])
        return [document for document in found if document]


def _list_faults(paths: Sequence[Path]) -> Iterator[Fault]:
    if not paths:
        yield Fault("content", 0, "There is no document.", "Write content/<id>.md.")
    if len(paths) > MAX_DOCUMENTS:
        yield Fault("content", 0, f"There are more than {MAX_DOCUMENTS} documents.")
    for path in paths:
        if path.stem in NOT_DOCUMENTS:
            message = f"No document can have the id {path.stem!r}."
            yield Fault(f"content/{path.name}", 0, message, "Rename the file.")
