"""The command that looks for what is dangerous or wrong: `polyleaf check`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from service.catalogs.examine import NoTargetError, UnknownLanguageError
from service.cli.check.explain import explain, list_rules
from service.cli.check.messages import find_translation
from service.cli.check.output import FORMATS, write_report
from service.cli.check.run import Request, run
from service.config import read_settings
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag


def _read_language(_: click.Context, option: click.Parameter, tag: str | None) -> str:
    try:
        return canonical_tag(tag.replace("_", "-")) if tag else ""
    except TagError as error:
        raise click.BadParameter(str(error), param=option) from error


def _read_rules(_: click.Context, option: click.Parameter, names: Sequence[str]) -> frozenset[str]:
    if unknown := sorted({*names} - {*list_rules(), "all"}):
        told = f"There is no rule {unknown[0]!r}. There are: {', '.join(list_rules())}."
        raise click.BadParameter(told, param=option)
    return frozenset(names)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True)
@click.option(
    "--rule",
    "rules",
    multiple=True,
    metavar="ID",
    callback=_read_rules,
    help="Run this rule only; may be repeated.",
)
@click.option(
    "--language",
    metavar="TAG",
    callback=_read_language,
    help="The language of the PO files, whatever they say of it.",
)
@click.option("--fuzzy", is_flag=True, help="Check fuzzy texts too.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--fix", is_flag=True, help="First mend spacing and Unicode's normal form.")
@click.option(
    "--explain",
    "explained",
    multiple=True,
    metavar="ID",
    callback=_read_rules,
    help="Say what a rule is for, or `all` of them, and stop.",
)
@click.option(
    "--language-of-messages",
    metavar="TAG",
    callback=_read_language,
    help="Say what is wrong in this language; without it LANGUAGE, LC_ALL, LC_MESSAGES, LANG decide.",
)
def check(
    paths: Sequence[Path],
    *,
    form: str,
    rules: frozenset[str],
    language: str,
    explained: frozenset[str],
    language_of_messages: str,
    fuzzy: bool,
    strict: bool,
    fix: bool,
) -> None:
    """Look for what is dangerous or wrong in translations, and in their source.

    Without a PATH it checks the whole project: all catalogs, and content/. A PATH is a PO file,
    in a project or not, or a folder. Fuzzy, obsolete and empty texts are left out.

    The exit code is 0 where nothing blocks, 1 where something does (with --strict: where anything
    was found), and 2 where the command cannot be followed.
    """
    settings = read_settings()
    translate = find_translation(settings.translations, language_of_messages)
    if explained:
        click.echo(explain(explained, form, translate))
        return
    try:
        request = Request(tuple(paths), rules or None, language, fuzzy, fix)
        report = run(settings, request)
    except (NoTargetError, UnknownLanguageError) as error:
        raise click.UsageError(str(error)) from error
    write_report(report, form, translate)
    sys.exit(report.is_grave(strict=strict))
