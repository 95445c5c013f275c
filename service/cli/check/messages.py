"""In which language findings are told: the one that is asked for, else that of the environment."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from service.catalogs.interface import list_folders, read_wordings
from service.catalogs.texts import SOURCE_LANGUAGE, tag_named
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_PLAIN = {"C", "POSIX"}
"""Locales without a language of their own: programs speak as they were written."""


def find_translation(translations: Path, asked: str) -> Callable[[str], str]:
    """Return what turns a wording to the reader's language; a wording that lacks there stays English."""
    languages = [asked] if asked else list(languages_of(os.environ))
    _, wordings = read_wordings(list_folders(translations), languages)
    return lambda wording: wordings.get(wording, wording)


def languages_of(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the languages that a person prefers (gettext manual, "Locale Environment Variables")."""
    named = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    for locale in named.split(":"):
        name, _, rest = locale.partition(".")
        modifier = rest.partition("@")[1:] if rest else ()
        if name in _PLAIN:
            yield SOURCE_LANGUAGE
            return
        try:
            yield canonical_tag(tag_named(name + "".join(modifier)))
        except TagError:
            continue
