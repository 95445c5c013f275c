"""Tells, word by word, how a text differs from the one before it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def mark_differences(before: str, after: str) -> str:
    """Mark what was taken out, `[-so-]`, and what was put in, `{+so+}`; the rest stands as it is."""
    return "".join(_mark(_WORD.findall(before), _WORD.findall(after)))


def _mark(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = "".join(before[start:end]), "".join(after[new_start:new_end])
        if tag == "equal":
            yield new
        else:
            yield (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
