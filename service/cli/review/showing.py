"""Shows reviewers what waits, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import click
from sqlalchemy import Connection

from service.cli.journal.opened import open_all
from service.cli.journal.told import plain, print_json
from service.cli.review.board import Board, lay_out
from service.cli.review.differences import mark_differences
from service.content.policy import Severity
from service.journal.decisions.model import Kind
from service.journal.decisions.rules import Proposal, find_back_translations, find_refusals
from service.journal.decisions.worklist import Item
from service.journal.importing.history import trace_history
from service.journal.status import is_due
from service.journal.store.records import Address, Wording, key_of_message

_SOON = timedelta(days=60)
"""How long before a review runs out it may be done again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text with what a reviewer wants to know of it."""

    item: Item
    before: Wording | None
    """The words that it had before these, the approved ones if any were."""
    refusals: tuple[str, ...]
    """Why whoever looks cannot approve it."""
    terms: tuple[str, ...]


def run_review(language: str, target: str | None, form: str, *, everything: bool) -> None:
    """Show what waits in a language."""
    with open_all() as opened, opened.journal.reading() as connection:
        board = lay_out(opened, connection, language)
        items = [each for each in board.in_target(target) if each.waits or everything]
        shown = [show(each, board, connection, opened.now.date()) for each in items]
    if form == "json":
        print_json([describe(each) for each in shown])
        return
    for each in shown:
        tell(each)
    mine = sum(not each.refusals for each in shown) if board.actor else 0
    click.echo(f"{len(shown)} texts in {board.language}; {mine} wait for you.")


def show(item: Item, board: Board, connection: Connection, today: date) -> Shown:
    """Gather what is known of a text."""
    return Shown(
        item,
        _find_before(item, board, connection),
        tuple(_refuse(item, board, today)),
        tuple(_render_terms(item, board)),
    )


def _find_before(item: Item, board: Board, connection: Connection) -> Wording | None:
    message = item.message
    key = key_of_message(message.domain, message.context, message.msgid)
    rows = trace_history(connection, Address(board.language, message.domain, key))
    others = [row for row in rows if row.digest != item.subject.digest and not row.wording.is_empty]
    verdicts = board.inputs.decisions[board.language]
    approved = [row for row in others if row.digest in verdicts and verdicts[row.digest].approvals]
    return (approved or others)[-1].wording if others else None


def _refuse(item: Item, board: Board, today: date) -> Iterator[str]:
    """Tell why whoever looks cannot approve a text, or need not."""
    if board.actor is None:
        yield "Nobody is logged in."
        return
    if is_approved_by(board.actor.account.id, item, today):
        yield "You approved it."
    told = tuple(each.id for each in find_back_translations(item.subject))
    carries = () if board.actor.account.reads(board.language) else told
    proposal = Proposal(Kind.APPROVE, board.language, "", carries=carries)
    for fault in find_refusals(board.actor, proposal, [item.subject], today):
        yield f"{fault.message} {fault.advice}".rstrip()


def is_approved_by(account: str, item: Item, today: date) -> bool:
    """Tell whether somebody approved a text, whose review does not run out soon."""
    if is_due(item.standing.due, today + _SOON):
        return False
    return any(each.account == account for each in item.standing.verdict.approvals)


def _render_terms(item: Item, board: Board) -> Iterator[str]:
    renderings = board.inputs.context.renderings.get(board.language, {})
    for term in item.message.terms:
        if term in renderings:
            state = "" if renderings[term].is_approved else " (not approved)"
            yield f"{term}: {renderings[term].text}{state}"


def describe(shown: Shown) -> dict[str, object]:
    """Tell a text to a program."""
    item, text, verdict = shown.item, shown.item.standing.text, shown.item.standing.verdict
    before = shown.before
    return {
        "place": item.subject.place,
        "document": item.message.domain,
        "message": item.message.context,
        "digest": item.subject.digest,
        "level": str(item.subject.level),
        "status": str(item.subject.status),
        "source": item.message.msgid,
        "translation": text.msgstr if text else "",
        "origin": str(text.origin) if text else "",
        "before": {"source": before.msgid, "translation": before.msgstr[0]} if before else None,
        "asks": list(item.subject.roles),
        "approvals": [sorted(each.roles) for each in verdict.approvals],
        "attested": [
            {"by": each.by, "certificate": each.certificate, "day": each.day}
            for each in verdict.attested
        ],
        "needs_two": verdict.needs_two or not _is_author_known(item),
        "findings": [
            {"rule": each.rule, "severity": str(each.severity), "message": each.message}
            for each in item.standing.findings
        ],
        "waived": sorted(verdict.waived),
        "terms": list(shown.terms),
        "back_translations": [
            {"id": each.id, "text": each.reason} for each in find_back_translations(item.subject)
        ],
        "equal": list(item.equals),
        "refusals": list(shown.refusals),
    }


def _is_author_known(item: Item) -> bool:
    return item.subject.makers is not None and item.subject.makers.is_author_known


def tell(shown: Shown) -> None:
    """Tell a text to a person."""
    for line in _lines(shown):
        click.echo(plain(line))
    click.echo()


def _lines(shown: Shown) -> Iterator[str]:
    item, text, verdict = shown.item, shown.item.standing.text, shown.item.standing.verdict
    yield f"{item.subject.place}: {item.subject.level}, {item.subject.status}"
    yield from _words(item.message.msgid, text.msgstr if text else "", shown.before)
    for found in item.standing.findings:
        is_waived = found.rule in verdict.waived and found.severity is Severity.BLOCK
        yield f"  {'waived' if is_waived else found.severity:<12} {found.rule}: {found.message}"
    yield from (f"  term         {term}" for term in shown.terms)
    for each in find_back_translations(item.subject):
        yield f"  back         {each.reason}"
    yield f"  asks for     {_asks(item)}"
    yield from _decided(item)
    if item.equals:
        yield f"  equal        {len(item.equals)} other texts of these words and this level: --equal"
    yield from (f"  not you      {refusal}" for refusal in shown.refusals)
    yield f"  digest       {item.subject.digest}"


def _words(source: str, translation: str, before: Wording | None) -> Iterator[str]:
    yield f"  source       {source}"
    if before is not None and before.msgid != source:
        yield f"  its change   {mark_differences(before.msgid, source)}"
    yield f"  translation  {translation}"
    if before is not None and before.msgstr[0] != translation:
        yield f"  its change   {mark_differences(before.msgstr[0], translation)}"


def _asks(item: Item) -> str:
    """Say who has to approve a text."""
    roles = " and ".join(item.subject.roles) or "nobody"
    if len(item.subject.roles) > 1:
        return f"{roles}, different persons"
    return roles if _is_author_known(item) else f"{roles}; two persons, for its author is unknown"


def _decided(item: Item) -> Iterator[str]:
    for each in item.standing.verdict.approvals:
        yield f"  approved     {each.day} by a {' and '.join(sorted(each.roles))}"
    for found in item.standing.verdict.attested:
        yield f"  attested     {found.day} by {found.by}, certificate {found.certificate}"
    for decision in item.subject.decisions:
        if decision.kind not in {Kind.APPROVE, Kind.BACK_TRANSLATE, Kind.ATTEST}:
            yield f"  {decision.kind:<12} {decision.created[:10]} {decision.id[:12]}: {decision.reason}"


def tell_all(shown: Sequence[Shown]) -> None:
    """Tell several texts to a person."""
    for each in shown:
        tell(each)
