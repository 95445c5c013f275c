"""Finds the strings that the program itself says: to readers `messages`, to translators `checks`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from service.catalogs.po import is_fuzzy, is_live, is_translated, load_po
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Level, Message
from service.locales.locale_names import tag_of
from service.locales.path_language import resolve_path_language
from service.locales.subtags import TagError

DOMAIN = "messages"
CHECKS = "checks"
"""What checks tell translators; it is in no release."""
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def interface_messages() -> tuple[Message, ...]:
    """List what is said to readers: strings marked with `N_`, by file and line."""
    paths = (path for path in sorted(_PACKAGE.rglob("*.py")) if not _tells_translators(path))
    return tuple(message for path in paths for message in _in_file(path, DOMAIN))


@cache
def check_messages() -> tuple[Message, ...]:
    """List what checks say to translators: strings marked with `N_`, by file and line."""
    paths = filter(_tells_translators, sorted(_PACKAGE.rglob("*.py")))
    return tuple(message for path in paths for message in _in_file(path, CHECKS))


def _tells_translators(path: Path) -> bool:
    return path.is_relative_to(_PACKAGE / "catalogs" / "checks")


def _in_file(path: Path, domain: str) -> Iterator[Message]:
    # Babel's extractor takes 20 ms to load; most commands remember what the program says.
    from babel.messages.extract import extract_from_file  # noqa: PLC0415 - as said above

    shown = f"service/{path.relative_to(_PACKAGE).as_posix()}"
    found = extract_from_file("python", path, {"N_": None}, ["translators:"])
    for line, msgid, comments, _ in found:
        yield Message(
            domain=domain,
            context=None,
            msgid=str(msgid),
            level=Level.INTERFACE,
            path=shown,
            line=line,
            place="",
            notes=tuple(comment.removeprefix("translators:").strip() for comment in comments),
            placeholders=True,
        )


def read_wordings(
    folders: Iterable[Path], languages: Iterable[str]
) -> tuple[str, Mapping[str, str]]:
    """Find what checks say in the first of these languages that has it, and which language that is.

    `folders` hold `<locale>/LC_MESSAGES/checks.po`. English, and no wordings, where none has.
    """
    held = {tag: path for folder in folders for tag, path in _catalogs_in(folder)}
    for language in languages:
        found = resolve_path_language(language, [SOURCE_LANGUAGE, *sorted(held)])
        if found and found.language in held:
            return found.language, _read_wordings(held[found.language])
        if found:
            break
    return SOURCE_LANGUAGE, {}


def list_folders(translations: Path) -> Sequence[Path]:
    """List where wordings may lie, the project's own last: they take the place of those we ship."""
    shipped = (_PACKAGE / "translations", _PACKAGE.parent / "translations")
    return [*[folder for folder in shipped if folder.is_dir()][:1], translations]


def _catalogs_in(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{CHECKS}.po")):
        try:
            yield tag_of(path.parent.parent.name), path
        except TagError:
            continue


def _read_wordings(path: Path) -> Mapping[str, str]:
    """Read the finished wordings of a catalog; one with other placeholders would say less."""
    return {
        entry.msgid: entry.msgstr
        for entry in load_po(path, path.parent)
        if is_live(entry) and not is_fuzzy(entry) and is_translated(entry)
        if _placeholders(entry.msgid) == _placeholders(entry.msgstr)
    }


def _placeholders(wording: str) -> set[str]:
    return set(_PLACEHOLDER.findall(wording))
