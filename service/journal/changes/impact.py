"""What an edit of the source costs before anybody commits it: texts left behind, approvals, time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.changes.classes import digest_source
from service.journal.changes.edits import Edit
from service.journal.changes.find import load_holding
from service.journal.store.records import TextRow
from service.journal.store.texts import last_numbers, last_texts

TRANSLATED_AN_HOUR = 250
"""Words of the source that a translator puts into another language."""
ADAPTED_AN_HOUR = 500
"""Words of a changed text that a translator brings up to date."""
REVIEWED_AN_HOUR = 1000
"""Words of the source whose translation one reviewer reads beside it."""
_LEAST = 1
"""Minutes that any text takes: to open it, and to read what stands around it."""


@dataclass(frozen=True, slots=True)
class LanguageCost:
    """What edits cost in one language."""

    language: str
    behind: int
    """Texts that are behind their source from then on."""
    new: int
    gone: int
    """Texts whose messages are no more."""
    approvals: int
    """Approvals and waivers of single texts that no longer apply."""
    translation_minutes: int
    review_minutes: int
    """Of all reviewers together."""


def cost_edits(
    connection: Connection, edits: Sequence[Edit], roles: Mapping[str, int]
) -> tuple[LanguageCost, ...]:
    """Say what edits cost in each language; `roles` tells how many persons approve, by level."""
    places = last_numbers(connection)
    domains = {_domain_of(each) for each in edits}
    languages = sorted({language for language, _ in places})
    return tuple(
        _cost(
            connection,
            language,
            edits,
            {domain: last_texts(connection, language, domain) for domain in domains},
            roles,
        )
        for language in languages
    )


def cost_source(
    connection: Connection, edits: Sequence[Edit], roles: Mapping[str, int]
) -> LanguageCost:
    """Say what edits cost in the source's own language: its texts are reviewed, too."""
    digests = {
        digest_source(each.source.domain, each.source.msgctxt, each.source.msgid)
        for each in edits
        if each.source
    }
    holding = load_holding(connection, SOURCE_LANGUAGE, digests)
    return LanguageCost(
        SOURCE_LANGUAGE,
        behind=0,
        new=sum(each.before is None for each in edits),
        gone=sum(each.message is None for each in edits),
        approvals=sum(len(each.names) for each in holding.values()),
        translation_minutes=0,
        review_minutes=sum(_review(each, roles) for each in edits),
    )


def _domain_of(edit: Edit) -> str:
    return edit.message.domain if edit.message else edit.source.domain if edit.source else ""


def _cost(
    connection: Connection,
    language: str,
    edits: Sequence[Edit],
    texts: Mapping[str, Mapping[str, TextRow]],
    roles: Mapping[str, int],
) -> LanguageCost:
    rows = {number: _text_of(edit, texts) for number, edit in enumerate(edits)}
    held = {number: row for number, row in rows.items() if row is not None}
    behind = [edits[number] for number in held if edits[number].message]
    new = [each for each in edits if each.before is None]
    holding = load_holding(connection, language, [row.digest for row in held.values()])
    return LanguageCost(
        language,
        len(behind),
        len(new),
        len(held) - len(behind),
        sum(len(each.names) for each in holding.values()),
        _minutes(behind, ADAPTED_AN_HOUR) + _minutes(new, TRANSLATED_AN_HOUR),
        sum(_review(each, roles) for each in (*behind, *new)),
    )


def _text_of(edit: Edit, texts: Mapping[str, Mapping[str, TextRow]]) -> TextRow | None:
    """Find the text for the words before; one for still earlier words is behind already."""
    if edit.source is None:
        return None
    row = texts[edit.source.domain].get(edit.source.key)
    is_text = row is not None and not row.wording.is_empty and row.wording.msgid == edit.before
    return row if is_text else None


def _minutes(edits: Iterable[Edit], words_an_hour: int) -> int:
    return sum(max(_LEAST, ceil(each.words * 60 / words_an_hour)) for each in edits)


def _review(edit: Edit, roles: Mapping[str, int]) -> int:
    count = roles.get(str(edit.message.level), 0) if edit.message else 0
    return count * _minutes([edit], REVIEWED_AN_HOUR)
