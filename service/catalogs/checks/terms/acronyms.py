"""The rule on acronyms: one of the source is not another one in the translation."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import read_shown
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_ACRONYM = re.compile(r"(?<![^\W_\u0590-\U0010ffff])[A-Z]{2,6}(?![^\W_\u0590-\U0010ffff]|[.-]?\d)")
"""A run of capitals with no Latin letter or digit beside it."""
_SHOUTED = re.compile(r"\b(?:NOT|NO|DO|NEVER|MUST|ALWAYS|ONLY|STOP|THIS|AND|OR|TODO)\b")
_CAPITALS = re.compile("[A-Z][A-Z]")
_KNOWN: tuple[tuple[str, ...], ...] = (
    ("MRI", "RM", "RMN", "IRM", "MRT"),
    ("CT", "TC", "TAC", "TDM"),
    ("ECG", "EKG"),
    ("EEG",),
    ("ECT", "TEC", "EKT"),
    ("TMS", "EMT", "SMT", "RTMS"),
    ("HIV", "VIH"),
    ("AIDS", "SIDA"),
    ("WHO", "OMS", "WGO"),
    ("US", "USA", "EE", "UU", "EEUU", "EUA"),
    ("EU", "UE"),
    ("UK", "RU"),
    ("UN", "ONU"),
    ("PTSD", "TEPT", "TSPT", "ESPT", "PTBS", "SSPT"),
    ("OCD", "TOC"),
    ("ADHD", "TDAH", "ADHS"),
    ("COPD", "EPOC", "BPCO", "DPOC"),
    ("UTI", "ITU", "IVU", "HWI"),
    ("ICU", "UCI", "USI"),
    ("ER", "ED"),
    ("GP", "MG"),
    ("BMI", "IMC"),
    ("DNA", "ADN", "DNS"),
    ("RNA", "ARN", "RNS"),
    ("SSRI", "ISRS", "SNRI", "IRSN"),
    ("MAOI", "IMAO", "MAOH"),
    ("IV", "EV"),
    ("IM",),
    ("BP", "PA", "TA"),
    ("FDA",),
    ("EMA",),
    ("DEA",),
    ("NIH",),
    ("CDC",),
    ("NHS",),
    ("NMDA",),
    ("AMPA",),
    ("GABA",),
    ("REMS",),
)
"""Acronyms that mean one thing in several languages (names of the WHO, ICD-11 and INN lists)."""


def check_acronyms(
    message: Message, msgstr: str, _language: str, context: Context
) -> Iterator[Finding]:
    """Hold that what took the place of an acronym is not another acronym.

    It may be written out; an unknown one in its place is worth a look, one that is known to mean
    something else stops the text.
    """
    source, target = read_shown(message.msgid), read_shown(msgstr)
    if not _CAPITALS.search(source.text) or _is_shouted(source.text):
        return
    wanted, found = _acronyms(source.text), _acronyms(target.text)
    added = [name for name in found if not _stands(name, wanted)]
    for name, span in wanted.items():
        if added and not _stands(name, found) and name not in _rendered(context):
            yield _finding(name, added[0], source.span(*span), target.span(*found[added[0]]))


def _finding(name: str, other: str, source: Span, target: Span) -> Finding:
    wording = N_(
        "The source says {name}, the translation says {other}. See that both mean the same."
    )
    is_known = other in _groups() and name in _groups()
    severity = Severity.BLOCK if is_known else Severity.WARN
    return Finding("acronyms", severity, wording, {"name": name, "other": other}, source, target)


def _acronyms(text: str) -> Mapping[str, Span]:
    return {match[0]: match.span() for match in _ACRONYM.finditer(text)}


def _stands(name: str, others: Mapping[str, Span]) -> bool:
    """Tell whether an acronym, or the one of another language for it, is among others.

    Languages that put the noun first turn the letters round: DNA, ADN.
    """
    group = _groups().get(name, frozenset((name,)))
    return any(other in group or sorted(other) == sorted(name) for other in others)


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(group) for group in _KNOWN for name in group}


@lru_cache(maxsize=64)
def _rendered(context: Context) -> frozenset[str]:
    """Return the acronyms that the glossary renders or keeps; other rules look for those."""
    forms = " ".join(
        form for term in context.terms for form in (term.term, *term.variants, *term.keep)
    )
    return frozenset(_ACRONYM.findall(forms))


def _is_shouted(text: str) -> bool:
    """Tell whether words stand in capitals for stress (DO NOT), so that they mark no acronym."""
    return text.isupper() or _SHOUTED.search(text) is not None


ACRONYMS = Rule(
    id="acronyms",
    check=check_acronyms,
    why="One letter makes another authority or another examination of it.",
    good=Example("es", "You may need an MRI.", "Puede necesitar una RM."),
    bad=Example("es", "You may need an MRI.", "Puede necesitar una TAC."),
)
