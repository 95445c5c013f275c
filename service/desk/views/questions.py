"""Answers what translators ask."""

from http import HTTPStatus

from sqlalchemy import Connection

from service.desk.access import WRITERS, Rule
from service.desk.answers import QuestionAnswer, QuestionsAnswer
from service.desk.described import describe_questions
from service.desk.lists import paginate
from service.desk.numbers import number_in, place_of, skip_to
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import conflicting, not_there, refused
from service.desk.requests import AnswerBody, PageQuery
from service.errors import ConflictError, Fault, JournalError
from service.journal.accounts.model import Scope
from service.journal.importing.answer import answer_question, open_questions
from service.journal.store.comments import Comment, comment_numbered, comments_of
from service.journal.store.records import Hands
from service.web.problems import RefusedError


def _list_questions(call: Call) -> Reply:
    with call.workshop.journal.reading() as connection:
        rows = open_questions(connection, call.place["language"])
    page = paginate(call, lambda place: skip_to(rows, place), place_of, length=1)
    return Reply({"items": list(describe_questions(page.items)), "next": page.next})


def _answer(call: Call) -> Reply:
    """Answer a question; the answer stands in its catalog."""
    question = _find_question(call)
    account = call.actor.account.id
    project, hands = call.workshop.begin().project, Hands(account, account)
    body = call.body["text"]
    try:
        answer_question(project, call.workshop.journal, question.id, body, hands, call.now)
    except ConflictError as error:
        with call.workshop.journal.reading() as connection:
            members = {"current": _tell(connection, question), "submitted": dict(call.body)}
            raise RefusedError(conflicting(members)) from error
    except JournalError as error:
        raise RefusedError(refused([Fault("text", 0, str(error))])) from error
    with call.workshop.journal.reading() as connection:
        return Reply(_tell(connection, question), HTTPStatus.CREATED)


def _find_question(call: Call) -> Comment:
    with call.workshop.journal.reading() as connection:
        question = comment_numbered(connection, number_in(call))
    is_here = question is not None and question.address.language == call.place["language"]
    if question is None or not is_here or question.answers is not None:
        raise RefusedError(not_there())
    return question


def _tell(connection: Connection, question: Comment) -> dict[str, object]:
    comments = comments_of(connection, question.address.language, question.address.domain)
    about = [each for each in comments if question.id in {each.id, each.answers}]
    return dict(next(describe_questions(about)))


_QUESTIONS = "/api/1/languages/{language}/questions"
OPERATIONS = (
    Operation(
        "questions",
        "GET",
        _QUESTIONS,
        "What translators ask, and nobody has answered.",
        Rule(),
        _list_questions,
        Gives(QuestionsAnswer),
        Takes(PageQuery),
    ),
    Operation(
        "answer",
        "POST",
        _QUESTIONS + "/{number}/answer",
        "Answer a question.",
        Rule(WRITERS, Scope.WRITE),
        _answer,
        Gives(QuestionAnswer, (HTTPStatus.CREATED,)),
        Takes(body=AnswerBody),
    ),
)
