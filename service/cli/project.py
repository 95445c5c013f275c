"""Loads a project: what every command starts from."""

from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.interface import interface_messages
from service.catalogs.texts import list_languages, load_texts
from service.config import Settings
from service.content.load import Content, load_content
from service.content.model import Message
from service.content.policy import Policy
from service.errors import Fault, InputError
from service.release.build import Inputs


def load_domains(content: Content) -> dict[str, tuple[Message, ...]]:
    """Return the messages of every domain: the content's and the interface's."""
    return {**content.domains(), INTERFACE: interface_messages()}


def check_project(settings: Settings) -> None:
    """Raise InputError where there is no project."""
    if not settings.content.is_dir():
        advice = "Run this in the folder that holds content/, or set POLYLEAF_ROOT to it."
        raise InputError([Fault(str(settings.root), 0, "There is no project here.", advice)])


def load_project(settings: Settings) -> Content:
    """Load content; raises InputError with its faults, or where there is no project."""
    check_project(settings)
    return load_content(settings.root)


def load_inputs(settings: Settings) -> Inputs:
    """Load content and catalogs; raises InputError with the faults of both."""
    faults: list[Fault] = []
    content = None
    try:
        content = load_project(settings)
    except InputError as error:
        faults += error.faults
    domains = load_domains(content) if content else {}
    try:
        languages = list_languages(settings.root)
        known = domains or sorted(path.stem for path in settings.translations.glob("*.pot"))
        texts = load_texts(settings.root, languages, known)
    except InputError as error:
        faults += error.faults
    if faults or content is None:
        raise InputError(faults)
    return Inputs(content, domains[INTERFACE], texts, content.policy)


def with_policy(inputs: Inputs, policy: Policy) -> Inputs:
    """Return the same inputs under another policy."""
    return Inputs(inputs.content, inputs.interface, inputs.texts, policy)
