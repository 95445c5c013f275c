"""Follows the source before a sync: texts whose words are back, and commits that say what they changed."""

from collections.abc import Iterator, Mapping, Sequence

import click

from service.cli.journal.opened import Opened
from service.cli.journal.told import plain
from service.cli.people.session import identify
from service.cli.source.classing import bring_up_to_date, class_now, tell_classed
from service.cli.source.commits import TRAILER, Commit, History, has_trailers
from service.errors import Fault, InputError, JournalError
from service.journal.accounts.model import Actor
from service.journal.changes.classing import Classing, find_class_refusals
from service.journal.changes.current import knows_message
from service.journal.changes.find import SourceChange, find_changes
from service.journal.changes.returning import find_returning, return_texts
from service.journal.decisions.model import ChangeClass
from service.journal.sync.report import SyncReport
from service.release.project import load_inputs, load_project

_SHORT = 12
_ADVICE = "Log in as an editor (for safety text, a clinician), or run `polyleaf source class`."


def follow_source(opened: Opened) -> SyncReport | None:
    """Take back what a reverted change took along, and class what commits class, once a sync is done.

    Return what the sync after it did; None where nothing followed. A trailer has no authority of its own:
    whoever runs this decides, and needs the role for it.
    """
    is_back = _return_texts(opened)
    is_classed = _class_by_trailers(opened)
    return bring_up_to_date(opened) if is_back or is_classed else None


def _return_texts(opened: Opened) -> bool:
    with opened.journal.reading() as connection:
        if not find_returning(connection, opened.project.domains):
            return False
    knows = knows_message(load_inputs(opened.settings).texts)
    with opened.journal.writing() as connection:
        rows = return_texts(connection, opened.project.domains, knows, opened.now)
    for row in rows:
        told = f"{row.address.language} {row.address.key}: the source says again what this text is for."
        click.echo(plain(told), err=True)
    return bool(rows)


Said = tuple[ChangeClass, Commit]


def _class_by_trailers(opened: Opened) -> bool:
    root = opened.settings.root
    if not opened.settings.signing_key.exists() or not has_trailers(root):
        return False
    history = History(root, load_project(opened.settings))
    with opened.journal.reading() as connection:
        found = find_changes(connection, opened.project.domains)
    said = _group(list(_find_said([each for each in found if each.said is None], history)))
    if not said:
        return False
    try:
        with opened.journal.reading() as connection:
            actor = identify(opened.settings, opened.journal, connection, opened.now)
    except JournalError as error:
        for (_, commit), changes in said.items():
            _tell_refusals(commit, [Fault(changes[0].place, 0, str(error), _ADVICE)])
        return False
    done = [_class(opened, actor, *each, changes) for each, changes in said.items()]
    return any(done)


def _find_said(
    changes: Sequence[SourceChange], history: History
) -> Iterator[tuple[Said, SourceChange]]:
    for change in changes:
        commit = history.find_commit(change)
        if commit is None or not commit.said:
            continue
        if commit.said in [*ChangeClass]:
            yield (ChangeClass(commit.said), commit), change
        else:
            told = f"{TRAILER}: {commit.said} is none of {', '.join(ChangeClass)}."
            _tell_refusals(commit, [Fault(change.place, 0, told)])


def _group(said: Sequence[tuple[Said, SourceChange]]) -> Mapping[Said, list[SourceChange]]:
    groups: dict[Said, list[SourceChange]] = {}
    for each, change in said:
        groups.setdefault(each, []).append(change)
    return groups


def _class(
    opened: Opened,
    actor: Actor,
    wanted: ChangeClass,
    commit: Commit,
    changes: Sequence[SourceChange],
) -> bool:
    """Class what a commit changed, as far as whoever works here may; tell the rest."""
    reason = f"{TRAILER}: {wanted} in commit {commit.id}: {commit.subject}"[:_LONGEST]
    classing, today = Classing(actor, wanted, reason), opened.now.date()
    open_to = []
    for change in changes:
        if refusals := tuple(find_class_refusals(classing, [change], today)):
            _tell_refusals(commit, refusals)
        else:
            open_to.append(change.id)
    try:
        if open_to:
            tell_classed(class_now(opened, wanted, open_to, reason), err=True)
    except InputError as error:
        _tell_refusals(commit, error.faults)
        return False
    return bool(open_to)


_LONGEST = 2000
"""Characters of a reason at most."""


def _tell_refusals(commit: Commit, faults: Sequence[Fault]) -> None:
    for fault in faults:
        click.echo(plain(f"commit {commit.id[:_SHORT]} is not followed: {fault}"), err=True)
