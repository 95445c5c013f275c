"""Decides on texts that a person was shown."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click
from sqlalchemy import Connection

from service.cli.journal.opened import Opened, open_all
from service.cli.people.session import identify
from service.cli.review.board import Board, lay_out
from service.cli.review.showing import is_approved_by, show, tell_all
from service.errors import Fault, InputError, JournalError, PolyleafError
from service.journal.accounts.model import Actor
from service.journal.decisions.decide import make_decision, record_decision, refresh
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Proposal, find_back_translations, find_refusals
from service.journal.decisions.signing import SigningKey, load_key
from service.journal.decisions.worklist import Item

_LONGEST = 64 * 1024 * 1024
"""Bytes of a list of shown texts at most."""
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """Which texts a person means."""

    language: str
    target: str | None
    digests: Sequence[str]
    shown: Path | None
    equal: bool


def run_decision(
    kind: str,
    asked: Asked,
    reason: str,
    *,
    revokes: Sequence[str] = (),
    rules: Sequence[str] = (),
) -> None:
    """Make a decision, write it into the ledger, and tell it."""
    with open_all() as opened:
        key = find_key(opened)
        with opened.journal.reading() as connection:
            board = lay_out(opened, connection, asked.language)
            actor = identify(opened.settings, opened.journal, connection, opened.now)
            draft = Proposal(Kind(kind), board.language, reason, tuple(revokes), tuple(rules))
            carried = tuple(_find_carried(board, asked, actor))
            proposal = replace(_complete(draft, board, asked), carries=carried)
            items = _choose(board, asked, actor, proposal, opened)
            _ask(items, asked, board, connection, opened)
        decision = decide(opened, key, proposal, items)
    told = f"{len(decision.digests)} texts in {decision.language}"
    click.echo(f"{kind}: {told}, decision {decision.id[:_SHORT]}.")


def find_key(opened: Opened) -> SigningKey:
    """Load the key that signs here. Raises JournalError where there is none."""
    key = load_key(opened.settings.signing_key)
    if key is None:
        raise JournalError("This instance has no signing key. An admin runs `polyleaf init` once.")
    return key


def _complete(proposal: Proposal, board: Board, asked: Asked) -> Proposal:
    """Find the decisions that are named by their beginnings, and the checks that block."""
    known = {each.id for item in board.items for each in item.subject.decisions}
    rules = proposal.rules
    if proposal.kind is Kind.WAIVE and not rules:
        named = _find_all(board.in_target(asked.target), asked.digests) or board.in_target(
            asked.target
        )
        rules = tuple(sorted({rule for each in named for rule in each.subject.blocking}))
    revokes = tuple(_find_one(known, name) for name in proposal.revokes)
    return replace(proposal, revokes=revokes, rules=rules)


def _find_carried(board: Board, asked: Asked, actor: Actor) -> Iterator[str]:
    """Yield the back-translations that were, or are to be, shown to who does not read the language."""
    if actor.account.reads(board.language) or asked.digests:
        return
    if asked.shown:
        yield from (name for _, names in _read_shown(asked.shown) for name in names)
    else:
        for item in board.in_target(asked.target):
            yield from (each.id for each in find_back_translations(item.subject))


def _find_one(known: Iterable[str], name: str) -> str:
    found = [each for each in known if each.startswith(name)]
    if len(found) != 1 or len(name) < _SHORT:
        raise InputError(
            [Fault("--despite", 0, f"There is no one decision {name!r} on these texts.")]
        )
    return found[0]


def _choose(
    board: Board, asked: Asked, actor: Actor, proposal: Proposal, opened: Opened
) -> tuple[Item, ...]:
    """Choose the texts meant: exactly those named; of a list or target, those that this person may."""
    target = board.in_target(asked.target)
    if asked.digests:
        return _with_equal(_find_all(target, asked.digests), board, asked)
    if asked.target is None and asked.shown is None:
        raise InputError(
            [Fault("TARGET", 0, "Name what you decide on, or give --digest or --shown.")]
        )
    listed = (
        _find_all(target, (name for name, _ in _read_shown(asked.shown))) if asked.shown else target
    )
    wide = _with_equal(listed, board, asked)
    today = opened.now.date()
    open_to = [each for each in wide if not tuple(_why_not(each, actor, proposal, today))]
    if not open_to:
        raise InputError(_tell_why_not(wide, actor, proposal, today))
    if left := len(wide) - len(open_to):
        click.echo(
            f"{left} other texts are not for you, or decided: `polyleaf review` says why.", err=True
        )
    return tuple(open_to)


def _find_all(items: Sequence[Item], digests: Iterable[str]) -> tuple[Item, ...]:
    """Find texts by their digests. Raises InputError where one is not as it was shown any more."""
    held = {each.subject.digest: each for each in items}
    wanted = tuple(dict.fromkeys(digests))
    if gone := [digest for digest in wanted if digest not in held]:
        message = "There is no such text here; it may have changed since you were shown it."
        advice = "Look again: `polyleaf review`."
        raise InputError([Fault(digest[:_SHORT], 0, message, advice) for digest in gone])
    return tuple(held[digest] for digest in wanted)


def _with_equal(items: Sequence[Item], board: Board, asked: Asked) -> tuple[Item, ...]:
    if not asked.equal:
        return tuple(items)
    held = {each.subject.digest: each for each in board.items}
    own = [each.subject.digest for each in items]
    others = [digest for each in items for digest in each.equals]
    return tuple(held[digest] for digest in dict.fromkeys([*own, *others]))


def _read_shown(path: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Read the digests of what `review --format json` printed, and the back-translations of each.

    Raises InputError.
    """
    try:
        with path.open("rb") as file:
            listed = json.loads(file.read(_LONGEST))
        yield from (
            (str(each["digest"]), [str(back["id"]) for back in each.get("back_translations", ())])
            for each in listed
        )
    except OSError as error:
        raise InputError([Fault(str(path), 0, f"It cannot be read: {error.strerror}.")]) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        advice = "Give what `polyleaf review --format json` printed."
        raise InputError([Fault(str(path), 0, "This is no list of texts.", advice)]) from error


