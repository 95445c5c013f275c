"""The command `diff`: how two releases differ for readers."""

import json
from collections.abc import Iterator

import click

from service.cli.publishing.live import SHORT, name_release
from service.cli.review.differences import mark_differences
from service.config import read_settings
from service.release.difference.bodies import Stand
from service.release.difference.releases import (
    DocumentDifference,
    ReleaseDifference,
    SectionDifference,
    compare_releases,
)
from service.release.difference.schema import dump_difference
from service.release.difference.words import WordChange
from service.release.store import ReleaseStore


@click.command()
@click.argument("before", metavar="RELEASE")
@click.argument("after", metavar="RELEASE")
@click.option("--json", "as_json", is_flag=True, help="As JSON, every word of it.")
def diff(before: str, after: str, *, as_json: bool) -> None:
    """Tell how two releases differ for readers: sections, words, documents, languages, policy.

    A RELEASE is the beginning of an id, as `releases` lists them, or `live`.
    """
    store = ReleaseStore(read_settings().releases)
    first, second = (store.open(name_release(store, name)) for name in (before, after))
    difference = compare_releases(first, second)
    if as_json:
        click.echo(json.dumps(dump_difference(difference), ensure_ascii=False, indent=1))
        return
    for line in _tell(difference):
        click.echo(line)


def _tell(difference: ReleaseDifference) -> Iterator[str]:
    yield f"{difference.before[:SHORT]} → {difference.after[:SHORT]}"
    for name, (old, new) in (("policy", difference.policies), ("engine", difference.engines)):
        if old != new:
            yield f"{name}: {old} → {new}"
    yield from (f"{tag}  new language" for tag in difference.languages_new)
    yield from (f"{tag}  gone" for tag in difference.languages_gone)
    for document in difference.documents:
        if document.language not in {*difference.languages_new, *difference.languages_gone}:
            yield from _tell_document(document)
    for tag in difference.lists:
        yield f"{'all' if tag == '*' else tag}  other lists, kinds, glossary or publisher"
    if difference.before == difference.after:
        yield "They are the same."


def _tell_document(document: DocumentDifference) -> Iterator[str]:
    place = f"{document.language}  {document.document}"
    if document.fate != "changed":
        yield f"{place}: {document.fate}"
    elif not document.sections:
        yield f"{place}: the same texts; notices, sources or links differ"
    for section in document.sections:
        yield from _tell_section(place, section)


def _tell_section(place: str, section: SectionDifference) -> Iterator[str]:
    yield f"{place}/{section.section}: {_tell_stand(section.before, section.after)}"
    for change in section.words:
        yield f"    {change.name or '(no id)'}: {_tell_words(change)}"


def _tell_stand(before: Stand | None, after: Stand | None) -> str:
    if before is None or after is None:
        return "new" if before is None else "gone"
    if before == after:
        return "new wording"
    return f"{_tell_one(before)} → {_tell_one(after)}"


def _tell_one(stand: Stand) -> str:
    because = f" for {stand.reason}" if stand.reason else ""
    return f"{stand.language}{because} ({stand.status}, {stand.origin})"


def _tell_words(change: WordChange) -> str:
    return " ".join(mark_differences(change.before or "", change.after or "").split())
