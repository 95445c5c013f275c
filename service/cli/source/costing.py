"""Tells what the present edit of content costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from service.catalogs.texts import SOURCE_LANGUAGE
from service.cli.journal.opened import open_all
from service.cli.journal.told import plain, print_json
from service.cli.publishing.live import sections_of, what_is_live
from service.cli.review.differences import mark_differences
from service.config import Settings
from service.content.load import Content
from service.content.policy import Policy
from service.journal.changes.edits import Edit, find_edits
from service.journal.changes.impact import LanguageCost, cost_edits, cost_source
from service.journal.decisions.worklist import name_place
from service.journal.status import Status
from service.release.difference import Sections
from service.release.gate import units_of
from service.release.project import load_project
from service.release.store import ReleaseStore


@dataclass(frozen=True, slots=True)
class Outlook:
    """What readers of one language get of a section from the next release on, if nobody does anything."""

    language: str
    section: str
    """`document#section`."""
    is_kept: bool
    """They keep what they have, dated; else they get the source."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What an edit costs."""

    edits: tuple[Edit, ...]
    costs: tuple[LanguageCost, ...]
    outlooks: tuple[Outlook, ...]


def run_impact(*, is_json: bool) -> None:
    """Tell what the present edit costs."""
    with open_all(dry_run=True) as opened, opened.journal.reading() as connection:
        content = load_project(opened.settings)
        edits = find_edits(connection, opened.project.domains)
        levels = content.policy.levels.items()
        roles = {str(level): len(each.roles) for level, each in levels}
        own = cost_source(
            connection, edits, {str(level): len(each.source) for level, each in levels}
        )
        costs = (*([own] if own.approvals else ()), *cost_edits(connection, edits, roles))
        outlooks = tuple(_find_outlooks(edits, content, _load_sections(opened.settings)))
    found = Impact(edits, costs, outlooks)
    if is_json:
        print_json(_describe(found))
    else:
        _tell(found)


def _load_sections(settings: Settings) -> Sections:
    """Load what readers have now; nothing without a release."""
    store = ReleaseStore(settings.releases)
    return sections_of(store, what_is_live(store))


def _find_outlooks(edits: Sequence[Edit], content: Content, live: Sections) -> Iterator[Outlook]:
    """Look ahead for each section that readers have in their own language now."""
    touched = _find_touched(edits, content)
    for language, states in live.items():
        for place, found in touched.items():
            state = states.get(place)
            if state is not None and state.language == language != SOURCE_LANGUAGE:
                is_approved = state.status in {Status.APPROVED, Status.OVERDUE}
                is_kept = is_approved and all(_may_keep(each, content.policy) for each in found)
                yield Outlook(language, place.replace("/", "#", 1), is_kept)


def _find_touched(edits: Sequence[Edit], content: Content) -> Mapping[str, list[Edit]]:
    """Gather the edits in each section, by `document/section`; what is gone is in all of its document."""
    touched: dict[str, list[Edit]] = {}
    for document in content.documents:
        gone = [each for each in edits if each.message is None and _is_in(each, document.id)]
        for unit in units_of(document):
            keys = {message.key for message in unit.messages}
            own = [
                each
                for each in edits
                if each.message and each.message.domain == document.id and each.message.key in keys
            ]
            if own or gone:
                touched[f"{document.id}/{unit.id}"] = [*own, *gone]
    return touched


def _is_in(edit: Edit, document: str) -> bool:
    return edit.source is not None and edit.source.domain == document


def _may_keep(edit: Edit, policy: Policy) -> bool:
    """Tell whether policy keeps what readers have over this edit; over one that adds or removes, never."""
    return edit.kind is not None and policy.when_behind.get(edit.kind) == "keep"


def _describe(impact: Impact) -> dict[str, object]:
    return {
        "edits": [_describe_edit(each) for each in impact.edits],
        "languages": [
            {
                "language": each.language,
                "behind": each.behind,
                "new": each.new,
                "gone": each.gone,
                "approvals": each.approvals,
                "translation_minutes": each.translation_minutes,
                "review_minutes": each.review_minutes,
            }
            for each in impact.costs
        ],
        "readers": [
            {
                "language": each.language,
                "section": each.section,
                "outlook": "keep" if each.is_kept else "source",
            }
            for each in impact.outlooks
        ],
    }


def _describe_edit(edit: Edit) -> dict[str, object]:
    return {
        "place": _name(edit),
        "before": edit.before,
        "after": edit.message.msgid if edit.message else None,
        "kind": str(edit.kind) if edit.kind else None,
        "grave": [str(each) for each in edit.grave],
    }


def _name(edit: Edit) -> str:
    if edit.message is not None:
        return name_place(edit.message)
    return (edit.source.msgctxt or edit.source.domain) if edit.source else ""


def _tell(impact: Impact) -> None:
    for edit in impact.edits:
        click.echo(plain(f"{_name(edit)}: {_write(edit)}"))
    for cost in impact.costs if impact.edits else ():
        click.echo(_write_cost(cost))
    for each in impact.outlooks:
        seen = "what they have, dated" if each.is_kept else "the source"
        click.echo(f"{each.language} {each.section}: readers get {seen}.")
    count = len(impact.edits)
    click.echo("1 edit of the source." if count == 1 else f"{count} edits of the source.")


def _write(edit: Edit) -> str:
    if edit.message is None:
        return "gone"
    if edit.before is None:
        return "new"
    grave = f" ({', '.join(edit.grave)})" if edit.grave else ""
    return f"{edit.kind}{grave}: {mark_differences(edit.before, edit.message.msgid)}"


def _write_cost(cost: LanguageCost) -> str:
    texts = f"texts behind: {cost.behind}, new: {cost.new}, gone: {cost.gone}"
    time = (
        f"minutes to translate: about {cost.translation_minutes}, to review: {cost.review_minutes}"
    )
    return f"{cost.language}: {texts}; approvals that no longer apply: {cost.approvals}; {time}"
