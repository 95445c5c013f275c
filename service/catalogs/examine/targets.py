"""Which PO files are to be checked, and in which language each is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.texts import tag_named
from service.errors import PolyleafError
from service.locales.facts import name_within
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag

_DEPTH = 3
"""A catalog of a project stands at `<locale>/LC_MESSAGES/<domain>.po`."""


class NoTargetError(PolyleafError):
    """A path was named that has nothing to check."""


class UnknownLanguageError(PolyleafError):
    """Nothing says in which language a PO file is."""


@dataclass(frozen=True, slots=True)
class Target:
    """A PO file to be checked."""

    path: Path
    shown: str
    """As seen from the project's root, or as it was named."""
    domain: str
    """The domain of a project's catalog; empty for any other file."""
    is_inside: bool
    """It lies in the project, whose glossary and policy hold for it."""


def find_targets(root: Path, paths: Sequence[Path]) -> tuple[Target, ...]:
    """Find the PO files below paths, or the project's catalogs where none is named, each once.

    Raises NoTargetError for a file of another kind and for a folder without any.
    """
    wanted = paths or [root / "translations"]
    found = dict.fromkeys(
        file for path in wanted for file in _find_files(path, is_named=bool(paths))
    )
    return tuple(_make_target(root, path) for path in found)


def _find_files(path: Path, *, is_named: bool) -> Sequence[Path]:
    if path.is_dir():
        below = (file for file in path.rglob("*.po") if file.is_file())
        files = sorted(file for file in below if not _is_hidden(file.relative_to(path)))
        if is_named and not files:
            raise NoTargetError(f"{path}: There is no PO file in this folder.")
        return files
    if is_named and not path.is_file():
        raise NoTargetError(f"{path}: There is no such file.")
    if is_named and path.suffix != ".po":
        raise NoTargetError(f"{path}: This is no PO file; its name does not end in .po.")
    return [path] if path.is_file() else []


def _is_hidden(path: Path) -> bool:
    """Tell whether a file is a program's own, as an environment's in `.venv`."""
    return any(part.startswith(".") for part in path.parts)


def _make_target(root: Path, path: Path) -> Target:
    absolute = path.absolute()
    inside = absolute.relative_to(root) if absolute.is_relative_to(root) else None
    parts = inside.parts if inside else ()
    is_ours = len(parts) == _DEPTH + 1 and (parts[0], parts[2]) == ("translations", "LC_MESSAGES")
    return Target(
        absolute,
        inside.as_posix() if inside else path.as_posix(),
        path.stem if is_ours else "",
        inside is not None,
    )


def language_of(target: Target, catalog: polib.POFile) -> str:
    """Tell the language of a catalog: from its header, its folder, or its name.

    The folder comes first in a project. Raises UnknownLanguageError.
    """
    from_header, from_path = _from_header(catalog), list(_from_path(target.path))
    ordered = [*from_path, *from_header] if target.domain else [*from_header, *from_path]
    if not ordered:
        advice = "Say it: polyleaf check --language TAG."
        raise UnknownLanguageError(f"{target.shown}: Nothing says which language this is. {advice}")
    return ordered[0]


def _from_header(catalog: polib.POFile) -> list[str]:
    named = {name.lower(): value for name, value in catalog.metadata.items()}.get("language", "")
    return list(_read_tag(str(named).strip()))


def _from_path(path: Path) -> Iterator[str]:
    if path.parent.name == "LC_MESSAGES":
        yield from _read_tag(path.parent.parent.name)
    yield from _read_tag(path.stem)


def _read_tag(locale: str) -> Iterator[str]:
    """Read a locale's name where it is one of a language that CLDR has a name of."""
    try:
        tag = canonical_tag(tag_named(locale))
        if name_within(tag, "en"):
            yield tag
    except TagError:
        return
