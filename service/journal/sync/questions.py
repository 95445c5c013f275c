"""Turns what translators comment into questions, and gives the answers back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from service.journal.store.comments import NewComment, add_comment, comments_of
from service.journal.store.records import NewText


def ask_questions(
    connection: Connection,
    texts: Sequence[NewText],
    import_id: int,
    author: str | None,
    now: datetime,
) -> None:
    """Keep each line that is new in a translator's comment as a question.

    `author` asks: who commented, whoever wrote the text.
    """
    for text in texts:
        if body := _new_lines(text):
            question = NewComment(text.address, body, import_id=import_id, author=author)
            add_comment(connection, question, now)


def _new_lines(text: NewText) -> str:
    known = text.parent.wording.comment.split("\n") if text.parent else []
    return "\n".join(
        line for line in text.wording.comment.split("\n") if line and line not in known
    )


def answers_in(connection: Connection, language: str, domain: str) -> Mapping[str, Sequence[str]]:
    """Give the answers to the questions about each message, by key."""
    answers: dict[str, list[str]] = {}
    for comment in comments_of(connection, language, domain):
        if comment.answers is not None:
            answers.setdefault(comment.address.key, []).append(comment.body)
    return answers
