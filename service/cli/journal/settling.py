"""Lists what waits for a person, suggestions and questions, and settles it."""

from collections.abc import Mapping, Sequence

import click

from service.catalogs.held import find_language
from service.cli.journal.opened import Opened, open_all
from service.cli.journal.told import REASONS, name_message, plain, print_json
from service.cli.people.session import name_hands
from service.journal.importing.accept import accept_suggestion, dismiss_suggestion
from service.journal.importing.answer import answer_question, open_questions
from service.journal.merge import Reason
from service.journal.store.comments import Comment
from service.journal.store.records import SuggestionRow, TextRow
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import last_texts


def run_suggestions(language: str | None, form: str) -> None:
    """List the open suggestions, each with the text that stands."""
    with open_all() as opened:
        tag = find_language(opened.settings.root, language) if language else None
        with opened.journal.reading() as connection:
            waiting = open_suggestions(connection, tag)
            places = {(each.address.language, each.address.domain) for each in waiting}
            texts = {place: last_texts(connection, *place) for place in places}
    stands = {
        each.id: texts[each.address.language, each.address.domain].get(each.address.key)
        for each in waiting
    }
    if form == "json":
        print_json([_describe(each, stands[each.id]) for each in waiting])
    else:
        _tell_suggestions(waiting, stands)


def _describe(suggestion: SuggestionRow, stands: TextRow | None) -> dict[str, object]:
    return {
        "number": suggestion.id,
        "language": suggestion.address.language,
        "document": suggestion.address.domain,
        "msgctxt": suggestion.wording.msgctxt,
        "msgid": suggestion.wording.msgid,
        "msgstr": list(suggestion.wording.msgstr),
        "stands": list(stands.wording.msgstr) if stands else None,
        "fuzzy": suggestion.wording.unfinished,
        "reason": suggestion.reason,
        "author": suggestion.made.author,
        "created": suggestion.made.created,
        "import": suggestion.import_id,
    }


def _tell_suggestions(
    waiting: Sequence[SuggestionRow], stands: Mapping[int, TextRow | None]
) -> None:
    for each in waiting:
        named = name_message(each.wording.msgctxt, each.wording.msgid)
        reason = REASONS[Reason(each.reason)]
        click.echo(plain(f"{each.id} {each.address.language} {named} - {reason}"))
        row = stands[each.id]
        for mark, wording in (
            ("now", row.wording if row else None),
            ("new", each.wording),
        ):
            fuzzy = " (fuzzy)" if wording and wording.unfinished else ""
            for form in wording.msgstr if wording else ():
                click.echo(f"  {mark}: {plain(' '.join(form.split()))}{fuzzy}")
    count = len(waiting)
    click.echo(f"{count} suggestion{'s' * (count != 1)}.")


def run_accept(number: int, author: str | None, *, dismiss: bool) -> None:
    """Make a suggestion the text of its message, or put it away."""
    with open_all(author=author) as opened:
        hands = name_hands(opened.settings, opened.journal, author, opened.now)
        if dismiss:
            suggestion = dismiss_suggestion(opened.journal, number, hands.author, opened.now)
            named = name_message(suggestion.wording.msgctxt, suggestion.wording.msgid)
            click.echo(plain(f"Suggestion {number} is put away; {named} stays as it is."))
        else:
            text = accept_suggestion(opened.project, opened.journal, number, hands, opened.now)
            named = name_message(text.wording.msgctxt, text.wording.msgid)
            click.echo(plain(f"Suggestion {number} is the text of {named} now."))


def run_questions(language: str | None, form: str) -> None:
    """List the open questions."""
    with open_all() as opened:
        tag = find_language(opened.settings.root, language) if language else None
        with opened.journal.reading() as connection:
            waiting = open_questions(connection, tag)
        names = _name_messages(opened, waiting)
    if form == "json":
        print_json([_describe_question(each, names[each.id]) for each in waiting])
        return
    for each in waiting:
        body = " ".join(each.body.split())
        click.echo(plain(f"{each.id} {each.address.language} {names[each.id]}: {body}"))
    count = len(waiting)
    click.echo(f"{count} question{'s' * (count != 1)}.")


def _name_messages(opened: Opened, comments: Sequence[Comment]) -> Mapping[int, str]:
    """Name the message of each comment; a key without words names itself."""
    names = {}
    with opened.journal.reading() as connection:
        for each in comments:
            row = last_texts(connection, each.address.language, each.address.domain).get(
                each.address.key
            )
            names[each.id] = (
                name_message(row.wording.msgctxt, row.wording.msgid) if row else each.address.key
            )
    return names


def _describe_question(question: Comment, named: str) -> dict[str, object]:
    return {
        "number": question.id,
        "language": question.address.language,
        "document": question.address.domain,
        "message": named,
        "question": question.body,
        "author": question.made.author,
        "created": question.made.created,
    }


def run_answer(number: int, text: str, author: str | None) -> None:
    """Answer a question."""
    with open_all(author=author) as opened:
        hands = name_hands(opened.settings, opened.journal, author, opened.now)
        question = answer_question(opened.project, opened.journal, number, text, hands, opened.now)
    address = question.address
    click.echo(
        f"Question {number} is answered, in the catalog of {address.domain} in {address.language}."
    )
