"""Says what changes of the source are, and tells what follows."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import click

from service.cli.journal.opened import Opened, open_all
from service.cli.journal.told import plain
from service.cli.people.session import identify, name_bearer
from service.cli.review.deciding import find_key
from service.cli.source.listing import check_document, choose_document, tell
from service.cli.source.recalling import recall_before
from service.errors import Fault, InputError
from service.journal.changes.carried import find_classable
from service.journal.changes.classing import Classed, Classing, class_changes, find_class_refusals
from service.journal.changes.current import check_current
from service.journal.changes.find import SourceChange, find_changes
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.model import HARMLESS, ChangeClass
from service.journal.decisions.signing import load_key
from service.journal.sync.report import SyncReport
from service.journal.sync.run import sync_project
from service.release.project import load_inputs

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
        if refusals := tuple(
            find_class_refusals(Classing(actor, wanted, reason), picked, opened.now.date())
        ):
            raise InputError(refusals)
        confirmed = [each for each in picked if not chosen.asks or _ask(each, wanted)]
        if confirmed:
            classed = class_now(opened, wanted, [each.id for each in confirmed], reason)
            bring_up_to_date(opened)
            tell_classed(classed)
        else:
            click.echo("Nothing was classed.")


def bring_up_to_date(opened: Opened) -> SyncReport:
    """Bring catalogs, ledgers and journal together."""
    hands = name_bearer(opened.settings, opened.journal, opened.now)
    report = sync_project(opened.project, opened.journal, opened.now, hands=hands)
    key = load_key(opened.settings.signing_key)
    exchange_ledgers(opened.project, opened.journal, key, opened.now)
    return report


def class_now(opened: Opened, wanted: ChangeClass, names: Collection[str], reason: str) -> Classed:
    """Class changes as whoever works here, and sign that; ledgers and catalogs follow with the next sync.

    What stood before a change of safety goes off the air at once. Raises InputError where it is
    forbidden, or one of them is not as it was.
    """
    key, inputs = find_key(opened), load_inputs(opened.settings)
    with opened.journal.writing() as connection:
        actor = identify(opened.settings, opened.journal, connection, opened.now)
        found = find_classable(connection, opened.project.domains, wanted)
        picked = [each for each in found if each.id in names]
        if len(picked) < len(names):
            raise InputError(
                [Fault("source", 0, "A change is not as it was any more; look again.")]
            )
        if wanted in HARMLESS:
            check_current(picked, inputs.texts)
        classing = Classing(actor, wanted, reason)
        classed = class_changes(connection, key, classing, picked, inputs.context, opened.now)
    if wanted is ChangeClass.SAFETY:
        recall_before(opened, key, actor, picked, reason)
    return classed


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
