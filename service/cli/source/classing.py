"""Says what changes of the source are, and tells what follows."""

import sys
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import click

from service.cli.journal.opened import Opened, open_all
from service.cli.journal.told import plain
from service.cli.people.session import identify, name_bearer
from service.cli.recall.telling import tell_taken
from service.cli.review.deciding import find_key
from service.cli.source.listing import check_document, choose_document, tell
from service.errors import Fault, InputError, PolyleafError
from service.journal.changes.carried import find_classable
from service.journal.changes.classing import Classed, Classing, check_class
from service.journal.changes.find import SourceChange, find_changes
from service.journal.decisions.model import HARMLESS, ChangeClass
from service.journal.decisions.signing import load_key
from service.journal.sync.report import SyncReport
from service.journal.sync.settle import settle_project
from service.release.project import load_inputs
from service.release.recall.class_source import Editing, class_source
from service.release.recall.take_down import TakenDown
from service.release.store import ReleaseStore

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which changes a person means."""

    messages: Sequence[str]
    document: str | None
    asks: bool


def run_class(change: str, chosen: Chosen, reason: str) -> None:
    """Class the changes meant, bring the catalogs up to that, and tell it."""
    wanted = ChangeClass(change)
    with open_all() as opened:
        bring_up_to_date(opened)
        with opened.journal.reading() as connection:
            actor = identify(opened.settings, opened.journal, connection, opened.now)
            domains = opened.project.domains
            # What was carried once is taken back only where it is named, not with a whole document.
            found = (
                find_classable(connection, domains, wanted)
                if chosen.messages
                else find_changes(connection, domains)
            )
        picked = _choose(found, chosen, opened)
        check_class(Classing(actor, wanted, reason), picked, opened.now.date())
        confirmed = [each for each in picked if not chosen.asks or _ask(each, wanted)]
        if confirmed:
            classed = class_now(opened, wanted, [each.id for each in confirmed], reason)
            _follow(opened)
            tell_classed(classed)
        else:
            click.echo("Nothing was classed.")


def bring_up_to_date(opened: Opened) -> SyncReport:
    """Bring catalogs, ledgers and journal together; raises as `settle_project` does."""
    hands = name_bearer(opened.settings, opened.journal, opened.now)
    key = load_key(opened.settings.signing_key)
    return settle_project(opened.project, opened.journal, key, opened.now, hands=hands)


def _follow(opened: Opened) -> None:
    """Let files follow what was classed; that counts, also where a file cannot be read or written."""
    try:
        bring_up_to_date(opened)
    except (PolyleafError, OSError) as error:
        told = "The class counts; when this is mended, `polyleaf sync` brings the files up to it:"
        click.echo(f"{told}\n{error}", err=True)


def class_now(opened: Opened, wanted: ChangeClass, names: Collection[str], reason: str) -> Classed:
    """Class changes as whoever works here, and sign that; ledgers and catalogs follow with the next sync.

    What stood before a change of safety goes off the air at once, and that is told. Raises InputError
    where it is forbidden, or one of them is not as it was.
    """
    began = time.monotonic()
    editing = Editing(
        ReleaseStore(opened.settings.releases),
        opened.journal,
        find_key(opened),
        opened.project.domains,
        load_inputs(opened.settings),
        lambda connection: identify(opened.settings, opened.journal, connection, opened.now),
        opened.now,
    )

    def pick(found: Sequence[SourceChange]) -> Sequence[SourceChange]:
        picked = [each for each in found if each.id in names]
        if len(picked) < len(names):
            told = "A change is not as it was any more; look again."
            raise InputError([Fault("source", 0, told)])
        return picked

    def tell_loss(taken: TakenDown) -> None:
        tell_taken(taken, time.monotonic() - began)

    return class_source(editing, wanted, reason, pick, tell_loss)


def _choose(
    found: Sequence[SourceChange], chosen: Chosen, opened: Opened
) -> tuple[SourceChange, ...]:
    """Give the changes meant. Raises InputError where none is, or a name fits none."""
    check_document(chosen.document, opened.project.domains)
    if not (chosen.messages or chosen.document or chosen.asks):
        advice = "Name messages, or give --document or --interactive."
        raise InputError([Fault("MESSAGE", 0, "Say which changes you mean.", advice)])
    inside = choose_document(found, chosen.document)
    if faults := [*_find_unknown(inside, chosen.messages)]:
        raise InputError(faults)
    named = [each for each in inside if _is_named(each, chosen.messages)]
    if not named:
        advice = (
            "`polyleaf source changes` lists them; `polyleaf sync` tells the journal of new texts."
        )
        raise InputError([Fault("source", 0, "No text waits for a change to be classed.", advice)])
    return tuple(named)


def _is_named(change: SourceChange, messages: Collection[str]) -> bool:
    return not messages or not {change.id, change.place}.isdisjoint(messages)


def _find_unknown(found: Sequence[SourceChange], messages: Sequence[str]) -> Iterator[Fault]:
    known = {name for each in found for name in (each.id, each.place)}
    for name in messages:
        if name not in known:
            yield Fault(name, 0, "No change is called so.", "Look: `polyleaf source changes`.")


def _ask(change: SourceChange, wanted: ChangeClass) -> bool:
    if not sys.stdin.isatty():
        told = "Nobody is here who could look at the changes."
        raise InputError([Fault("--interactive", 0, told, "Name messages or give --document.")])
    tell(change)
    return click.confirm(f"Is this {wanted}?")


def tell_classed(classed: Classed, *, err: bool = False) -> None:
    """Tell what was classed, and what follows for the texts."""
    decision, forwarded = classed.decision, classed.forwarded
    count = len(decision.digests)
    noun = "1 change" if count == 1 else f"{count} changes"
    click.echo(f"{decision.change}: {noun}, decision {decision.id[:_SHORT]}.", err=err)
    if decision.change in HARMLESS:
        languages = ", ".join(each.language for each in forwarded.carries) or "no language"
        texts = f"{forwarded.texts} texts stand for the new words"
        click.echo(f"{texts}; approvals were carried in {languages}.", err=err)
    if classed.undone:
        languages = ", ".join(each.language for each in classed.undone)
        click.echo(f"What was carried over them is taken back in {languages}.", err=err)
    for place in forwarded.left:
        click.echo(plain(f"{place} stays behind: rejected, withdrawn or unfinished."), err=err)
