"""The tables of quantity words, one file a language in `languages/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

import yaml

from service.content.yaml_loader import LOADER
from service.locales.tags import maximal_tag

KNOWN = frozenset({"en", "es", "fr", "de", "pt-BR", "ar", "zh-Hans"})
"""The languages that have a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """The words of one language, as its file lists them."""

    numerals: Mapping[Fraction, tuple[str, ...]] = field(default_factory=dict)
    join_tens: tuple[str, ...] = ()
    """How a ten and a unit make a numeral: `{ten} y {unit}`."""
    clitics: tuple[str, ...] = ()
    """Words that are written together with the next one."""
    needs_counter: bool = False
    """Numerals in words count only before a counter or a unit, as in Chinese."""
    has_bare_units: bool = False
    """A unit without a number may mean one, as in Arabic."""
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By role, then by what they are worth."""


EMPTY = Table()


def is_known(language: str) -> bool:
    """Tell whether a language, or its parent in the same script, has a table."""
    return _file_of(language) is not None


def find_table(language: str) -> Table | None:
    """Give the table of a language; None where there is none."""
    name = _file_of(language)
    return read_table(name) if name else None


@lru_cache(maxsize=64)
def _file_of(language: str) -> str | None:
    written = maximal_tag(language).written
    return next((tag for tag in KNOWN if maximal_tag(tag).written == written), None)


@lru_cache(maxsize=16)
def read_table(name: str) -> Table:
    """Read the file of one language; words are listed with commas between them."""
    text = (files(__package__) / "languages" / f"{name}.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one, in C where there is one
    return Table(
        numerals={Fraction(value): _list(words) for value, words in raw["numerals"].items()},
        join_tens=_list(raw.get("join tens", "")),
        clitics=_list(raw.get("clitics", "")),
        needs_counter=bool(raw.get("needs counter")),
        has_bare_units=bool(raw.get("bare units")),
        words={role: _by_worth(words) for role, words in raw["words"].items()},
    )


def _by_worth(words: str | Mapping[str | int, str]) -> Mapping[str, tuple[str, ...]]:
    """Read the words of a role; a list without worths is worth nothing of its own."""
    if isinstance(words, str):
        return {"": _list(words)}
    return {str(worth): _list(each) for worth, each in words.items()}


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in str(words).split(",") if word.strip())
