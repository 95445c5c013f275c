"""Finds in a release what somebody wants to take off the air."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from service.content.model import INTRO
from service.errors import Fault, InputError
from service.release.recall.stored import StoredRelease
from service.release.record import RecordedText, RecordedUnit
from service.release.store.opened import OpenRelease


@dataclass(frozen=True, slots=True)
class Target:
    """What somebody wants to take off the air."""

    document: str
    language: str | None = None
    """None for the source's text, which goes in every language."""
    section: str | None = None
    """None for all of the document; a section goes with its parts."""
    message: str | None = None
    """The msgctxt of one message, whose section it is."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The texts that a target has in a release."""

    target: Target
    digests: tuple[str, ...]
    """As decisions name them, sorted."""
    release: OpenRelease | None = None
    """The release that they were found in."""


def find_target(stored: StoredRelease, target: Target) -> Selection:
    """Find the texts of a target. Raises InputError where the release has no such thing."""
    language = target.language or stored.languages[0]
    _check_name("language", language, stored.languages)
    _check_name("document", target.document, stored.documents)
    units = _find_units(stored, target, stored.records(target.document)[language].units)
    mine = [unit for unit in units if unit.language == language and unit.texts]
    texts = [text for unit in mine for text in unit.texts if _is_meant(text, target)]
    if not texts:
        told = f"Readers get none of it in {language}, so there is nothing to take off the air."
        raise InputError([Fault(_name(target), 0, told, "`polyleaf recalls` lists what is off.")])
    return Selection(target, tuple(sorted({text.digest for text in texts})), stored.opened)


def _find_units(
    stored: StoredRelease, target: Target, units: Sequence[RecordedUnit]
) -> Iterator[RecordedUnit]:
    named = _sections_of(stored, target)
    for unit in units:
        if named is None or unit.id in named:
            yield unit


def _sections_of(stored: StoredRelease, target: Target) -> Collection[str] | None:
    """Name the units of a target; None for all."""
    if target.section is None:
        return None
    parts = stored.parts_of(target.document)
    _check_name("section", target.section, {INTRO, *parts})
    return {target.section, *parts.get(target.section, ())}


def _is_meant(text: RecordedText, target: Target) -> bool:
    return target.message is None or text.msgctxt == target.message


def _check_name(kind: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        there = f"There are: {', '.join(sorted(known))}."
        raise InputError([Fault(name, 0, f"The live release has no such {kind}.", there)])


def _name(target: Target) -> str:
    return target.message or "/".join(filter(None, (target.document, target.section)))
