"""What a print is worth today: current, behind a newer version, or withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.release.model import SectionState
from service.release.store.manifest import Manifest

_WITHDRAWN = "withdrawn"
"""The status of a text that somebody took back (design §5)."""


class Verdict(StrEnum):
    """What a reader of a print is told."""

    CURRENT = "current"
    NEWER = "newer"
    WITHDRAWN = "withdrawn"


class Difference(StrEnum):
    """What became of one section since the print."""

    CHANGED = "changed"
    """In its words, or in who has checked them."""
    ADDED = "added"
    REMOVED = "removed"
    LANGUAGE = "language"
    """It is shown in another language now."""


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section that is not as it was printed."""

    section: str
    difference: Difference


def judge(printed: Manifest, live: Manifest, language: str, document: str) -> Verdict:
    """Judge a print by the release that it was made from and the one that is live."""
    before, now = (_states(manifest, language, document) for manifest in (printed, live))
    if not now or any(_is_withdrawn(before.get(name), state) for name, state in now.items()):
        return Verdict.WITHDRAWN
    is_same = _revisions(before) == _revisions(now)
    return Verdict.CURRENT if is_same else Verdict.NEWER


def compare_sections(
    printed: Manifest, live: Manifest, language: str, document: str
) -> Iterator[SectionDifference]:
    """Yield every section that differs."""
    before, now = (_states(manifest, language, document) for manifest in (printed, live))
    for section in {**now, **before}:
        difference = _difference(before.get(section), now.get(section))
        if difference:
            yield SectionDifference(section, difference)


def _difference(before: SectionState | None, now: SectionState | None) -> Difference | None:
    if before is None or now is None:
        return Difference.ADDED if before is None else Difference.REMOVED
    if before.language != now.language:
        return Difference.LANGUAGE
    return Difference.CHANGED if before.revision != now.revision else None


def _is_withdrawn(before: SectionState | None, now: SectionState) -> bool:
    """Tell whether words that were printed have since been taken back."""
    return before is not None and now.reason == _WITHDRAWN and before.reason != _WITHDRAWN


def _revisions(states: Mapping[str, SectionState]) -> Mapping[str, str]:
    return {section: state.revision for section, state in states.items()}


def _states(manifest: Manifest, language: str, document: str) -> Mapping[str, SectionState]:
    states = manifest.sections.get(language, {})
    start = f"{document}/"
    return {
        address.removeprefix(start): state
        for address, state in states.items()
        if address.startswith(start)
    }
