"""Loads everything in `content/`, or tells every fault in it at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from service.content.data_file import read_text
from service.content.facts import find_unknown_facts, read_facts
from service.content.glossary import DOMAIN as GLOSSARY
from service.content.glossary import Term, TermFinder, glossary_messages, read_glossary
from service.content.kinds import Kinds, read_kinds
from service.content.languages import read_languages
from service.content.model import Document, Message
from service.content.parse import Rules, parse_document
from service.content.policy import Policy, read_policy
from service.content.publisher import DOMAIN as PUBLISHER
from service.content.publisher import Publisher, publisher_messages, read_publisher
from service.content.sources import Source, read_sources
from service.errors import Fault, InputError
from service.locales.languages import CLDR, Languages

MAX_DOCUMENTS = 5_000
NOT_DOCUMENTS = {GLOSSARY, PUBLISHER, "messages", "checks", "index"}
"""Ids that would clash with domains and parts of a release."""
T = TypeVar("T")


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


def load_content(root: Path) -> Content:
    """Load `content/` below the project's root; raises InputError with the faults of all files."""
    reader = _Reader(root)
    kinds = reader.read("kinds.yaml", read_kinds)
    policy = reader.read("policy.yaml", read_policy)
    terms = reader.read("glossary.yaml", read_glossary)
    sources = reader.read("sources.yaml", read_sources)
    publisher = reader.read("publisher.yaml", read_publisher)
    languages = reader.read_if_any("languages.yaml", read_languages)
    rules = Rules(
        kinds or {}, TermFinder(terms or ()), None if sources is None else frozenset(sources)
    )
    documents = tuple(reader.documents(rules))
    facts = reader.read_if_any("facts.yaml", read_facts)
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
    faults: list[Fault] = field(default_factory=list)

    def read(self, name: str, parse: Callable[[str, str], T]) -> T | None:
        path = self.root / "content" / name
        try:
            return parse(read_text(path, self.root), f"content/{name}")
        except InputError as error:
            self.faults += error.faults
            return None

    def read_if_any(self, name: str, parse: Callable[[str, str], T]) -> T | None:
        return self.read(name, parse) if (self.root / "content" / name).exists() else None

    def documents(self, rules: Rules) -> list[Document]:
        paths = sorted((self.root / "content").glob("*.md"))
        self.faults += _list_faults(paths)
        found = (
            self.read(path.name, lambda text, shown: parse_document(text, shown, rules))
            for path in paths[:MAX_DOCUMENTS]
        )
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
