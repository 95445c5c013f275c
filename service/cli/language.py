"""Commands on languages: add, remove."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from service.catalogs.languages import (
    Holdings,
    as_changes,
    as_removals,
    check_new_language,
    plan_catalogs,
    survey_language,
)
from service.catalogs.po import PluralFormsError, read_plural_rule
from service.cli.git import unkept_files
from service.config import Settings, read_settings
from service.content.file_changes import FileChange, change_files, finish_changes
from service.content.languages import FILE, add_description, make_description, read_languages
from service.errors import Fault, InputError
from service.locales.languages import Description, Fact, Languages
from service.release.project import check_project, load_domains, load_project


@click.group()
def language() -> None:
    """Add a language to translate into; remove one."""


@language.command()
@click.argument("tag")
@click.option("--name", help="Its name in English, where CLDR has none.")
@click.option("--autonym", help="Its name in itself, where CLDR has none.")
@click.option("--direction", type=click.Choice(["ltr", "rtl"]), help="Of its script.")
@click.option(
    "--plural-forms",
    help="Its Plural-Forms header, where neither gettext nor CLDR has one.",
)
def add(
    tag: str, name: str | None, autonym: str | None, direction: str | None, plural_forms: str | None
) -> None:
    """Add a language: any registered tag, such as fr, pt-BR, zh-Hans or hmn (BCP 47).

    Writes an empty catalog for each domain. What CLDR does not know of the language is asked for, or
    given by the options, and kept in content/languages.yaml.
    """
    settings = _settings()
    domains = tuple(load_domains(load_project(settings)))
    canonical = check_new_language(settings.root, tag)
    given = {"name": name, "autonym": autonym, "direction": direction, "plural_forms": plural_forms}
    facts = {fact: value for fact, value in given.items() if value}
    described, change = _describe(settings, canonical, facts)
    catalogs = plan_catalogs(settings.root, canonical, domains, described)
    changes = [*change, *as_changes(settings.root, catalogs)]
    change_files(settings.root, _journal(settings), f"language add {canonical}", changes)
    _tell_added(canonical, described, changes, sum(map(len, catalogs.values())))


@language.command()
@click.argument("tag")
@click.option("--yes", is_flag=True, help="Remove translated messages, too.")
def remove(tag: str, *, yes: bool) -> None:
    """Remove a language's catalogs; with translated messages in them only on --yes."""
    settings = _settings()
    held = survey_language(settings.root, tag)
    unkept = unkept_files(settings.root, held.catalogs)
    faults = [*_strange_files(settings.root, held), *([] if yes else _losses(held, unkept))]
    if faults:
        raise InputError(faults)
    _warn(held, unkept)
    changes = as_removals(settings.root, held.catalogs)
    change_files(settings.root, _journal(settings), f"language remove {tag}", changes)
    _remove_empty(held.folder)
    _tell_removed(settings.root, tag, held)


def _settings() -> Settings:
    settings = read_settings()
    check_project(settings)
    finished = finish_changes(settings.root, _journal(settings))
    if finished is not None:
        click.echo(f"Finished what had stopped half way: polyleaf {finished}")
    return settings


def _journal(settings: Settings) -> Path:
    return settings.instance / "language-changes"


def _describe(
    settings: Settings, tag: str, given: Mapping[str, str]
) -> tuple[Languages, list[FileChange]]:
    """Complete what is known of a language, and say how the file of languages changes by it."""
    path = settings.root / FILE
    before = path.read_bytes() if path.exists() else None
    text = (before or b"").decode("utf-8")
    known = read_languages(text)
    unknown = [fact for fact in known.unknown_facts(tag) if fact not in given]
    if tag in known.described and (unknown or given):
        message = f"It describes {tag} already, and lacks {', '.join(unknown) or 'nothing'}."
        raise InputError([Fault(FILE, 0, message, "Change it there; then run this again.")])
    facts: dict[str, str] = {**given, **_ask(tag, unknown)}
    if not facts:
        return known, []
    after = add_description(text, tag, _check(facts))
    return read_languages(after), [FileChange(FILE, before, after.encode("utf-8"))]


def _check(facts: Mapping[str, str]) -> Description:
    description = make_description(facts)
    if description.plural_forms:
        _plural_forms(description.plural_forms)
    return description


