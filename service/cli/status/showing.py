"""Shows how languages and sections stand, for people and for programs."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import click
from rich.console import Console
from rich.table import Table

from service.catalogs.held import find_language
from service.catalogs.template import merge_messages
from service.catalogs.texts import SOURCE_LANGUAGE
from service.cli.status.people import load_accounts
from service.config import Settings, read_settings
from service.content.model import Message
from service.journal.accounts.model import Account
from service.journal.coverage import Coverage, measure
from service.journal.status import Status
from service.journal.unmet import Unmet, count_waiting, find_unmet
from service.release.holds.hold import find_active, tell_hold
from service.release.holds.log import HoldLog
from service.release.inputs import Inputs
from service.release.outlook import Outlook, look_ahead
from service.release.project import load_domains, load_inputs

NO_LANGUAGE = "There is no language yet. Begin one: polyleaf language add fr"
_FINDINGS = ("blocking", "warnings", "not checked")
_NAMED = 3
"""Texts that are named of those that wait in a section for the same reason."""


def run_status(language: str | None, days: int | None, form: str) -> None:
    """Show what was asked for."""
    settings = read_settings()
    inputs = load_inputs(settings)
    if days is not None:
        asked = _languages(settings, inputs, language)
        _show_due(inputs, [tag for tag in asked if inputs.decisions.get(tag)], days, form)
    elif language is not None:
        _show_sections(inputs, _languages(settings, inputs, language), form)
    else:
        _show_languages(settings, inputs, form)


def _languages(settings: Settings, inputs: Inputs, language: str | None) -> Sequence[str]:
    if language is None:
        return (SOURCE_LANGUAGE, *sorted(inputs.texts))
    is_source = language.lower() == SOURCE_LANGUAGE
    return (SOURCE_LANGUAGE if is_source else find_language(settings.root, language),)


def _today(inputs: Inputs) -> date:
    return inputs.today or datetime.now(UTC).date()


def _show_due(inputs: Inputs, languages: Sequence[str], days: int, form: str) -> None:
    """List reviews in the order in which they run out."""
    last = (_today(inputs) + timedelta(days=days)).isoformat()
    found = [each for each in look_ahead(inputs, languages) if "" < each.next_due <= last]
    due = sorted(found, key=lambda each: (each.next_due, each.language, each.place))
    if form == "json":
        _print_json([_describe(each) for each in due])
        return
    today = _today(inputs).isoformat()
    for each in due:
        told = "overdue" if each.next_due <= today else "runs out"
        click.echo(
            f"{each.next_due}  {told:<8}  {each.language}  {each.place}: reviewed {each.last}"
        )
    click.echo(f"{len(due)} reviews run out within {days} days, or have.")


def _show_sections(inputs: Inputs, languages: Sequence[str], form: str) -> None:
    found = list(look_ahead(inputs, languages))
    if form == "json":
        _print_json([_describe(each) for each in found])
        return
    for each in found:
        for line in _tell(each):
            click.echo(line)
    approved = sum(not each.waiting for each in found)
    click.echo(f"{len(found)} sections and terms in {languages[0]}; {approved} are approved.")


def _tell(each: Outlook) -> Iterator[str]:
    got = f"readers get {each.shown}" if each.shown else "nobody gets it"
    because = f", for it is {each.reason}" if each.reason else ""
    until = f"; review due {each.next_due}" if each.next_due else ""
    yield f"{each.place}: {each.level}, {got}, {each.status}{because}{until}"
    for status, names in each.waiting.items():
        more = f", and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"  {status:<11}{len(names):>4}  {', '.join(names[:_NAMED])}{more}"


def _describe(each: Outlook) -> Mapping[str, object]:
    return {
        "language": each.language,
        "place": each.place,
        "level": str(each.level),
        "shown": each.shown or None,
        "status": str(each.status),
        "reason": each.reason or None,
        "waiting": {str(status): list(names) for status, names in each.waiting.items()},
        "last": each.last or None,
        "next_due": each.next_due or None,
    }


def _show_languages(settings: Settings, inputs: Inputs, form: str) -> None:
    domains = load_domains(inputs.content)
    rows = measure(
        domains, inputs.texts, inputs.policy, inputs.context, inputs.decisions, _today(inputs)
    )
    if form == "json":
        _print_json([row.as_dict() for row in rows])
        return
    _print_table(rows)
    if rows:
        for line in _tell_unmet(inputs, domains, load_accounts(settings)):
            click.echo(line)
    for hold in find_active(HoldLog(settings.releases).read()).values():
        click.echo(f"{tell_hold(hold)}.")


def _tell_unmet(
    inputs: Inputs, domains: Mapping[str, Sequence[Message]], accounts: Sequence[Account]
) -> Iterator[str]:
    """Say what policy asks that nobody can give."""
    if not accounts:
        yield "Nobody has an account yet, so nothing can be approved: polyleaf init"
        return
    messages = [message for domain in domains.values() for message, _ in merge_messages(domain)]
    for language in (SOURCE_LANGUAGE, *sorted(inputs.texts)):
        waiting = count_waiting(
            messages,
            inputs.texts.get(language, {}),
            language,
            inputs.policy,
            inputs.decisions.get(language, {}),
        )
        for each in find_unmet(language, waiting, inputs.policy, accounts, _today(inputs)):
            yield _tell_rule(each)


def _tell_rule(unmet: Unmet) -> str:
    asked = " and ".join(unmet.roles)
    missing = " and no ".join(unmet.lacking)
    why = f"no {missing}" if unmet.lacking else "too few persons for each role to have its own"
    return (
        f"{unmet.language}  {unmet.level} asks for {asked}, so: {why};"
        f" {unmet.messages} messages cannot be approved"
    )


def _print_table(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        click.echo(NO_LANGUAGE)
        return
    table = Table(title="Words (messages) by status, and what the checks find")
    shown = [status for status in Status if any(row.messages[status] for row in rows)]
    found = [name for name in _FINDINGS if any(_findings_of(row)[name] for row in rows)]
    for heading in ("language", "domain", "in all", *shown, *found):
        table.add_column(heading, justify="left" if heading in {"language", "domain"} else "right")
    for row in rows:
        cells = (
            f"{row.words[status]} ({row.messages[status]})" if row.messages[status] else ""
            for status in shown
        )
        total = f"{sum(row.words.values())} ({sum(row.messages.values())})"
        findings = (str(_findings_of(row)[name] or "") for name in found)
        table.add_row(row.language, row.domain, total, *cells, *findings)
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _findings_of(row: Coverage) -> Mapping[str, int]:
    return dict(zip(_FINDINGS, asdict(row.findings).values(), strict=True))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
