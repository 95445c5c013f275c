"""Tells from the journal what was decided on the texts of each language."""

from collections.abc import Mapping

from sqlalchemy import Connection

from service.journal.decisions.rows import decided_languages, decisions_in, makers_in, unsigned
from service.journal.decisions.verdict import Verdicts, judge


def verdicts_in(connection: Connection, language: str) -> Verdicts:
    """Judge every text of a language that somebody decided on, by its digest."""
    makers = {digest: each.accounts for digest, each in makers_in(connection, language).items()}
    return judge(unsigned(decisions_in(connection, language)), makers)


def all_verdicts(connection: Connection) -> Mapping[str, Verdicts]:
    """Judge all texts, by language."""
    return {
        language: verdicts_in(connection, language) for language in decided_languages(connection)
    }
