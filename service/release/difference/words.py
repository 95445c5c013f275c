"""Pairs the words of a section before and after, and keeps what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from service.release.difference.bodies import Words


@dataclass(frozen=True, slots=True)
class WordChange:
    """How one run of words differs."""

    name: str
    """A permanent id, `title` or `summary`; empty where the block has no id."""
    before: str | None
    """None where it is new."""
    after: str | None
    """None where it is gone."""


def compare_words(before: Sequence[Words], after: Sequence[Words]) -> Iterator[WordChange]:
    """Compare by name; runs without one by their place among those that are equal."""
    named = {each.name: each.text for each in before if each.name}
    now = {each.name for each in after if each.name}
    for each in after:
        if each.name and named.get(each.name) != each.text:
            yield WordChange(each.name, named.get(each.name), each.text)
    for name, text in named.items():
        if name not in now:
            yield WordChange(name, text, None)
    yield from _compare_nameless(
        *([e.text for e in side if not e.name] for side in (before, after))
    )


def _compare_nameless(before: list[str], after: list[str]) -> Iterator[WordChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            for old, new in zip_longest(before[start:end], after[new_start:new_end]):
                yield WordChange("", old, new)
