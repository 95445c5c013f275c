"""A language's words of polarity as one compiled pattern."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import product

from service.catalogs.checks.finding import Span
from service.catalogs.checks.polarity.sense import Sense
from service.locales.tags import maximal_tag

Words = Mapping[Sense, tuple[str, str]]
"""By sense: the sure expressions, then the weak ones, parted by commas.

`*` stands for any letters at an end, `#` for digits, `a/b c` for `a c` and `b c`.
"""
_STEM = 3
"""A word also says what its stems of so many letters say."""
_LONGEST = 48
"""Longer words are no words, and what they mean is not kept."""
_DIGIT = re.compile(r"\d+")
_MODULES = {
    "en": "en",
    "es": "es",
    "fr": "fr",
    "de": "de",
    "pt": "pt",
    "ar": "ar",
    "zh-Hans": "zh_hans",
}
LANGUAGES = frozenset(_MODULES) - {"en"}
"""The languages whose translations can be compared with their English source."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says."""

    senses: frozenset[Sense]
    """More than one where it says one or another: `hasta` is until, or up to."""
    sure: frozenset[Sense]
    """Those of them that it says in nearly every sentence."""


_NO_SENSES: frozenset[Sense] = frozenset()
NOTHING = Meaning(_NO_SENSES, _NO_SENSES)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """How a language writes polarity."""

    pattern: re.Pattern[str]
    """Finds the expressions; the group `core` is one without its clitics."""
    whole: Mapping[str, Meaning]
    stems: Mapping[str, Meaning]
    endings: Mapping[str, Meaning]
    longest: int
    """The most letters of a stem or an ending."""

    def find(self, text: str) -> Iterator[tuple[Span, Meaning]]:
        """Find the expressions of a folded text that say something, and where each stands."""
        for match in self.pattern.finditer(text):
            core = match["core"]
            meaning = _mean_often(self, core) if len(core) <= _LONGEST else self.meaning_of(core)
            if meaning.senses:
                yield match.span("core"), meaning

    def meaning_of(self, core: str) -> Meaning:
        """Say what a found expression means: the longest that it is, begins or ends with."""
        core = _DIGIT.sub("#", core)
        sizes = range(min(len(core), self.longest), 0, -1)
        return (
            self.whole.get(core)
            or next(
                (self.stems[part] for size in sizes if (part := core[:size]) in self.stems), None
            )
            or next(
                (self.endings[part] for size in sizes if (part := core[-size:]) in self.endings),
                NOTHING,
            )
        )


@lru_cache(maxsize=8192)
def _mean_often(table: Table, core: str) -> Meaning:
    return table.meaning_of(core)


@cache
def find_table(tag: str) -> Table | None:
    """Find the table of a language; None where we know none, and polarity cannot be compared."""
    written = maximal_tag(tag).written
    known = (name for name in _MODULES if maximal_tag(name).written == written)
    return next((_load(_MODULES[name]) for name in known), None)


@cache
def _load(name: str) -> Table:
    module = import_module(f"service.catalogs.checks.polarity.languages.{name}")
    meanings = _collect(module.WORDS, module.NEUTRAL)
    return _build(meanings, module.PREFIXES, breaks_words=module.BREAKS_WORDS)


def _collect(words: Words, neutral: str) -> dict[str, Meaning]:
    """Join what each expression means; what is neutral says nothing, whatever else it holds."""
    found: dict[str, Meaning] = {}
    for sense, (sure, weak) in words.items():
        for listed, is_sure in ((sure, True), (weak, False)):
            for expression in _read(listed):
                said = frozenset({sense})
                meaning = Meaning(said, said if is_sure else _NO_SENSES)
                found[expression] = _unite(found.get(expression, NOTHING), meaning)
    for word in [expression for expression in found if "*" not in expression]:
        for size in range(_STEM, len(word) + 1):
            found[word] = _unite(found[word], found.get(word[:size] + "*", NOTHING))
    return found | dict.fromkeys(_read(neutral), NOTHING)


def _unite(one: Meaning, other: Meaning) -> Meaning:
    return Meaning(one.senses | other.senses, one.sure | other.sure)


def _read(listed: str) -> Iterator[str]:
    for expression in filter(None, map(str.strip, listed.replace("\n", " ").split(","))):
        choices = [word.split("/") for word in expression.split()]
        yield from (" ".join(chosen) for chosen in product(*choices))


def _build(meanings: Mapping[str, Meaning], prefixes: str, *, breaks_words: bool) -> Table:
    endings = {text[1:]: meaning for text, meaning in meanings.items() if text.startswith("*")}
    stems = {text[:-1]: meaning for text, meaning in meanings.items() if text.endswith("*")}
    whole = {text: meaning for text, meaning in meanings.items() if "*" not in text}
    core = _write_trie(whole, stems)
    if endings:
        longest = sorted(map(re.escape, endings), key=len, reverse=True)
        core = rf"{core}|\w+(?:{'|'.join(longest)})"
    start, end = (r"(?<!\w)", r"(?:(?<=')|(?!\w))") if breaks_words else ("", "")
    longest_part = max(map(len, (*stems, *endings)), default=0)
    pattern = re.compile(f"{start}{prefixes}(?P<core>{core}){end}")
    return Table(pattern, whole, stems, endings, longest_part)


def _write_trie(whole: Mapping[str, Meaning], stems: Mapping[str, Meaning]) -> str:
    """Write alternatives so that they share their beginnings, the longest first."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for text, end in (*((text, "") for text in whole), *((text, r"\w*") for text in stems)):
        node = root
        for character in text:
            node = node.setdefault(character, {})
        node.setdefault("end" + end, {})
    return _write_node(root)


def _write_node(node: Mapping[str, dict]) -> str:  # type: ignore[type-arg]
    branches = [
        (r"\d+" if character == "#" else re.escape(character)) + _write_node(child)
        for character, child in node.items()
        if len(character) == 1
    ]
    ends = [mark.removeprefix("end") for mark in sorted(node, reverse=True) if len(mark) > 1]
    return f"(?:{'|'.join(branches + ends)})" if len(branches + ends) > 1 else (branches + ends)[0]
