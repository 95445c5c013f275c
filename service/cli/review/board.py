"""Lays out the texts of a language for reviewers, with all that is known of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from service.catalogs.held import find_language
from service.catalogs.texts import SOURCE_LANGUAGE
from service.cli.journal.opened import Opened
from service.cli.people.session import find_token, identify
from service.content.model import Message
from service.errors import Fault, InputError
from service.journal.accounts.model import Actor
from service.journal.decisions.rows import decisions_in, makers_in, unsigned
from service.journal.decisions.standing import verdicts_in
from service.journal.decisions.worklist import Item, list_items, name_place, select
from service.journal.status import age
from service.journal.work import stand_in
from service.release.gate import units_of
from service.release.inputs import Inputs
from service.release.project import load_inputs


@dataclass(frozen=True, slots=True)
class Board:
    """The texts of a language, and who looks at them."""

    language: str
    inputs: Inputs
    domains: Mapping[str, Sequence[Message]]
    items: tuple[Item, ...]
    actor: Actor | None
    """None where nobody is logged in."""

    def in_target(self, target: str | None) -> tuple[Item, ...]:
        """Give the texts of a document, of a section of it, or of one message; all without a target.

        Raises InputError where there is none such.
        """
        if target is None:
            return self.items
        messages = tuple(self._messages_of(target))
        if not messages:
            advice = "Name a DOCUMENT, DOCUMENT#SECTION or DOCUMENT/MESSAGE."
            raise InputError([Fault(target, 0, "The source has nothing of this name.", advice)])
        return tuple(select(self.items, messages))

    def _messages_of(self, target: str) -> Iterator[Message]:
        document, _, section = target.partition("#")
        if section:
            yield from self._messages_in(document, section)
            return
        for domain, messages in self.domains.items():
            yield from (each for each in messages if target in {domain, name_place(each)})

    def _messages_in(self, document: str, section: str) -> Iterator[Message]:
        for each in self.inputs.content.documents:
            if each.id == document:
                yield from (
                    message
                    for unit in units_of(each)
                    if unit.id == section
                    for message in unit.messages
                )


def _find_reviewed(opened: Opened, language: str) -> str:
    """Find a language whose texts people decide on: the source has statuses too (promise P1)."""
    is_source = language.lower() == SOURCE_LANGUAGE
    return SOURCE_LANGUAGE if is_source else find_language(opened.settings.root, language)


def lay_out(opened: Opened, connection: Connection, language: str) -> Board:
    """Lay out a language as catalogs and journal are now. Raises InputError, JournalError."""
    tag = _find_reviewed(opened, language)
    verdicts = verdicts_in(connection, tag)
    loaded = load_inputs(opened.settings)
    inputs = replace(loaded, decisions={**loaded.decisions, tag: verdicts})
    standings = stand_in(
        tag, opened.project.domains, inputs.texts.get(tag, {}), inputs.policy, inputs.context, verdicts
    )  # fmt: skip
    aged = (age(each, opened.now.date()) for each in standings)
    decisions = unsigned(decisions_in(connection, tag))
    items = list_items(aged, tag, makers_in(connection, tag), decisions)
    actor = None
    if find_token(opened.settings, opened.journal):
        actor = identify(opened.settings, opened.journal, connection, opened.now)
    return Board(tag, inputs, opened.project.domains, items, actor)
