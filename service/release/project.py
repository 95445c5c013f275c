"""Loads a project: what every command starts from."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from service.catalogs.interface import CHECKS, check_messages, interface_messages
from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.texts import SOURCE_LANGUAGE, find_languages
from service.config import Settings
from service.content.load import Content, load_content
from service.content.model import Message
from service.content.moves import MOVES, NO_MOVES, read_moves
from service.content.policy import Policy
from service.errors import Fault, InputError
from service.journal.context import find_check_faults
from service.journal.sync.project import Project
from service.release.decided import load_decisions
from service.release.inputs import Inputs
from service.release.memo.catalogs import load_texts_later
from service.release.memo.documents import list_strings, parse_new, read_new
from service.release.memo.memo import Memo
from service.release.remembered import open_memo


def load_domains(content: Content, memo: Memo | None = None) -> dict[str, tuple[Message, ...]]:
    """Return the messages of every domain: the content's and the program's."""
    remembered = memo or Memo()
    program = {
        INTERFACE: list_strings(INTERFACE, interface_messages, remembered),
        CHECKS: list_strings(CHECKS, check_messages, remembered),
    }
    return {**content.domains(), **program}


def check_project(settings: Settings) -> None:
    """Raise InputError where there is no project."""
    if not settings.content.is_dir():
        advice = "Run this in the folder that holds content/, or set POLYLEAF_ROOT to it."
        raise InputError([Fault(str(settings.root), 0, "There is no project here.", advice)])


def load_project(settings: Settings) -> Content:
    """Load content; raises InputError with its faults, or where there is no project."""
    check_project(settings)
    memo = open_memo(settings)
    return load_content(settings.root, parse_new(memo), read_new(memo))


def project_of(settings: Settings, content: Content) -> Project:
    """Tell what a sync of content that is loaded is about."""
    path = settings.root / MOVES
    moves = read_moves(path.read_text("utf-8")) if path.is_file() else NO_MOVES
    domains = load_domains(content, open_memo(settings))
    roles = {level: asked.roles for level, asked in content.policy.levels.items()}
    return Project(settings.root, settings.text_changes, domains, moves, roles)


def load_inputs(settings: Settings) -> Inputs:
    """Load content and catalogs; raises InputError with the faults of both."""
    faults: list[Fault] = []
    content, memo = None, open_memo(settings)
    try:
        content = load_project(settings)
    except InputError as error:
        faults += error.faults
    domains = load_domains(content, memo) if content else {}
    languages, wrong = find_languages(settings.root)
    faults += wrong
    try:
        known = domains or sorted(path.stem for path in settings.translations.glob("*.pot"))
        texts = load_texts_later(settings.root, languages, known, memo)
    except InputError as error:
        faults += error.faults
    if faults or content is None:
        raise InputError(faults)
    held = (SOURCE_LANGUAGE, *languages)
    if wrong := (*_chain_faults(content.policy, held), *find_check_faults(content.policy)):
        raise InputError(wrong)
    decisions, today = load_decisions(settings), datetime.now(UTC).date()
    return Inputs(content, domains[INTERFACE], texts, content.policy, decisions, today=today)


def _chain_faults(policy: Policy, held: Collection[str]) -> Iterator[Fault]:
    """Find chains that lead to a language that nobody translates into."""
    for language, chain in policy.chains.items():
        for target in chain:
            if target not in held:
                message = (
                    f"The chain of {language!r} leads to {target!r}, which has no translations."
                )
                yield Fault("content/policy.yaml", 0, message, f"There are: {', '.join(held)}.")


def with_policy(inputs: Inputs, policy: Policy) -> Inputs:
    """Return the same inputs under another policy."""
    return replace(inputs, policy=policy)
