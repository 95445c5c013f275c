"""How a message is told in JSON, with what hangs on it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from service.content.policy import Severity
from service.desk.board import Board, Card, name_of
from service.journal.accounts.model import Account, Actor
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Proposal, find_refusals
from service.journal.store.comments import Comment
from service.journal.store.records import SuggestionRow, TextRow

Members = Mapping[str, object]


def summarize(card: Card) -> Members:
    """Tell a message as lists have it."""
    standing, text = card.standing, card.standing.text
    return {
        "language": card.address.language,
        "document": card.address.domain,
        "message": card.name,
        "sections": list(card.sections),
        "level": str(standing.message.level),
        "status": str(standing.status),
        "source": standing.message.msgid,
        "msgstr": [text.msgstr] if text else None,
        "origin": str(text.origin) if text else None,
        "digest": card.item.subject.digest if card.item else None,
    }


def describe(card: Card, board: Board, actor: Actor, today: date) -> Members:
    """Tell what checks, terms, policy and people say of a message."""
    standing, verdict, item = card.standing, card.standing.verdict, card.item
    return {
        **summarize(card),
        "context": standing.message.context,
        "notes": list(standing.message.notes),
        "asks": list(item.subject.roles) if item else [],
        "approvals": [sorted(each.roles) for each in verdict.approvals],
        "needs_two": verdict.needs_two or not _is_author_known(card),
        "findings": [
            {
                "rule": each.rule,
                "severity": str(each.severity),
                "message": each.message,
                "waived": each.severity is Severity.BLOCK and each.rule in verdict.waived,
            }
            for each in standing.findings
        ],
        "terms": list(_render_terms(card, board)),
        "decisions": [describe_decision(each) for each in (item.subject.decisions if item else ())],
        "equal": list(item.equals) if item else [],
        "refusals": list(_refuse(card, actor, today)),
    }


def _is_author_known(card: Card) -> bool:
    makers = card.item.subject.makers if card.item else None
    return makers is not None and makers.is_author_known


def _render_terms(card: Card, board: Board) -> Iterator[Members]:
    renderings = board.inputs.context.renderings.get(board.language, {})
    for term in card.standing.message.terms:
        if term in renderings:
            rendering = renderings[term]
            yield {"term": term, "text": rendering.text, "approved": rendering.is_approved}


def _refuse(card: Card, actor: Actor, today: date) -> Iterator[str]:
    """Tell why somebody cannot approve a text, or need not."""
    if card.item is None:
        return
    if _has_approved(actor.account, card):
        yield "You approved it."
    proposal = Proposal(Kind.APPROVE, card.address.language, "")
    for fault in find_refusals(actor, proposal, [card.item.subject], today):
        yield f"{fault.message} {fault.advice}".rstrip()


def _has_approved(account: Account, card: Card) -> bool:
    return any(each.account == account.id for each in card.standing.verdict.approvals)


def describe_decision(decision: Decision) -> Members:
    """Tell a decision."""
    return {
        "id": decision.id,
        "kind": str(decision.kind),
        "account": decision.account,
        "roles": list(decision.roles),
        "reason": decision.reason,
        "created": decision.created,
        "digests": len(decision.digests),
    }


def describe_text(row: TextRow) -> Members:
    """Tell one wording that a message had."""
    return {
        "number": row.id,
        "msgid": row.wording.msgid,
        "msgstr": list(row.wording.msgstr),
        "fuzzy": row.wording.unfinished,
        "comment": row.wording.comment,
        "origin": str(row.wording.origin),
        "author": row.made.author,
        "created": row.made.created,
        "digest": row.digest,
    }


def describe_suggestion(row: SuggestionRow) -> Members:
    """Tell a suggestion."""
    return {
        "number": row.id,
        "document": row.address.domain,
        "message": name_of(row.address),
        "msgid": row.wording.msgid,
        "msgstr": list(row.wording.msgstr),
        "fuzzy": row.wording.unfinished,
        "reason": row.reason,
        "author": row.made.author,
        "created": row.made.created,
    }


def describe_questions(comments: Sequence[Comment]) -> Iterator[Members]:
    """Tell questions, each with its answer."""
    answers = {each.answers: each.body for each in comments if each.answers is not None}
    for each in comments:
        if each.answers is None:
            yield {
                "number": each.id,
                "document": each.address.domain,
                "message": name_of(each.address),
                "question": each.body,
                "answer": answers.get(each.id),
                "author": each.made.author,
                "created": each.made.created,
            }
