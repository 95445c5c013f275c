"""Brings texts and their approvals forward over a harmless change of the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from service.catalogs.checks import check_text
from service.catalogs.checks.context import Context
from service.content.model import Message
from service.content.policy import Severity
from service.journal.changes.find import Affected, SourceChange
from service.journal.decisions.decide import record_decision
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rows import decisions_in, unsigned
from service.journal.decisions.signing import SigningKey
from service.journal.store.imports import ImportKind, add_import, import_numbered
from service.journal.store.records import Hands, NewText, TextRow
from service.journal.store.tables import IMPORTS
from service.journal.store.texts import add_texts


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What came forward."""

    texts: int = 0
    carries: tuple[Decision, ...] = ()
    """For each language whose approvals came along, the decision that carries them."""
    left: tuple[str, ...] = ()
    """The places of texts that stay behind: somebody rejected or withdrew them, or they are unfinished."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text after a change, and what it was."""

    digest: str
    earlier: str
    names: tuple[str, ...]
    """The approvals and waivers that come along."""


def forward_texts(  # noqa: PLR0917 - the class, its changes, with what they are signed and checked
    connection: Connection,
    key: SigningKey,
    classed: Decision,
    changes: Sequence[SourceChange],
    context: Context,
    now: datetime,
) -> Forwarded:
    """Append each text as one for the present words, with its author, and carry what holds for it.

    One that somebody rejected or withdrew stays behind. The connection is the writer's.
    """
    both = [(change, text) for change in changes for text in change.texts]
    coming = [(change, text) for change, text in both if _comes(text)]
    left = tuple(f"{text.language} {change.place}" for change, text in both if not _comes(text))
    rows = [_follow(change.message, text.row) for change, text in coming if text.row]
    placed = {row.parent: row for row in add_forward(connection, rows, classed, now)}
    pairs: dict[str, list[_Pair]] = {}
    for change, text in coming:
        digest = placed[text.row.id].digest if text.row else change.pair[1]
        if text.holding.names:
            pair = _Pair(digest, text.digest, text.holding.names)
            pairs.setdefault(text.language, []).append(pair)
    over = frozenset(_find_over(connection, coming, context))
    carries = [_carry(classed, language, found, over) for language, found in sorted(pairs.items())]
    for each in carries:
        record_decision(connection, key, each, now)
    return Forwarded(len(rows), tuple(carries), left)


def _comes(text: Affected) -> bool:
    is_unfinished = text.row is not None and text.row.wording.unfinished
    return not (text.holding.is_barred or is_unfinished)


def _follow(message: Message, row: TextRow) -> NewText:
    wording = replace(row.wording, msgctxt=message.context, msgid=message.msgid)
    return NewText(row.address, wording, row, author=row.made.author)


def add_forward(
    connection: Connection, news: Sequence[NewText], why: Decision | None, now: datetime
) -> Iterator[TextRow]:
    """Add texts that say again what their parents say: whose hands those came through, they come through.

    Whoever brings them forward writes nothing, and may go on reviewing.
    """
    by_import: dict[int, list[NewText]] = {}
    for new in news:
        if new.parent:
            by_import.setdefault(new.parent.import_id, []).append(new)
    report = {"forward": why.id if why else ""}
    for number, group in sorted(by_import.items()):
        earlier = import_numbered(connection, number)
        hands = Hands(earlier.made.author, earlier.importer) if earlier else Hands()
        own = add_import(connection, ImportKind.EDIT, [], report, hands, now)
        yield from add_texts(connection, group, own, now)


def _find_over(
    connection: Connection, coming: Sequence[tuple[SourceChange, Affected]], context: Context
) -> Iterator[str]:
    """Name the waivers that come to an end: of checks that find something else in a text now."""
    for change, text in coming:
        if text.row and text.holding.names:
            decisions = unsigned(decisions_in(connection, text.language))
            waivers = [each for each in decisions if each.kind is Kind.WAIVE]
            fresh = _find_fresh(change, text.row, text.language, context) if waivers else ()
            yield from (each.id for each in waivers if not set(fresh).isdisjoint(each.rules))


def _find_fresh(
    change: SourceChange, row: TextRow, language: str, context: Context
) -> frozenset[str]:
    """Name the checks that block a text now for what they did not find in it before."""
    earlier = replace(change.message, msgid=change.before)
    before = {*_find_blocking(earlier, row, language, context)}
    now = {*_find_blocking(change.message, row, language, context)}
    return frozenset(rule for rule, _, _ in now - before)


def _find_blocking(
    message: Message, row: TextRow, language: str, context: Context
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for found in check_text(message, row.wording.msgstr[0], language, context):
        if found.severity is Severity.BLOCK:
            yield found.rule, found.wording, tuple(sorted(found.values.items()))


def _carry(
    classed: Decision, language: str, pairs: Sequence[_Pair], over: frozenset[str]
) -> Decision:
    """Put into words what is carried in one language."""
    ordered = sorted(pairs, key=lambda pair: pair.digest)
    names = {name for pair in pairs for name in pair.names}
    return replace(
        classed,
        kind=Kind.CARRY,
        language=language,
        digests=tuple(pair.digest for pair in ordered),
        earlier=tuple(pair.earlier for pair in ordered),
        carries=tuple(sorted({classed.id, *names} - over)),
        revokes=(),
    )


def forwarding_imports(connection: Connection) -> frozenset[int]:
    """Name the imports that brought texts forward, or back."""
    is_forward = (IMPORTS.c.kind == ImportKind.EDIT) & IMPORTS.c.report.like('{"forward"%')
    return frozenset(connection.execute(select(IMPORTS.c.id).where(is_forward)).scalars())
