"""Compares marks as multisets: each of the source stands in the translation, as often, and no other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.catalogs.checks.finding import Finding, Span
from service.content.policy import Severity


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one kind in a text."""

    text: str
    names: Sequence[str]
    """What each is called, in order; two are alike where their names are."""

    def find(self, name: str) -> Span | None:
        """Tell where a mark was last written; None where it is written in another way."""
        at = self.text.rfind(name)
        return (at, at + len(name)) if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is said of a mark, which stands in the place of `{mark}`."""

    missing: str
    added: str


def compare_marks(
    rule: str, wordings: Wordings, source: Marks, translation: Marks
) -> Iterator[Finding]:
    """Report what is missing, where it stands in the source, and what is added, where it was put."""
    wanted, found = Counter(source.names), Counter(translation.names)
    for name in (wanted - found).elements():
        yield Finding(
            rule, Severity.BLOCK, wordings.missing, {"mark": name}, source_span=source.find(name)
        )
    for name in (found - wanted).elements():
        yield Finding(
            rule, Severity.BLOCK, wordings.added, {"mark": name}, target_span=translation.find(name)
        )
