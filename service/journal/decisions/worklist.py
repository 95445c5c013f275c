"""What waits for reviewers in a language, the gravest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.texts import is_address
from service.content.model import Level, Message
from service.journal.decisions.carrying import decisions_on
from service.journal.decisions.model import Decision
from service.journal.decisions.rules import Makers, Subject
from service.journal.status import Standing, Status, digest_text, find_blocking

_LEVELS = list(Level)
_WAITING = frozenset({
    Status.WITHDRAWN, Status.REJECTED, Status.BLOCKED, Status.DRAFT, Status.TRANSLATED, Status.OVERDUE,
})  # fmt: skip
"""What a reviewer can do something about; the rest waits for translators, or for nobody."""
_SHOWN = 40
"""Characters of a text that name a message without an id."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text as a reviewer sees it."""

    standing: Standing
    subject: Subject
    equals: tuple[str, ...] = ()
    """The digests of the other texts of the same words, source and level, this language's."""

    @property
    def message(self) -> Message:
        """The message that it is a text of."""
        return self.standing.message

    @property
    def waits(self) -> bool:
        """Whether a reviewer can do something about it."""
        return self.standing.status in _WAITING


def list_items(
    standings: Iterable[Standing],
    language: str,
    makers: Mapping[str, Makers],
    decisions: Sequence[Decision],
) -> tuple[Item, ...]:
    """List every text of a language, the gravest level first, then in the order given."""
    about = decisions_on(decisions)
    held = [each for each in standings if each.text is not None]
    subjects = [_subject(each, language, makers, about) for each in held]
    twins = _find_twins(held, subjects)
    items = [
        Item(each, subject, tuple(sorted(twins[_words(each)] - {subject.digest})))
        for each, subject in zip(held, subjects, strict=True)
    ]
    return tuple(sorted(items, key=lambda item: _LEVELS.index(item.subject.level)))


def name_place(message: Message) -> str:
    """Name a message by its address, else by its document and first words."""
    if message.context is not None and is_address(message.context, message.domain):
        return message.context
    first = " ".join(message.msgid.split())
    return f"{message.domain} “{first if len(first) <= _SHOWN else f'{first[:_SHOWN]}…'}”"


def _subject(
    standing: Standing,
    language: str,
    makers: Mapping[str, Makers],
    about: Mapping[str, Sequence[Decision]],
) -> Subject:
    message = standing.message
    digest = digest_text(message, standing.text, language) if standing.text else ""
    return Subject(
        place=f"{language} {name_place(message)}",
        digest=digest,
        level=message.level,
        status=standing.status,
        roles=standing.roles,
        makers=makers.get(digest),
        blocking=find_blocking(standing.findings, standing.verdict),
        decisions=tuple(about.get(digest, ())),
    )


def _find_twins(
    standings: Iterable[Standing], subjects: Iterable[Subject]
) -> Mapping[tuple[str, ...], set[str]]:
    twins: dict[tuple[str, ...], set[str]] = {}
    for each, subject in zip(standings, subjects, strict=True):
        twins.setdefault(_words(each), set()).add(subject.digest)
    return twins


def _words(standing: Standing) -> tuple[str, ...]:
    text = standing.text
    said = (text.msgid, text.msgstr) if text else ()
    return (str(standing.message.level), *said)


def select(items: Sequence[Item], messages: Iterable[Message]) -> Iterator[Item]:
    """Yield the items of some messages."""
    wanted = {(message.domain, message.key) for message in messages}
    return (item for item in items if (item.message.domain, item.message.key) in wanted)
