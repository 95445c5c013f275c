"""Tells from the journal what was decided on the texts of each language."""

from collections.abc import Mapping

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.changes.classes import leave_out_void
from service.journal.decisions.judging import judge
from service.journal.decisions.model import Decision
from service.journal.decisions.rows import decided_languages, decisions_in, makers_in, unsigned
from service.journal.decisions.verdict import Verdicts


def verdicts_in(connection: Connection, language: str) -> Verdicts:
    """Judge every text of a language that somebody decided on, by its digest."""
    makers = {digest: each.accounts for digest, each in makers_in(connection, language).items()}
    return judge(counting_in(connection, language), makers)


def counting_in(connection: Connection, language: str) -> tuple[Decision, ...]:
    """Give the decisions on texts of a language, without what carries over a change that is no harmless one."""
    classing = unsigned(decisions_in(connection, SOURCE_LANGUAGE))
    return leave_out_void(unsigned(decisions_in(connection, language)), classing)


def all_verdicts(connection: Connection) -> Mapping[str, Verdicts]:
    """Judge all texts, by language."""
    return {
        language: verdicts_in(connection, language) for language in decided_languages(connection)
    }
