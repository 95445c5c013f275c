"""The command that fills empty messages with proposals of the translation memory."""

import json
from collections.abc import Mapping, Sequence

import click

from service.catalogs.held import Held, find_language, load_catalogs, replace_catalogs
from service.catalogs.memory.index import Memory
from service.catalogs.memory.propose import Proposed, propose_texts
from service.catalogs.memory.remember import remember_texts
from service.catalogs.memory.report import Proposal, count_proposals, sort_proposals
from service.cli.text_changes import begin, write_all
from service.errors import Fault, InputError

LIKENESS = 75
_SHOWN = 50
"""Characters of a text that people are shown."""


@click.command()
@click.argument("language")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--dry-run", is_flag=True, help="Report the proposals and change nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--at-least",
    type=click.IntRange(50, 100),
    default=LIKENESS,
    show_default=True,
    metavar="N",
    help="How alike the words of the source must be, in percent; 100 takes the same words only.",
)
def suggest(
    language: str, documents: Sequence[str], *, dry_run: bool, form: str, at_least: int
) -> None:
    """Fill empty messages with texts of the same language that were written for like words.

    Every proposal is fuzzy, so that readers never get it, and says for which words it was written.
    What has a text keeps it. Without DOCUMENT, all catalogs of the language are filled.
    """
    settings = begin(dry_run=dry_run)
    tag = find_language(settings.root, language)
    held = load_catalogs(settings.root, tag)
    wanted = _choose(held, documents)
    memory = Memory(remember_texts({name: each.catalog for name, each in held.items()}))
    proposed = {name: propose_texts(held[name].catalog, name, memory, at_least) for name in wanted}
    if not dry_run:
        catalogs = {name: each.catalog for name, each in proposed.items() if each.proposals}
        changes = replace_catalogs(held.values(), catalogs)
        write_all(settings, f"suggest {tag}", changes)
    _TELL[form](tag, proposed, dry_run=dry_run)


def _choose(held: Mapping[str, Held], documents: Sequence[str]) -> Sequence[str]:
    names = [name.removeprefix("content/").removesuffix(".md") for name in documents]
    advice = f"There are: {', '.join(held)}. `polyleaf update` writes catalogs that are lacking."
    faults = [
        Fault(name, 0, "The language has no such catalog.", advice)
        for name in names
        if name not in held
    ]
    if faults:
        raise InputError(faults)
    return tuple(dict.fromkeys(names)) or tuple(held)


def _proposals(proposed: Mapping[str, Proposed]) -> tuple[Proposal, ...]:
    return sort_proposals(proposal for each in proposed.values() for proposal in each.proposals)


def _tell_json(language: str, proposed: Mapping[str, Proposed], *, dry_run: bool) -> None:
    proposals = _proposals(proposed)
    told = {
        "language": language,
        "dry_run": dry_run,
        "counts": count_proposals(proposals),
        "empty": sum(each.left for each in proposed.values()),
        "proposals": [proposal.as_dict() for proposal in proposals],
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _tell_text(language: str, proposed: Mapping[str, Proposed], *, dry_run: bool) -> None:
    proposals = _proposals(proposed)
    for proposal in proposals:
        click.echo(_write_line(proposal))
    counts = ", ".join(f"{count} {name}" for name, count in count_proposals(proposals).items())
    left = sum(each.left for each in proposed.values())
    told = f"{len(proposals)} proposals for {language}{f' ({counts})' if counts else ''}"
    click.echo(f"{told}; {left} {'message is' if left == 1 else 'messages are'} empty still.")
    if dry_run:
        click.echo("Nothing was changed.")
    elif proposals:
        click.echo("All are fuzzy: readers get none of them before a person takes the mark off.")


def _write_line(proposal: Proposal) -> str:
    """Write one line: what differs, how alike, the message, and what the text was written for."""
    where = proposal.address or f"{proposal.document}: {_cut(proposal.msgid)}"
    told = f"{proposal.difference:<9} {proposal.likeness:3.0f} % {where}"
    if proposal.change:
        told += f" <- {_cut(proposal.written_for)}"
    if proposal.others:
        told += f" ({proposal.others} more for these words)"
    return "".join(char if char.isprintable() else "\ufffd" for char in told)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else f'{line[: _SHOWN - 1].rstrip()}…'}”"


_TELL = {"text": _tell_text, "json": _tell_json}