def _why_not(item: Item, actor: Actor, proposal: Proposal, today: date) -> Iterator[Fault]:
    if proposal.kind is Kind.APPROVE and is_approved_by(actor.account.id, item, today):
        yield Fault(item.subject.place, 0, "You approved it already.")
    yield from find_refusals(actor, proposal, [item.subject], today)


def _tell_why_not(
    items: Sequence[Item], actor: Actor, proposal: Proposal, today: date
) -> Sequence[Fault]:
    faults = [fault for each in items for fault in _why_not(each, actor, proposal, today)]
    return tuple(dict.fromkeys(faults)) or [Fault("TARGET", 0, "Nobody has translated any of it.")]


def _ask(
    items: Sequence[Item], asked: Asked, board: Board, connection: Connection, opened: Opened
) -> None:
    """Show the texts and ask, where a person did not say that they were shown them."""
    if asked.digests or asked.shown:
        return
    if not sys.stdin.isatty():
        advice = "Give --digest or --shown, from `polyleaf review --format json`."
        raise InputError(
            [Fault("TARGET", 0, "Nobody is here who could look at the texts.", advice)]
        )
    tell_all([show(each, board, connection, opened.now.date()) for each in items])
    click.confirm(f"Decide on these {len(items)} texts?", abort=True)


def decide(opened: Opened, key: SigningKey, proposal: Proposal, items: Sequence[Item]) -> Decision:
    """Check it all again as the one writer, sign, and write the ledger.

    What is decided counts, also where a ledger cannot be read or written: the next sync does that.
    """
    with opened.journal.writing() as connection:
        actor = identify(opened.settings, opened.journal, connection, opened.now)
        subjects = refresh(connection, proposal.language, [each.subject for each in items])
        decision = make_decision(actor, proposal, subjects, opened.now)
        record_decision(connection, key, decision, opened.now)
    try:
        exchange_ledgers(opened.project, opened.journal, key, opened.now)
    except (PolyleafError, OSError) as error:
        told = (
            "The decision counts; when this is mended, `polyleaf sync` writes it into the ledger:"
        )
        click.echo(f"{told}\n{error}", err=True)
    return decision
