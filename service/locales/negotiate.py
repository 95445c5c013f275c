"""Which held language answers a list of wanted ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.locales.accept_language import LanguageRange, covers
from service.locales.held import HeldLanguages, find_alias, index_held
from service.locales.lineage import lineage
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag, maximal_tag


class MatchKind(StrEnum):
    """How the answer stands to what was asked; the values of `Polyleaf-Match`."""

    EXACT = "exact"
    ALIAS = "alias"
    CHAIN = "chain"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Match:
    """The answer of a negotiation."""

    language: str
    """As it is held."""
    kind: MatchKind


def negotiate(
    ranges: Sequence[LanguageRange],
    held: Sequence[str],
    source: str,
    chains: Mapping[str, Sequence[str]],
) -> Match:
    """Answer the first range that can be answered, else the source language.

    A language stays within its language and script (`zh-TW` never gets `zh-Hans`, `nn` never `nb`)
    unless a chain of the policy leads out of it. `chains` maps well-formed tags to such tags; that
    of a parent (`lineage`) applies where its child has none that leads to a held language.
    """
    offered = index_held(_accepted(ranges, held))
    wanted = sorted(
        (each for each in ranges if each.weight), key=lambda each: (-each.weight, each.tag == "*")
    )
    for each in _in_script(wanted):
        match = (
            _match_any(ranges, offered, source)
            if each.tag == "*"
            else _match_named(each.tag, offered, chains)
        )
        if match:
            return match
    return Match(source, MatchKind.DEFAULT)


def _in_script(wanted: Sequence[LanguageRange]) -> Iterator[LanguageRange]:
    """Read a bare language in the script that its reader wants more.

    Browsers send `zh` behind `zh-TW` by themselves; there it means `zh-Hant`, not `zh-Hans`.
    """
    scripts: dict[str, str] = {}
    for each in wanted:
        known = _well_formed(each.tag)
        if known is None:
            yield each
            continue
        maximal = maximal_tag(known)
        script = scripts.setdefault(maximal.language, maximal.script)
        is_read_anew = known == maximal.language and script != maximal.script
        yield LanguageRange(f"{known}-{script}", each.weight) if is_read_anew else each


def _match_named(
    tag: str, offered: HeldLanguages, chains: Mapping[str, Sequence[str]]
) -> Match | None:
    if (same := offered.by_text.get(tag.lower())) is not None:
        return Match(same, MatchKind.EXACT)
    if (known := _well_formed(tag)) is None:
        return None
    if (alias := find_alias(known, offered)) is not None:
        return Match(alias, MatchKind.ALIAS)
    if (target := _follow_chain(known, offered, chains)) is not None:
        return Match(target, MatchKind.CHAIN)
    return None


def _match_any(
    ranges: Sequence[LanguageRange], offered: HeldLanguages, source: str
) -> Match | None:
    """`*` is any language that no range names (RFC 4647 §2.1): the source, else the first held."""
    named = _named(ranges)
    unnamed = [tag for tag in offered.tags if _weight_by_name(tag, named) is None]
    if source in unnamed:
        return Match(source, MatchKind.DEFAULT)
    return Match(unnamed[0], MatchKind.EXACT) if unnamed else None


def _accepted(ranges: Sequence[LanguageRange], held: Sequence[str]) -> Sequence[str]:
    """Leave out what a range of weight 0 names.

    `*;q=0` needs nothing: without a `*` of its own, only named languages and chains are answered.
    """
    if all(each.weight for each in ranges):
        return held
    named = _named(ranges)
    return tuple(tag for tag in held if _weight_by_name(tag, named) != 0)


def _named(ranges: Sequence[LanguageRange]) -> tuple[LanguageRange, ...]:
    """Resolve the aliases in all ranges but `*`: `iw;q=0` refuses `he`."""
    return tuple(
        LanguageRange(_canonical_range(each.tag), each.weight) for each in ranges if each.tag != "*"
    )


def _weight_by_name(language: str, named: Sequence[LanguageRange]) -> int | None:
    """Weigh a language by the longest range that covers it; of equal ranges the first counts."""
    canonical = canonical_tag(language)
    naming = (each for each in named if covers(each.tag, canonical))
    longest = max(naming, key=lambda each: len(each.tag), default=None)
    return longest.weight if longest else None


def _canonical_range(tag: str) -> str:
    try:
        return canonical_tag(tag)
    except TagError:
        return tag


def _well_formed(tag: str) -> str | None:
    """Shorten a range until it is a tag (RFC 4647 §3.4): `en-AU-xx` → `en-AU`."""
    while tag:
        try:
            return canonical_tag(tag)
        except TagError:
            tag = tag.rpartition("-")[0]
    return None


def _follow_chain(
    tag: str, offered: HeldLanguages, chains: Mapping[str, Sequence[str]]
) -> str | None:
    targets = (
        canonical_tag(target)
        for step in lineage(tag)
        for start, chain in chains.items()
        if lineage(start)[0] == step
        for target in chain
    )
    return next(
        (offered.by_canonical[each] for each in targets if each in offered.by_canonical), None
    )
