"""Shows the changes of the source, for people and for programs."""

from collections.abc import Collection, Iterator, Sequence

import click

from service.cli.journal.opened import open_all
from service.cli.journal.told import plain, print_json
from service.cli.review.differences import mark_differences
from service.errors import Fault, InputError
from service.journal.changes.described import describe_change
from service.journal.changes.find import Affected, SourceChange, find_changes


def run_changes(document: str | None, form: str) -> None:
    """List the changes of a document, or of all of them."""
    with open_all() as opened, opened.journal.reading() as connection:
        found = choose_document(find_changes(connection, opened.project.domains), document)
        check_document(document, opened.project.domains)
    if form == "json":
        print_json([describe(each) for each in found])
        return
    for each in found:
        tell(each)
    count = len(found)
    stakes = sorted({language for each in found for language in each.at_stake})
    noun = "1 change" if count == 1 else f"{count} changes"
    told = f"approvals in {', '.join(stakes)} are" if stakes else "no approvals are"
    click.echo(f"{noun} of the source; {told} at stake.")


def check_document(document: str | None, known: Collection[str]) -> None:
    """Raise InputError where there is no such document."""
    if document is not None and document not in known:
        advice = f"There are: {', '.join(sorted(known))}."
        raise InputError([Fault(document, 0, "There is no such document.", advice)])


def choose_document(
    found: Sequence[SourceChange], document: str | None
) -> tuple[SourceChange, ...]:
    """Give the changes of one document; all without one."""
    return tuple(each for each in found if document in {None, each.message.domain})


def describe(change: SourceChange) -> dict[str, object]:
    """Tell a change to a program."""
    named = {"place": change.place, "message": change.message.context}
    return {**named, **describe_change(change), "digests": list(change.pair)}


def tell(change: SourceChange) -> None:
    """Tell a change to a person."""
    for line in _lines(change):
        click.echo(plain(line))
    click.echo()


def _lines(change: SourceChange) -> Iterator[str]:
    said = f", classed {change.said}" if change.said else ""
    yield f"{change.id} {change.place}: {change.message.level}, {change.kind}{said}"
    yield f"  before       {change.before}"
    yield f"  now          {change.message.msgid}"
    yield f"  difference   {mark_differences(change.before, change.message.msgid)}"
    if change.grave:
        yield f"  the checks   {', '.join(change.grave)}: nobody can call it harmless"
    yield f"  written for the words before: {', '.join(map(_state, change.texts))}"


def _state(text: Affected) -> str:
    if text.holding.is_barred:
        return f"{text.language} (rejected or withdrawn)"
    return f"{text.language} (approvals at stake)" if text.holding.names else text.language
