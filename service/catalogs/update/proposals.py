"""Which texts that vanished may be what a message without a translation was before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from service.catalogs.update.likeness import Bound, Likeness, Wordings, runs_of

HERE = Bound(words=50, letters=75)
"""What a text that vanished from the same document must have in common with the message."""
ELSEWHERE = Bound(words=70, letters=90)
"""The same for other documents: they hold more texts, so more of them are alike by chance."""
PART = 0.6
"""The share of the runs of three words of a part that the whole has: an edit of one word breaks three."""
RUNS_HERE = 3
"""Runs of three words that a part has at least (five words), within one document."""
RUNS_ELSEWHERE = 8
"""The same across documents."""
_COMMON = 200
"""Texts that a run of words may stand in; one of more tells nothing, and costs."""


class Bond(StrEnum):
    """How a message hangs together with texts that vanished."""

    ALIKE = "alike"
    PART = "part"
    """The message is a part of the text: it was split, or shortened."""
    WHOLE = "whole"
    """The texts are parts of the message: they were merged, or one was added to."""


class Vanished(NamedTuple):
    """A wording that had a translation and that no message of its document has any longer."""

    document: str
    msgid: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a message may have been before; of several texts, in their order in the message."""

    bond: Bond
    texts: tuple[Vanished, ...]
    score: float
    """How alike they are, 0 to 100; comparable within one bond."""

    @property
    def msgid(self) -> str:
        """The words that a translation of the proposal was made for."""
        return " ".join(text.msgid for text in self.texts)


class Proposals:
    """The texts that vanished, ready to be asked.

    They are told apart by document and words alone, and asked in the order of their names, so the
    order in which they are given is of no account.
    """

    def __init__(self, vanished: Iterable[Vanished]) -> None:
        self._texts = sorted(set(vanished))
        self._places: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            self._places.setdefault(text.document, []).append(place)
        self._here: dict[str, Wordings] = {}

    def find(self, msgid: str, document: str) -> Proposal | None:
        """Return the best proposal: alike here, alike elsewhere, then parts; None where there is none."""
        found = (
            self.alike_here(msgid, document)
            or self.alike_elsewhere(msgid)
            or self.wholes(msgid, document)
            or self.parts(msgid, document)
        )
        return found[0] if found else None

    def alike_here(self, msgid: str, document: str) -> Sequence[Proposal]:
        """Find texts of the same document that the message may be an edit of, best first."""
        places = self._places.get(document, ())
        if not places:
            return ()
        if document not in self._here:
            self._here[document] = Wordings([self._texts[place].msgid for place in places])
        found = self._here[document].find(msgid, HERE)
        return [self._alike(likeness, places[likeness.place]) for likeness in found]

    def alike_elsewhere(self, msgid: str) -> Sequence[Proposal]:
        """Find texts of any document, the same one included, by the stricter bound."""
        found = self._everywhere.find(msgid, ELSEWHERE)
        return [self._alike(likeness, likeness.place) for likeness in found]

    def wholes(self, msgid: str, document: str) -> Sequence[Proposal]:
        """Find texts that the message is a part of; one of the same document, if any."""
        runs = runs_of(msgid)
        shared = self._runs.shared_by(runs)
        held = [
            (self._texts[place].document == document, len(places) / len(runs), place)
            for place, places in shared.items()
            if len(places) >= PART * len(runs) and len(runs) < self._runs.count(place)
        ]
        fitting = [one for one in held if len(runs) >= (RUNS_HERE if one[0] else RUNS_ELSEWHERE)]
        best = sorted(fitting, key=lambda one: (not one[0], -one[1], one[2]))
        return [Proposal(Bond.PART, (self._texts[place],), 100 * share) for _, share, place in best]

    def parts(self, msgid: str, document: str) -> Sequence[Proposal]:
        """Find the texts that are parts of the message, as one proposal; its own document's first."""
        runs = runs_of(msgid)
        shared = self._runs.shared_by(runs)
        covered: set[int] = set()
        chosen: list[tuple[int, int]] = []
        for place in sorted(shared, key=lambda place: self._rank(place, shared[place], document)):
            places = shared[place]
            if self._is_part(place, places, document, len(runs)) and _adds(places, covered):
                covered.update(places)
                chosen.append((min(places), place))
        if not chosen:
            return ()
        texts = tuple(self._texts[place] for _, place in sorted(chosen))
        return (Proposal(Bond.WHOLE, texts, 100 * len(covered) / len(runs)),)

    @cached_property
    def _everywhere(self) -> Wordings:
        return Wordings([text.msgid for text in self._texts])

    @cached_property
    def _runs(self) -> "_Runs":
        return _Runs([text.msgid for text in self._texts])

    def _alike(self, likeness: Likeness, place: int) -> Proposal:
        return Proposal(Bond.ALIKE, (self._texts[place],), likeness.score)

    def _rank(self, place: int, places: Sequence[int], document: str) -> tuple[bool, int, int]:
        return self._texts[place].document != document, -len(places), place

    def _is_part(self, place: int, places: Sequence[int], document: str, runs: int) -> bool:
        count = self._runs.count(place)
        least = RUNS_HERE if self._texts[place].document == document else RUNS_ELSEWHERE
        return least <= count < runs and len(places) >= PART * count


class _Runs:
    """Where each run of three words stands."""

    def __init__(self, msgids: Sequence[str]) -> None:
        self._counts: list[int] = []
        self._holders: dict[tuple[str, ...], list[int]] = {}
        for place, msgid in enumerate(msgids):
            runs = set(runs_of(msgid))
            self._counts.append(len(runs))
            for run in runs:
                self._holders.setdefault(run, []).append(place)

    def count(self, place: int) -> int:
        """Count the different runs of a text."""
        return self._counts[place]

    def shared_by(self, runs: Sequence[tuple[str, ...]]) -> Mapping[int, Sequence[int]]:
        """Find, for each text, at which places of `runs` it has the same run of words."""
        shared: dict[int, list[int]] = {}
        for at, run in enumerate(runs):
            for place in self._told_by(run):
                shared.setdefault(place, []).append(at)
        return shared

    def _told_by(self, run: tuple[str, ...]) -> Iterator[int]:
        holders = self._holders.get(run, ())
        return iter(holders if len(holders) <= _COMMON else ())


def _adds(places: Sequence[int], covered: set[int]) -> bool:
    """Tell whether a part covers more that is new than what other parts have."""
    return 2 * len(covered.intersection(places)) < len(places)
