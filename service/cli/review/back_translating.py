"""Records what a text says in the source's language, for a clinician who does not read its own."""

from pathlib import Path

import click

from service.cli.journal.opened import open_all
from service.cli.people.session import identify
from service.cli.review.board import Board, lay_out
from service.cli.review.deciding import decide, find_key
from service.content.data_file import decode
from service.errors import Fault, InputError
from service.journal.decisions.model import LONGEST, Kind
from service.journal.decisions.rules import Proposal
from service.journal.decisions.worklist import Item
from service.journal.words import find_unfit

_BYTES = 4 * LONGEST
"""Bytes of a file at most: a character has four in UTF-8."""
_SHORT = 12


def run_back_translation(language: str, target: str, text: str | None, path: Path | None) -> None:
    """Record a back-translation of one message; what is there already stays beside it."""
    words = _read_words(text, path)
    with open_all() as opened:
        key = find_key(opened)
        with opened.journal.reading() as connection:
            board = lay_out(opened, connection, language)
            identify(opened.settings, opened.journal, connection, opened.now)
            item = _find_item(board, target)
        proposal = Proposal(Kind.BACK_TRANSLATE, board.language, words)
        decision = decide(opened, key, proposal, [item])
    click.echo(f"back-translate: {item.subject.place}, decision {decision.id[:_SHORT]}.")


def _read_words(text: str | None, path: Path | None) -> str:
    if (text is None) == (path is None):
        advice = "Give --text, or --file with a file that holds the text."
        raise InputError([Fault("--text", 0, "What does the text say?", advice)])
    words = (_read_file(path) if path else text or "").strip()
    if unfit := find_unfit(words, lines=True):
        raise InputError([Fault("--text", 0, f"There is the character {unfit}.", "Take it out.")])
    return words


def _read_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return decode(file.read(_BYTES), str(path))
    except OSError as error:
        raise InputError([Fault(str(path), 0, f"It cannot be read: {error.strerror}.")]) from error


def _find_item(board: Board, target: str) -> Item:
    items = board.in_target(target)
    if len(items) != 1:
        message = f"{len(items)} texts are called so." if items else "Nobody has translated it yet."
        advice = "Name one message: DOCUMENT/MESSAGE."
        raise InputError([Fault(target, 0, message, advice)])
    return items[0]
