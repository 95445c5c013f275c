"""Tells how two releases differ for their readers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.release.difference.bodies import Shown, Stand, read_document
from service.release.difference.words import WordChange, compare_words
from service.release.store.opened import OpenRelease

_LISTS = "index"


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """How a section differs for the readers of one language."""

    section: str
    before: Stand | None
    """None where it is new."""
    after: Stand | None
    """None where it is gone."""
    words: tuple[WordChange, ...]
    """Empty where readers had it in another language, or did not have it."""


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """How a document differs for the readers of one language."""

    language: str
    document: str
    fate: str
    """`new`, `gone` or `changed`."""
    sections: tuple[SectionDifference, ...]
    """None where only what stands beside the texts differs: notices, sources, companions."""


@dataclass(frozen=True, slots=True)
class ReleaseDifference:
    """How two releases differ; the first is called before, whichever is older."""

    before: str
    after: str
    policies: tuple[str, str]
    engines: tuple[str, str]
    languages_new: tuple[str, ...]
    languages_gone: tuple[str, ...]
    documents: tuple[DocumentDifference, ...]
    lists: tuple[str, ...]
    """The languages whose lists, kinds, glossary or publisher differ; `*` for what is the same for all."""


def compare_releases(before: OpenRelease, after: OpenRelease) -> ReleaseDifference:
    """Compare two releases by what readers get; ReleaseError where a body is damaged."""
    old, new = before.manifest, after.manifest
    return ReleaseDifference(
        before=before.identifier,
        after=after.identifier,
        policies=(old.policy, new.policy),
        engines=(old.engine, new.engine),
        languages_new=tuple(sorted({*new.tags} - {*old.tags})),
        languages_gone=tuple(sorted({*old.tags} - {*new.tags})),
        documents=tuple(_compare_documents(before, after)),
        lists=tuple(_find_lists(old.parts, new.parts)),
    )


def _compare_documents(before: OpenRelease, after: OpenRelease) -> Iterator[DocumentDifference]:
    old, new = before.manifest.parts, after.manifest.parts
    for part in sorted({*old, *new}):
        language, _, document = part.partition("/")
        if document in {"", _LISTS} or old.get(part) == new.get(part):
            continue
        theirs, ours = (read_document(each, language, document) for each in (before, after))
        fate = "new" if part not in old else "gone" if part not in new else "changed"
        sections = tuple(_compare_sections(theirs, ours)) if fate == "changed" else ()
        yield DocumentDifference(language, document, fate, sections)


def _compare_sections(
    before: Mapping[str, Shown], after: Mapping[str, Shown]
) -> Iterator[SectionDifference]:
    for section in dict.fromkeys((*after, *before)):
        old, new = before.get(section), after.get(section)
        if old == new:
            continue
        words: tuple[WordChange, ...] = ()
        if old and new and old.stand.language == new.stand.language:
            words = tuple(compare_words(old.words, new.words))
        yield SectionDifference(
            section, old.stand if old else None, new.stand if new else None, words
        )


def _find_lists(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for part in sorted({*old, *new}):
        language, _, document = part.partition("/")
        is_list = _LISTS in {document, part}
        if is_list and part in old and part in new and old[part] != new[part]:
            yield "*" if part == _LISTS else language
