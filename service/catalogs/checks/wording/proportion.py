"""The rule on lengths that no translation of its source has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.sentences import split_sentences
from service.catalogs.checks.wording.prose import read_prose
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.locales.tags import maximal_tag

_SHORT, _SHORT_SENTENCES = 50, 24
"""Sources of fewer characters have translations of any length, unless a sentence is missing."""
_DENSE = {"Hans", "Hant", "Jpan", "Kore"}


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the characters of a translation are, divided by those of its source."""

    least: float
    fewer: float
    """The least where the translation has fewer sentences than its source."""
    most: float


_BOUNDS: Mapping[str, _Bounds] = {
    "ar": _Bounds(0.42, 0.65, 2.2),
    "de": _Bounds(0.62, 0.9, 2.1),
    "es": _Bounds(0.6, 0.9, 2.1),
    "fr": _Bounds(0.68, 1.0, 2.1),
    "pt": _Bounds(0.62, 0.9, 2.1),
    "zh": _Bounds(0.17, 0.26, 1.1),
}
"""Measured on 4,700 translations of two projects: 99.9 % lie within `least` and `most`, 95 % above `fewer`."""
_OTHERS, _OTHER_DENSE = _Bounds(0.42, 0.6, 2.4), _Bounds(0.14, 0.2, 1.2)
_SHORTER = N_(
    "The translation has {length} characters for {source} of the source. See that nothing is missing."
)
_LONGER = N_(
    "The translation has {length} characters for {source} of the source. See that nothing was added."
)
_FEWER = N_("The translation has fewer sentences than the source. See that none is missing.")


def check_proportion(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation is neither far shorter nor far longer than translations are."""
    source, target = (read_prose(text).text for text in (message.msgid, msgstr))
    if len(source) >= _SHORT_SENTENCES and (wording := _judge(source, target, _bounds(language))):
        values = {"length": str(len(target)), "source": str(len(source))}
        yield Finding("proportion", Severity.WARN, wording, values)


def _judge(source: str, target: str, bounds: _Bounds) -> str | None:
    share = len(target) / len(source)
    if len(source) >= _SHORT:
        if share < bounds.least:
            return _SHORTER
        if share > bounds.most:
            return _LONGER
    is_fewer = share < bounds.fewer and len(split_sentences(target)) < len(split_sentences(source))
    return _FEWER if is_fewer else None


@lru_cache(maxsize=64)
def _bounds(language: str) -> _Bounds:
    others = _OTHER_DENSE if maximal_tag(language).script in _DENSE else _OTHERS
    return _BOUNDS.get(language.partition("-")[0], others)


PROPORTION = Rule(
    id="proportion",
    check=check_proportion,
    why="A translation that is far too short has lost a sentence; one that is far too long says more than it may.",
    good=Example(
        "es",
        "Do not eat for 6 hours before your treatment, and do not drink for 2 hours.",
        "No coma durante las 6 horas antes de su tratamiento ni beba durante 2 horas.",
    ),
    bad=Example(
        "es",
        "Do not eat for 6 hours before your treatment, and do not drink for 2 hours.",
        "No coma.",
    ),
)
