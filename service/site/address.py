"""What a URL of the pages names, and how it is written."""

from dataclasses import dataclass
from urllib.parse import quote

from service.locales.path_language import resolve_path_language

TOGETHER = "+"
"""Between two languages that are read side by side: `/en+ar/ketamine-therapy`."""


@dataclass(frozen=True, slots=True)
class Named:
    """The languages that a path names."""

    languages: tuple[str, ...]
    """One, or two to be read side by side, as they are held."""
    exact: bool
    """They are written so in the path; otherwise it is to be redirected."""


def read_languages(part: str, held: tuple[str, ...]) -> Named | None:
    """Read the first part of a path; None where one of its languages is not held."""
    asked = part.split(TOGETHER)
    found = [resolve_path_language(each, held) for each in asked]
    languages = tuple(dict.fromkeys(each.language for each in found if each))
    if len(asked) > 2 or None in found:  # noqa: PLR2004 - a page has room for two
        return None
    exact = all(each.exact for each in found if each) and len(languages) == len(asked)
    return Named(languages, exact)


def page_path(languages: tuple[str, ...], document: str = "") -> str:
    """Write the canonical path of a page."""
    path = f"/{TOGETHER.join(languages)}"
    return f"{path}/{quote(document)}" if document else path