_QUESTIONS: Mapping[Fact, str] = {
    Fact.NAME: "Its name in English",
    Fact.AUTONYM: "Its name in itself",
    Fact.DIRECTION: "The direction of its script",
    Fact.PLURAL_FORMS: (
        "Its Plural-Forms (GNU gettext manual, Plural forms):\n"
        "  nplurals=1; plural=0;         if no word changes with the number\n"
        "  nplurals=2; plural=(n != 1);  if it has singular and plural as in English\n"
        "Plural-Forms"
    ),
}


def _ask(tag: str, unknown: Sequence[Fact]) -> Mapping[str, str]:
    """Ask a person at a terminal for what CLDR does not know; elsewhere, name the options."""
    if not unknown:
        return {}
    if not sys.stdin.isatty():
        options = ", ".join(f"--{fact.replace('_', '-')}" for fact in unknown)
        message = f"CLDR does not know all of this language: {', '.join(unknown)}."
        raise InputError([Fault(tag, 0, message, f"Give {options}.")])
    click.echo(f"CLDR does not know all of {tag}. What you answer is kept in {FILE}.")
    return {fact: _prompt(fact) for fact in unknown}


def _prompt(fact: Fact) -> str:
    match fact:
        case Fact.DIRECTION:
            choice = click.Choice(["ltr", "rtl"])
            return str(click.prompt(_QUESTIONS[fact], type=choice))
        case Fact.PLURAL_FORMS:
            return str(click.prompt(_QUESTIONS[fact], value_proc=_plural_forms))
        case Fact.NAME | Fact.AUTONYM:
            return str(click.prompt(_QUESTIONS[fact])).strip()


def _plural_forms(value: str) -> str:
    """Hold that gettext could compute with a Plural-Forms value; raises UsageError."""
    try:
        rule = read_plural_rule(value)
    except PluralFormsError as error:
        raise click.UsageError(f"Plural-Forms: {error}") from error
    if rule is None:
        raise click.UsageError(
            "Plural-Forms begins with nplurals=, then a semicolon, then plural=."
        )
    return value.strip()


def _tell_added(tag: str, known: Languages, changes: Sequence[FileChange], messages: int) -> None:
    facts = known.facts(tag)
    for change in changes:
        click.echo(f"{change.path}: {'written' if change.before is None else 'changed'}")
    click.echo(f"{facts.name} ({tag}, {facts.autonym}) is there, with {messages} empty messages.")
    click.echo(
        "Next: translate them in a PO editor, or take over what you have with\n"
        f"  polyleaf adopt {tag} FILE --as DOCUMENT\n"
        "then polyleaf status shows how far it is, and polyleaf publish serves it."
    )


def _strange_files(root: Path, held: Holdings) -> Iterator[Fault]:
    for path in held.strange:
        advice = "Move or remove it yourself; then run this again."
        yield Fault(_shown(root, path), 0, "This is no catalog.", advice)


def _losses(held: Holdings, unkept: Sequence[str] | None) -> Iterator[Fault]:
    """Name what would be lost, and whether git could bring it back."""
    place = f"translations/{held.folder.parent.name}"
    advice = f"Give --yes to remove them. {_git_says(unkept)}"
    if held.translated:
        yield Fault(place, 0, f"There are {held.translated} translated messages.", advice)
    for path in held.unreadable:
        name = f"{place}/{held.folder.name}/{path.name}"
        yield Fault(name, 0, "It has faults, and what is in it cannot be counted.", advice)


def _git_says(unkept: Sequence[str] | None) -> str:
    if unkept is None:
        return "No git keeps them: they could not be brought back."
    if unkept:
        return f"Git does not have these files as they are: {', '.join(unkept)}."
    return "Git has them as they are."


def _warn(held: Holdings, unkept: Sequence[str] | None) -> None:
    if unkept is None or unkept:
        click.echo(_git_says(unkept) if held.translated else "Nothing in them was translated.")


def _remove_empty(folder: Path) -> None:
    for place in (folder, folder.parent):
        if not any(place.iterdir()):
            place.rmdir()


def _tell_removed(root: Path, tag: str, held: Holdings) -> None:
    for path in held.catalogs:
        click.echo(f"{_shown(root, path)}: removed")
    for path in held.records:
        click.echo(f"{_shown(root, path)}: stays")
    click.echo(f"{tag} is no longer translated into. `polyleaf publish` takes it off the air.")


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
