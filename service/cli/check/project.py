"""Loads what is known of a project besides its PO files, and what is found in its source."""

from collections.abc import Iterator, Sequence
from itertools import chain

from service.catalogs.checks.context import NO_CONTEXT, Context
from service.catalogs.examine import Found, Knowledge, find_faults, find_source
from service.catalogs.template import merge_messages
from service.catalogs.texts import find_languages, load_texts
from service.config import Settings
from service.content.checks import check_source
from service.content.data_file import read_text
from service.content.glossary import DOMAIN as GLOSSARY
from service.content.load import Content
from service.content.style import NO_STYLE, Style, check_names, read_style
from service.errors import Fault, InputError
from service.journal.context import find_check_faults, make_context
from service.release.project import load_domains, load_project

_STYLE = "content/style.yaml"


def load_knowledge(
    settings: Settings, rules: frozenset[str] | None, *, is_project: bool
) -> tuple[Knowledge, Sequence[Found]]:
    """Load a project's messages and context, with all that is wrong in its source.

    Where the source cannot be read, its faults are what is found, and PO files stand for themselves.
    """
    if not is_project:
        return Knowledge(only=rules), ()
    try:
        content = load_project(settings)
        style = _load_style(settings)
        faults = _find_project_faults(content, style)
    except InputError as error:
        return Knowledge(only=rules), _chosen(find_faults(error.faults), rules)
    domains = {
        domain: [message for message, _ in merge_messages(messages)]
        for domain, messages in load_domains(content).items()
    }
    found = chain(find_faults(faults), find_source(check_source(content, style, rules)))
    return Knowledge(domains, _load_context(settings, content), rules), _chosen(found, rules)


def _chosen(found: Iterator[Found], rules: frozenset[str] | None) -> Sequence[Found]:
    return [item for item in found if rules is None or item.finding.rule in rules]


def _load_style(settings: Settings) -> Style:
    path = settings.root / _STYLE
    return read_style(read_text(path, settings.root), _STYLE) if path.exists() else NO_STYLE


def _find_project_faults(content: Content, style: Style) -> Sequence[Fault]:
    return [
        *check_names(style, content.documents, content.terms, _STYLE),
        *find_check_faults(content.policy),
    ]


def _load_context(settings: Settings, content: Content) -> Context:
    """Load the glossary's renderings; none where they cannot be read, which the checks tell."""
    languages, _ = find_languages(settings.root)
    try:
        texts = load_texts(settings.root, languages, [GLOSSARY])
    except InputError:
        return NO_CONTEXT
    return make_context(content.terms, texts, content.policy)
