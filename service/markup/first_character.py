"""Tries only those rules of the Markdown parser that can match at the character at hand."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]
Rule = TypeVar("Rule")
Names = Mapping[str, Sequence[str]]
"""By character, the rules that can match nowhere else; by `""`, at no character named here."""
Chain = Mapping[str, Sequence[Rule]]
"""By character, the rules that can match there, in their order; by `""`, at any other and at the end."""

_BLOCKS: Names = {
    "`": ("fence",),
    "~": ("fence",),
    ">": ("blockquote",),
    "*": ("hr", "list"),
    "-": ("hr", "list"),
    "_": ("hr",),
    "+": ("list",),
    **dict.fromkeys("0123456789", ("list",)),
    "[": ("reference", "footnote_def"),
    "<": ("html_block",),
    "#": ("heading",),
    "": (),
}
"""By the first character of a line that is no blank. Other rules look at other things."""
_RUNS: Names = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("citation", "link"),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
    "": ("text",),
}
"""By the character at hand."""


class QuickRuler(Ruler[Rule]):
    """The rules of another ruler, each chain of them as one that tries those that can match.

    Its law: what it matches, its rules match one after the other.
    """

    def __init__(
        self, ruler: Ruler[Rule], names: Names, join: Callable[[Chain[Rule]], Rule]
    ) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._names = names
        self._join: Callable[[Chain[Rule]], Rule] = join
        self._chains: dict[str, list[Rule]] = {}

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803 - markdown-it's names
        """Return a chain, made one time: rules are not changed any more."""
        if chainName not in self._chains:
            self._chains[chainName] = [self._join(self._sort(super().getRules(chainName)))]
        return self._chains[chainName]

    def _sort(self, rules: Sequence[Rule]) -> Chain[Rule]:
        named = {rule.fn: rule.name for rule in self.__rules__}
        bound = {name for names in self._names.values() for name in names}
        return {
            character: [rule for rule in rules if named[rule] in names or named[rule] not in bound]
            for character, names in self._names.items()
        }


def quicken(parser: MarkdownIt) -> None:
    """Let a parser whose rules are complete try no more of them than can match."""
    parser.block.ruler = QuickRuler(parser.block.ruler, _BLOCKS, _join_blocks)
    parser.inline.ruler = QuickRuler(parser.inline.ruler, _RUNS, _join_runs)


def _join_blocks(chain: Chain[BlockRule]) -> BlockRule:
    others = chain[""]

    def match(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        at = state.bMarks[first] + state.tShift[first]
        for rule in chain.get(state.src[at : at + 1], others):
            if rule(state, first, last, silent):
                return True
        return False

    return match


def _join_runs(chain: Chain[InlineRule]) -> InlineRule:
    others = chain[""]

    def match(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        for rule in chain.get(state.src[state.pos], others):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, silent):
                return True
        return False

    return match
