"""The command `evidence`: what is recorded of the review of each text of a release."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from service.cli.publishing.live import SHORT, name_release
from service.config import read_settings
from service.errors import Fault, InputError
from service.journal.store.journal import open_journal
from service.release.evidence.facts import load_facts
from service.release.evidence.gather import gather
from service.release.evidence.load import load_served
from service.release.evidence.model import Evidence
from service.release.evidence.page import write_page
from service.release.evidence.schema import dump_evidence
from service.release.evidence.tables import write_decisions, write_texts
from service.release.store import ReleaseStore
from service.release.store.durable import write_durably


@click.command()
@click.argument("release")
@click.option("--language", "languages", multiple=True, help="Only this language; repeatable.")
@click.option("--names", is_flag=True, help="With people's names, which can be erased elsewhere.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; else one of the release's in the instance's evidence.",
)
def evidence(release: str, languages: Sequence[str], out: Path | None, *, names: bool) -> None:
    """Write what is recorded of the review of each text that RELEASE serves.

    As JSON, as tables in CSV, and as a page to read and to print. RELEASE is the beginning of an id, as
    `releases` lists them, or `live`. It shows what the journal has; it is no legal statement.
    """
    settings = read_settings()
    store = ReleaseStore(settings.releases)
    identifier = name_release(store, release)
    wanted = _choose(store.manifest(identifier).tags, languages)
    served = load_served(store, identifier, wanted)
    with open_journal(settings, datetime.now(UTC)).reading() as connection:
        facts = load_facts(connection, wanted, with_names=names)
    made = gather(served, facts, wanted)
    folder = out or settings.evidence / identifier
    for name, content in write_files(made).items():
        write_durably(folder / name, content)
    _tell(made, folder)


def write_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Write evidence in every form, by the name of the file."""
    text = json.dumps(dump_evidence(evidence), ensure_ascii=False, indent=1, sort_keys=True)
    return {
        "evidence.json": f"{text}\n".encode(),
        "texts.csv": write_texts(evidence),
        "decisions.csv": write_decisions(evidence),
        "evidence.html": write_page(evidence),
    }


def _choose(held: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    if unknown := [tag for tag in wanted if tag not in held]:
        advice = f"It has: {', '.join(held)}."
        raise InputError(
            [Fault(tag, 0, "The release has no such language.", advice) for tag in unknown]
        )
    return tuple(tag for tag in held if not wanted or tag in wanted)


def _tell(evidence: Evidence, folder: Path) -> None:
    click.echo(f"Release {evidence.release[:SHORT]}, policy {evidence.policy}.")
    for language in evidence.languages:
        for line in language.statements:
            click.echo(f"{language.tag}  {line}")
    click.echo(f"Written: {folder}")
