"""Rules on how hard the source is to read: a section's grade, the length of its sentences."""

from collections.abc import Iterator, Sequence

from service.content.checks.rule import Case, SourceFinding, SourceRule, find_in, warn
from service.content.glossary import Term
from service.content.model import Section
from service.content.policy import Severity
from service.content.reading import SENTENCE_LIMIT, grade, long_sentences
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

GRADE, SENTENCE = "reading-grade", "sentence-length"


def check_grade(case: Case) -> Iterator[SourceFinding]:
    """Find the sections that are harder to read than the style allows."""
    if case.document is None:
        return
    explained = _explained(case.terms, case.style.glossed.get(case.domain, ()))
    easy = (*case.style.easy, *explained)
    for section in case.document.walk():
        measured = grade(_texts(section), easy)
        allowed = case.style.allowed_grade(case.domain, section.id)
        if measured > allowed:
            told = (
                f"The section {section.id!r} reads at grade {measured:.1f}; at most {allowed:g} is "
                "allowed. Use shorter sentences and shorter words."
            )
            yield SourceFinding(
                GRADE, Severity.WARN, case.document.path, section.title.line, told, section.title
            )


def check_sentences(case: Case) -> Iterator[SourceFinding]:
    """Find the sentences that are too long for patients."""
    for message in case.messages:
        for sentence in long_sentences([read_plain(message.msgid)]):
            told = f"This sentence has more than {SENTENCE_LIMIT} words: {sentence} Split it."
            yield warn(SENTENCE, message, told, find_in(message, sentence))


def read_plain(markdown: str) -> str:
    """Return a text as readers see it."""
    return plain_text(parse_inline(markdown))


def _explained(terms: Sequence[Term], glossed: Sequence[str]) -> Iterator[str]:
    for term in terms:
        if term.id in glossed:
            yield from (term.term, *term.variants)


def _texts(section: Section) -> list[str]:
    return [read_plain(message.msgid) for message in section.messages]


RULES: tuple[SourceRule, ...] = (
    SourceRule(
        id=GRADE,
        check=check_grade,
        why=(
            "What many patients cannot read, nobody translates well. The measure is the "
            "Flesch-Kincaid grade of each section's own text."
        ),
        good="Do not drive today. {#driving}",
        bad="Individuals experiencing psychosis necessitate immediate consideration. {#psychosis}",
    ),
    SourceRule(
        id=SENTENCE,
        check=check_sentences,
        why=f"A sentence of more than {SENTENCE_LIMIT} words loses readers on the way.",
        good="Do not drive today. Ask a friend to take you home. {#driving}",
        bad=(
            "Do not drive today, and do not ride a bike or use tools that can cut you, but ask a "
            "friend to take you home. {#driving}"
        ),
    ),
)
