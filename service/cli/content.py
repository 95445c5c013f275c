"""Commands on the addresses of content: assign-ids, move, rename."""

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import click

from service.catalogs.readdress import (
    IdsPlan,
    Plan,
    Survey,
    list_documents,
    plan_document_name,
    plan_ids,
    plan_move,
    plan_unit_name,
    survey_documents,
)
from service.config import Settings, read_settings
from service.content.blocks import Segment
from service.content.file_changes import change_files, finish_changes, is_unfinished
from service.content.ids import Split
from service.errors import PolyleafError
from service.release.project import check_project

KEEP = ("first", "second")
_SHOWN = 60
"""Characters of a text that people are shown."""


@click.group()
def content() -> None:
    """Give blocks permanent ids; move and rename what has them. Translations come along."""


@content.command("assign-ids")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--dry-run", is_flag=True, help="Show the ids and change nothing.")
@click.option(
    "--keep",
    type=click.Choice(KEEP),
    help="Which piece keeps the id of a block that was cut in two; asked in a terminal without it.",
)
def assign_ids(documents: Sequence[str], *, dry_run: bool, keep: str | None) -> None:
    """Write an id behind every block that has none, in all documents or in those named.

    Catalogs and templates get the addresses in the same step; translations and their marks stay.
    """
    settings = _settings()
    purpose = " ".join(["assign-ids", *documents])
    if _is_finished(settings, purpose, dry_run=dry_run):
        return
    named = [_document_id(name) for name in documents] or list_documents(settings.root)
    survey = survey_documents(settings.root, dict.fromkeys(named))
    found = plan_ids(survey, _choose_keepers(survey, keep), datetime.now(UTC))
    if not dry_run:
        _carry_out(settings, purpose, found.plan)
    _tell_ids(found, is_done=not dry_run)


@content.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change and change nothing.")
def move(old: str, new: str, *, dry_run: bool) -> None:
    """Let translations follow a block that you moved: OLD and NEW are document/unit.

    First cut the block out of one document and put it, with its braces, into the other.
    """
    settings, purpose = _settings(), f"move {old} {new}"
    if _is_finished(settings, purpose, dry_run=dry_run):
        return
    plan = plan_move(settings.root, old, new, datetime.now(UTC))
    _do(settings, purpose, plan, dry_run=dry_run)


@content.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change and change nothing.")
def rename(old: str, new: str, *, dry_run: bool) -> None:
    """Give a document another id, or a block of a document: document/unit.

    Files, addresses and braces change together; translations keep their status.
    """
    settings, purpose = _settings(), f"rename {old} {new}"
    if _is_finished(settings, purpose, dry_run=dry_run):
        return
    plan_name = plan_unit_name if "/" in old or "/" in new else plan_document_name
    plan = plan_name(settings.root, old, new, datetime.now(UTC))
    _do(settings, purpose, plan, dry_run=dry_run)


def _settings() -> Settings:
    settings = read_settings()
    check_project(settings)
    return settings


def _is_finished(settings: Settings, purpose: str, *, dry_run: bool) -> bool:
    """Finish what an earlier command left half done; tell whether it was this very command."""
    if dry_run and is_unfinished(settings.changes):
        raise PolyleafError(
            "A change stopped half way; run this without --dry-run to finish it first."
        )
    finished = finish_changes(settings.root, settings.changes)
    if finished is not None:
        click.echo(f"Finished what had stopped half way: polyleaf content {finished}")
    return finished == purpose


def _do(settings: Settings, purpose: str, plan: Plan, *, dry_run: bool) -> None:
    if not dry_run:
        _carry_out(settings, purpose, plan)
    _tell(plan)
    for mention in plan.mentions:
        click.echo(f"{mention.path}:{mention.line}: names the old address: {_cut(mention.text)}")
    _tell_end(plan, is_done=not dry_run)


def _carry_out(settings: Settings, purpose: str, plan: Plan) -> None:
    try:
        change_files(settings.root, settings.changes, purpose, plan.changes)
    except OSError as error:
        if not is_unfinished(settings.changes):
            raise
        raise PolyleafError(
            f"{error.filename}: {error.strerror}. Some files are changed and some are not; mend this,"
            f" then run the same again to finish: polyleaf content {purpose}"
        ) from error


def _document_id(name: str) -> str:
    """Take a document by its id or, as a shell completes it, by its file."""
    return name.removeprefix("content/").removesuffix(".md")


def _choose_keepers(survey: Survey, keep: str | None) -> Mapping[Split, int]:
    """Decide for each block that was cut; where nobody can be asked, none is decided."""
    splits = [split for document in survey.documents for split in document.splits]
    if keep is not None:
        return dict.fromkeys(splits, KEEP.index(keep))
    if not sys.stdin.isatty():
        return {}
    return {split: _ask(split) for split in splits}


def _ask(split: Split) -> int:
    click.echo(f"The text of {{#{split.unit}}} was cut. Its translation goes with the id.")
    for number, piece in enumerate(split.pieces, 1):
        click.echo(f"  {number}  line {piece.line}: {_cut(piece.msgid)}")
    choice = click.Choice([str(number) for number in range(1, len(split.pieces) + 1)])
    return int(click.prompt("Which piece keeps it?", type=choice)) - 1


def _tell_ids(found: IdsPlan, *, is_done: bool) -> None:
    for path, assigned in found.assigned.items():
        for given in assigned.given:
            click.echo(f"{path}:{given.run.line}: {{#{given.unit}}} {_cut(given.run.msgid)}")
        for run in assigned.left:
            click.echo(f"{path}:{run.line}: no id, {_tell_why(run)}: {_cut(run.msgid)}")
    _tell(found.plan)
    _tell_end(found.plan, is_done=is_done)


def _tell_why(run: Segment) -> str:
    return "it has a context" if run.remarks.context else "braces would change its meaning"


def _tell(plan: Plan) -> None:
    for told in plan.told:
        click.echo(f"{told.path}: {told.message}")


def _tell_end(plan: Plan, *, is_done: bool) -> None:
    count = sum(change.before != change.after for change in plan.changes)
    if not count:
        click.echo("Nothing to do.")
    elif is_done:
        click.echo(f"{count} files changed.")
    else:
        click.echo(f"{count} files would change.")


def _cut(text: str) -> str:
    """Shorten a text to a line that can do nothing to a terminal."""
    line = "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
