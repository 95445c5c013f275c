"""Rules on the words of the source: its tone, its negations, its short forms, its name for medicine."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.content.checks.readability import read_plain
from service.content.checks.rule import Case, SourceFinding, SourceRule, find_in, warn
from service.content.glossary import Term

TONE, NEGATIVES = "tone", "double-negative"
UNDEFINED, MEDICINE = "undefined-term", "drug-for-medicine"
_DRUG = re.compile(r"\bdrugs?\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,}(?:-?\d+)?(?![\w-])")
_EXPLAINED = re.compile(
    rf"\(({_SHORT_FORM.pattern})\)|({_SHORT_FORM.pattern})\s+\([a-z]|\bcalled\s+({_SHORT_FORM.pattern})"
)
_DENIES = r"(?:not|never|no|none|nobody|nothing|without|cannot|\w+n['’]t)"
_UNDOES = (
    r"(?:un(?:able|aware|certain|clear|common|familiar|fit|happy|important|known|likely|necessary|"
    r"safe|successful|sure|treated|usual|well)|im(?:possible|probable)|in(?:accurate|capable|"
    r"complete|effective|frequent|significant|sufficient)|less likely to not|fail(?:s|ed)? to)"
)
_TWICE = re.compile(rf"\b{_DENIES}\s+(?:[a-z]+\s+)?(?:{_UNDOES}|{_DENIES})(?!\w)", re.IGNORECASE)
"""Two negations with at most one word between them: farther apart each denies something else."""


def check_tone(case: Case) -> Iterator[SourceFinding]:
    """Find the words that may not appear."""
    reasons = {word.lower(): reason for word, reason in case.style.tone.items()}
    for message in case.messages if reasons else ():
        for match in _phrases(tuple(reasons)).finditer(read_plain(message.msgid)):
            told = f"The word {match[0]!r} may not appear: {reasons[match[0].lower()]}."
            yield warn(TONE, message, told, find_in(message, match[0]))


@lru_cache(maxsize=16)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)


def check_negatives(case: Case) -> Iterator[SourceFinding]:
    """Find two negations that undo each other: translators lose one of them."""
    for message in case.messages:
        for match in _TWICE.finditer(read_plain(message.msgid)):
            told = f"“{match[0]}” denies twice. Say what is so."
            yield warn(NEGATIVES, message, told, find_in(message, match[0]))


def check_terms(case: Case) -> Iterator[SourceFinding]:
    """Find the short forms that neither the document nor the glossary explains."""
    texts = [read_plain(message.msgid) for message in case.messages]
    known = _explained("\n".join(texts)) | _in_glossary(case.terms)
    known |= {word for name in case.style.easy for word in _SHORT_FORM.findall(name)}
    seen: set[str] = set()
    for message, text in zip(case.messages, texts, strict=True):
        for found in dict.fromkeys(_SHORT_FORM.findall(text)):
            if found not in known and found not in seen and not text.isupper():
                seen.add(found)
                advice = "Write it out before it, or add it to content/glossary.yaml."
                told = f"The short form {found} is explained nowhere. {advice}"
                yield warn(UNDEFINED, message, told, find_in(message, found))


def _explained(text: str) -> set[str]:
    """Find the short forms that stand beside their long ones, or that are introduced as names."""
    return {found for groups in _EXPLAINED.findall(text) for found in groups if found}


def _in_glossary(terms: Sequence[Term]) -> set[str]:
    forms = (form for term in terms for form in _forms(term))
    return {found for form in forms for found in _SHORT_FORM.findall(form)}


def _forms(term: Term) -> tuple[str, ...]:
    return (term.term, *term.variants, *term.keep)


def check_medicine(case: Case) -> Iterator[SourceFinding]:
    """Find “drug” where a medicine is meant; the style lists the phrases that mean something else."""
    for message in case.messages:
        text = read_plain(message.msgid)
        for match in _DRUG.finditer(_spare(text, case.style.drugs)):
            told = f"“{match[0]}” is read as an illegal one. Write “medicine”."
            yield warn(MEDICINE, message, told, find_in(message, match[0]))


def _spare(text: str, phrases: tuple[str, ...]) -> str:
    return _phrases(phrases).sub("", text) if phrases else text


RULES: tuple[SourceRule, ...] = (
    SourceRule(
        id=TONE,
        check=check_tone,
        why="Promises and fright are no information. `content/style.yaml` lists the words.",
        good="It helped some people in a study. {#help}",
        bad="It is a breakthrough. {#help}",
    ),
    SourceRule(
        id=NEGATIVES,
        check=check_negatives,
        why="Two negations in a phrase are misread, and one of them gets lost in translation.",
        good="Nausea is common. {#nausea}",
        bad="Nausea is not uncommon. {#nausea}",
    ),
    SourceRule(
        id=UNDEFINED,
        check=check_terms,
        why="A short form that is explained nowhere is a riddle to readers and translators.",
        good="The Food and Drug Administration (FDA) approved it. {#approval}",
        bad="The FDA approved it. {#approval}",
    ),
    SourceRule(
        id=MEDICINE,
        check=check_medicine,
        why="Patients and translators read “drug” as an illegal one; a medicine is a medicine.",
        good="Take your medicine. {#take}",
        bad="Take your drug. {#take}",
    ),
)
