"""Sums up the evidence of a language: counts, and what they say in plain words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from service.catalogs.texts import Origin
from service.content.model import Level
from service.release.evidence.model import Count, SecondPerson, TextEvidence

_LEVELS = list(Level)
_TAKEN_BACK = ("recalled", "withdrawn", "rejected")


def count(texts: Sequence[TextEvidence]) -> tuple[Count, ...]:
    """Count texts by level and origin, the gravest level first."""
    groups: dict[tuple[Level, str], list[TextEvidence]] = {}
    for text in texts:
        groups.setdefault((text.level, text.origin), []).append(text)
    ordered = sorted(groups.items(), key=lambda each: (_LEVELS.index(each[0][0]), each[0][1]))
    return tuple(_count(level, origin, group) for (level, origin), group in ordered)


def _count(level: Level, origin: str, texts: Sequence[TextEvidence]) -> Count:
    roles = Counter(role for text in texts for role in text.shows.roles)
    return Count(
        level=level,
        origin=origin,
        texts=len(texts),
        reviewed=sum(text.shows.is_reviewed for text in texts),
        second_person=sum(text.shows.second_person is SecondPerson.YES for text in texts),
        by_role=dict(sorted(roles.items())),
        attested=sum(text.shows.attested for text in texts),
    )


def state(
    name: str,
    texts: Sequence[TextEvidence],
    counts: Sequence[Count],
    withheld: int,
    *,
    is_source: bool,
) -> Iterator[str]:
    """Say in plain English what is recorded, and what is not; the gravest first."""
    if not texts:
        yield f"No text of {name} was served."
        return
    reviewed = sum(each.reviewed for each in counts)
    if not reviewed:
        yield (
            f"NOTHING in {name} was reviewed: for none of its {_say(len(texts), 'text')} is the"
            " approval of any person recorded."
        )
    else:
        yield f"{reviewed} of {_say(len(texts), 'text')} of {name} were approved by at least one person."
    yield from _state_unreviewed(counts)
    if not is_source:
        yield from _state_machine(counts)
    yield from _state_second_person(texts)
    if withheld:
        yield f"Not served in {name}, but in another language or, taken back, in none: {_say(withheld, 'section')}."
    yield from _state_since(texts)


def _state_unreviewed(counts: Iterable[Count]) -> Iterator[str]:
    left = Counter[Level]()
    for each in counts:
        left[each.level] += each.texts - each.reviewed
    told = ", ".join(f"{left[level]} of level {level}" for level in Level if left[level])
    if told:
        yield f"Served without any recorded review: {told}."


def _state_machine(counts: Iterable[Count]) -> Iterator[str]:
    for each in counts:
        if each.origin != Origin.MACHINE:
            continue
        drafts = f"{_say(each.texts, 'machine draft')} of level {each.level}"
        if not each.reviewed:
            yield f"{drafts}: NONE was reviewed by a person."
        else:
            roles = ", ".join(f"{number} by a {role}" for role, number in each.by_role.items())
            yield f"{drafts}: {each.reviewed} approved by at least one person; {roles}."


def _state_second_person(texts: Sequence[TextEvidence]) -> Iterator[str]:
    found = Counter(text.shows.second_person for text in texts)
    if sure := found[SecondPerson.YES]:
        yield f"Approved by somebody else than who wrote or brought them in: {_say(sure, 'text')}."
    if unsure := found[SecondPerson.UNSURE]:
        yield (
            f"Approved by one person while nobody knows who wrote them: {_say(unsure, 'text')};"
            " a second person is not shown."
        )
    if attested := sum(text.shows.attested for text in texts):
        yield f"Certified by somebody outside, which approves nothing here: {_say(attested, 'text')}."


def _state_since(texts: Sequence[TextEvidence]) -> Iterator[str]:
    later = Counter(text.shows.later for text in texts)
    for name in _TAKEN_BACK:
        if later[name]:
            yield f"{name.capitalize()} after the release went live: {_say(later[name], 'text')}."
    if approved := later["approved"]:
        yield f"Approved only after the release went live, which it does not show: {_say(approved, 'text')}."


def _say(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
