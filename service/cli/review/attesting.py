"""Records that an agency outside reviewed exactly the present texts of a document."""

from collections.abc import Sequence
from pathlib import Path

import click

from service.cli.journal.opened import open_all
from service.cli.people.session import identify
from service.cli.review.board import Board, lay_out
from service.cli.review.deciding import decide, find_key
from service.errors import Fault, InputError
from service.journal.decisions.certificates import keep_certificate, read_certificate
from service.journal.decisions.model import Kind
from service.journal.decisions.rules import Proposal, is_attestable
from service.journal.decisions.worklist import Item
from service.journal.words import find_unfit

_SHORT = 12
_LONGEST = 200
"""Characters of an agency's name at most."""


def run_attest(language: str, document: str, certificate: Path, by: str, reason: str) -> None:
    """Bind a certificate to the texts of a document, keep its file, and tell it."""
    _check_agency(by)
    content = read_certificate(certificate)
    with open_all() as opened:
        key = find_key(opened)
        with opened.journal.reading() as connection:
            identify(opened.settings, opened.journal, connection, opened.now)
            board = lay_out(opened, connection, language)
        items = _choose(board, document)
        digest = keep_certificate(opened.settings.certificates, content)
        proposal = Proposal(Kind.ATTEST, board.language, reason, certificate=digest, by=by.strip())
        decision = decide(opened, key, proposal, items)
    told = f"{len(decision.digests)} texts in {decision.language}"
    click.echo(f"attest: {told} by {by.strip()}, decision {decision.id[:_SHORT]}.")
    click.echo(f"The certificate is kept as {digest}.")
    _tell_left(board, document, len(items))


def _check_agency(by: str) -> None:
    if not by.strip() or len(by) > _LONGEST or find_unfit(by):
        told = f"The name of an agency has 1 to {_LONGEST} characters, and none for control."
        raise InputError([Fault("--by", 0, told)])


def _choose(board: Board, document: str) -> Sequence[Item]:
    """Give the finished texts of a document. Raises InputError where there is no document, or no text."""
    if document not in board.domains:
        advice = f"There are: {', '.join(sorted(board.domains))}."
        raise InputError([Fault(document, 0, "There is no such document.", advice)])
    items = [each for each in board.in_target(document) if is_attestable(each.subject)]
    if not items:
        told = "It has no finished text that the journal knows."
        raise InputError([Fault(document, 0, told, "Run `polyleaf sync` first.")])
    return items


def _tell_left(board: Board, document: str, count: int) -> None:
    if left := len(board.domains[document]) - count:
        told = "1 message has" if left == 1 else f"{left} messages have"
        click.echo(f"{told} no finished text, and nothing attests it.", err=True)
