"""Derives a release from a stored one, without the texts that were recalled: a pure function of both."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.content.model import INTRO
from service.release.gate import Served
from service.release.model import NO_WORDS, Part, Release, SectionState
from service.release.recall.choose import ByUnit, choose_units
from service.release.recall.recompose import find_needs, make_part, recompose, record_again
from service.release.recall.relist import relist, relist_all
from service.release.recall.stored import StoredRelease
from service.release.store.opened import OpenRelease

_Sections = Mapping[str, Mapping[str, SectionState]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What readers got of a document and what they get now, by language."""

    document: str
    before: Mapping[str, ByUnit]
    after: Mapping[str, ByUnit]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose readers get something else."""
        return tuple(tag for tag in self.after if self.after[tag] != self.before[tag])

    @property
    def is_gone(self) -> bool:
        """Whether nobody gets any of it."""
        return all(by_unit[INTRO].is_gone for by_unit in self.after.values())


def derive(
    opened: OpenRelease,
    documents: Collection[str],
    digests: Collection[str],
    lines: Collection[str],
) -> Release:
    """Derive a release; `documents` are those that have recalled texts, `lines` those of the recalls.

    Laws: no body holds a recalled text; what is derived in two steps is what is derived in one.
    Content and catalogs are not read: all that was said at the build is in the parts. Raises
    ReleaseError where one of these is damaged, or was stored without a record.
    """
    stored = StoredRelease(opened)
    turns = [_turn(stored, document, digests) for document in sorted(documents)]
    sections = {
        tag: {**states, **dict(_restate(opened.manifest.sections, tag, turns))}
        for tag, states in opened.manifest.sections.items()
    }
    made = [part for turn in turns for part in _make_parts(stored, turn)]
    made += _make_lists(stored, turns, made)
    made.append(relist_all(stored, sections, [turn.document for turn in turns if turn.is_gone]))
    return _make_release(opened, made, sections, lines)


def _turn(stored: StoredRelease, document: str, digests: Collection[str]) -> _Turn:
    records, chains = stored.records(document), stored.opened.manifest.chains
    version = stored.versions(document)[stored.languages[0]]
    needs = find_needs(version)
    before, after = (choose_units(records, chains, each, needs) for each in ((), digests))
    return _Turn(document, before, after)


def _restate(
    old: _Sections, language: str, turns: Sequence[_Turn]
) -> Iterator[tuple[str, SectionState]]:
    for turn in turns:
        for unit, served in turn.after.get(language, {}).items():
            if served != turn.before[language][unit]:
                place = f"{turn.document}/{unit}"
                yield place, _state(served, old[served.language][place])


def _state(served: Served, theirs: SectionState) -> SectionState:
    """Say what readers get; it has the revision that its own language's readers know it by."""
    revision = NO_WORDS if served.is_gone else theirs.revision
    return SectionState(served.language, str(served.status), served.reason, revision)


def _make_parts(stored: StoredRelease, turn: _Turn) -> Iterator[Part]:
    if not turn.languages:
        return
    versions, records = stored.versions(turn.document), stored.records(turn.document)
    for tag in turn.languages:
        before, after = turn.before[tag], turn.after[tag]
        version = recompose(versions, before, after, stored.reader(tag))
        yield make_part(version, record_again(records, tag, before, after))


def _make_lists(
    stored: StoredRelease, turns: Sequence[_Turn], made: Sequence[Part]
) -> Iterator[Part]:
    for tag in stored.languages:
        changed = {turn.document: turn.after[tag] for turn in turns if tag in turn.languages}
        if changed:
            mine = [part for part in made if part.name.partition("/")[0] == tag]
            yield relist(stored, tag, changed, mine)


def _make_release(
    opened: OpenRelease, made: Sequence[Part], sections: _Sections, lines: Collection[str]
) -> Release:
    manifest = opened.manifest
    names = {part.name for part in made}
    return Release(
        engine=manifest.engine,
        policy=manifest.policy,
        source_language=manifest.source_language,
        languages=manifest.languages,
        chains=manifest.chains,
        unreviewed_safety=manifest.unreviewed_safety,
        parts=tuple(sorted(made, key=lambda part: part.name)),
        interface=opened.interfaces(),
        sections=sections,
        kept={name: opened.kept(name) for name in manifest.parts if name not in names},
        refresh_within=manifest.refresh_within,
        derived_from=manifest.derived_from or opened.identifier,
        recalls=tuple(sorted({*manifest.recalls, *lines})),
    )
