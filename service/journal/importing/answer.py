"""Lets a person answer what a translator asked."""

from datetime import datetime

from sqlalchemy import Connection

from service.errors import ConflictError, JournalError
from service.journal.store.comments import (
    Comment,
    NewComment,
    add_comment,
    comment_numbered,
    comments_of,
)
from service.journal.store.journal import Journal
from service.journal.store.records import Hands
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project
from service.journal.words import find_unfit

MAX_ANSWER = 10_000
"""Characters of an answer at most."""


def open_questions(connection: Connection, language: str | None = None) -> tuple[Comment, ...]:
    """Give the questions that nobody has answered, the first one first."""
    comments = comments_of(connection, language)
    answered = {comment.answers for comment in comments}
    return tuple(
        comment for comment in comments if comment.answers is None and comment.id not in answered
    )


def answer_question(  # noqa: PLR0917 - what is answered, where, and by whom
    project: Project,
    journal: Journal,
    number: int,
    body: str,
    hands: Hands,
    now: datetime,
) -> Comment:
    """Answer a question, and write the answer into its catalog as `#. answer:`; return the question.

    Raises JournalError where there is no such question, or it is answered.
    """
    if not body.strip() or len(body) > MAX_ANSWER:
        raise JournalError(f"An answer has 1 to {MAX_ANSWER} characters.")
    if unfit := find_unfit(body, lines=True):
        raise JournalError(f"An answer stands in files: {unfit} has no place in it. Write it anew.")
    with journal.writing() as connection:
        question = comment_numbered(connection, number)
        if question is None or question.answers is not None:
            raise JournalError(f"There is no question {number}.")
        if number in {comment.answers for comment in comments_of(connection)}:
            raise ConflictError(f"Question {number} is answered already.")
        add_comment(
            connection, NewComment(question.address, body, number, author=hands.author), now
        )
    sync_project(project, journal, now, hands=Hands(importer=hands.importer))
    return question
