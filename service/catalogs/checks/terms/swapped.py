"""The rule on names that may never stand for each other, such as ketamine and esketamine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.sentences import split_sentences
from service.catalogs.checks.shown import Shown, read_shown
from service.catalogs.checks.terms.lexicon import Entry, lexicon_of, spans
from service.content.glossary import Term, TermFinder, forms_of
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_KEEPS_ORDER = {"es", "fr", "it", "pt"}
"""Languages that name two things in the order of English as a rule."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two terms that are kept apart."""

    finder: TermFinder
    """Finds the two in the source, also inside longer terms."""
    one: Entry
    other: Entry
    forms: tuple[str, ...]
    """How the two are written in the source, in lower case."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Where the two names of a pair stand in a text."""

    one: tuple[Span, ...]
    other: tuple[Span, ...]

    def turned(self) -> "_Names":
        return _Names(self.other, self.one)

    def side(self, sentence: Span) -> int:
        """Tell which name stands alone in a sentence: 1 or -1; 0 where both or none do."""
        one, other = (
            any(sentence[0] <= start < sentence[1] for start, _ in names)
            for names in (self.one, self.other)
        )
        return one - other


@dataclass(frozen=True, slots=True)
class _Case:
    """The names of a pair in a source and in its translation."""

    meant: Entry
    written: Entry
    """What would be wrong in the place of the other."""
    source: Shown
    target: Shown
    wanted: _Names
    found: _Names

    def turned(self) -> "_Case":
        """See the pair from its other side."""
        return replace(
            self,
            meant=self.written,
            written=self.meant,
            wanted=self.wanted.turned(),
            found=self.found.turned(),
        )


def check_swapped(
    message: Message, msgstr: str, language: str, context: Context
) -> Iterator[Finding]:
    """Hold that no name of a pair stands where the source has the other.

    A pronoun may take the place of a name that comes again, so counts may fall; but one may not fall
    while the other rises, and neither may appear where the source has only the other.
    """
    source = read_shown(message.msgid)
    for pair in _pairs(context, language):
        wanted = _in_source(pair, source.text)
        if wanted.one or wanted.other:
            target = read_shown(msgstr)
            found = _in_target(pair, target.text)
            case = _Case(pair.one, pair.other, source, target, wanted, found)
            yield from _judge(case, keeps_order=language.partition("-")[0] in _KEEPS_ORDER)


def _judge(case: _Case, *, keeps_order: bool) -> Iterator[Finding]:
    if _rises(case) or _is_crossed(case):
        yield _finding(case)
    elif _rises(case.turned()):
        yield _finding(case.turned())
    elif keeps_order and _is_turned(case.wanted, case.found):
        wording = N_(
            "“{one}” and “{other}” stand in another order here. See that they did not change places."
        )
        values = {"one": case.meant.rendering, "other": case.written.rendering}
        yield Finding("swapped-terms", Severity.WARN, wording, values)


def _rises(case: _Case) -> bool:
    """Tell whether the wrong name stands where the source has the other."""
    wanted, found, unless = case.wanted, case.found, case.written.unless
    if not wanted.other:
        return bool(found.other) and not (unless and unless.search(case.source.text))
    return len(found.other) > len(wanted.other) and len(found.one) < len(wanted.one)


def _is_crossed(case: _Case) -> bool:
    """Tell whether two sentences with one name each have the other one in their translations."""
    if not (case.wanted.one and case.wanted.other):
        return False
    sentences = split_sentences(case.source.text), split_sentences(case.target.text)
    if len(sentences[0]) != len(sentences[1]):
        return False
    pairs = zip(*sentences, strict=True)
    sides = {(case.wanted.side(one), case.found.side(other)) for one, other in pairs}
    return sides >= {(1, -1), (-1, 1)}


def _is_turned(wanted: _Names, found: _Names) -> bool:
    """Tell whether each name occurs one time, and they stand the other way round."""
    if any(len(each) != 1 for each in (wanted.one, wanted.other, found.one, found.other)):
        return False
    return (wanted.one < wanted.other) is not (found.one < found.other)


def _finding(case: _Case) -> Finding:
    wording = N_(
        "“{written}” stands here where the source says “{meant}”. They are not the same: write “{rendering}”."
    )
    place = case.found.other[-1]
    values = {
        "written": case.target.text[slice(*place)],
        "meant": case.meant.term.term,
        "rendering": case.meant.rendering,
    }
    span = case.source.span(*case.wanted.one[-1]) if case.wanted.one else None
    return Finding("swapped-terms", Severity.BLOCK, wording, values, span, case.target.span(*place))


@lru_cache(maxsize=64)
def _pairs(context: Context, language: str) -> tuple[_Pair, ...]:
    entries = lexicon_of(context, language).entries
    pairs = ((entries[term.id], entries[other]) for term in context.terms for other in term.apart)
    return tuple(
        _Pair(TermFinder((one.term, other.term)), one, other, _forms(one.term, other.term))
        for one, other in pairs
        if one.accepted and other.accepted
    )


def _forms(*terms: Term) -> tuple[str, ...]:
    return tuple(form.lower() for term in terms for form in forms_of(term))


def _in_source(pair: _Pair, text: str) -> _Names:
    lower = text.lower()
    if not any(form in lower for form in pair.forms):
        return _Names((), ())
    mentions = tuple(pair.finder.mentions(text))
    return _Names(
        *(
            tuple((each.start, each.end) for each in mentions if each.id == entry.term.id)
            for entry in (pair.one, pair.other)
        )
    )


def _in_target(pair: _Pair, text: str) -> _Names:
    one, other = (tuple(spans(entry.accepted, text)) for entry in (pair.one, pair.other))
    return _Names(_outside(one, other), _outside(other, one))


def _outside(names: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Leave out names that stand inside longer ones: 氯胺酮 in 艾司氯胺酮."""
    return tuple(
        (start, end)
        for start, end in names
        if not any(s <= start and end <= e and e - s > end - start for s, e in others)
    )


SWAPPED = Rule(
    id="swapped-terms",
    check=check_swapped,
    why="Ketamine and esketamine are approved for different uses and have different doses: the one may never stand for the other.",
    good=Example("es", "Esketamine is a nasal spray.", "La esketamina es un aerosol nasal."),
    bad=Example("es", "Esketamine is a nasal spray.", "La ketamina es un aerosol nasal."),
    is_safety=True,
)
