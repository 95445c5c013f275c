"""The links of a message, and the references in its words that name them."""

import re
from dataclasses import dataclass

_REF = re.compile(r"(?<=\]\[)(?!\^)[^\]\n]+(?=\])")
_BLANKS = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link or image of a message leads; a translation names it and cannot change it."""

    ref: str
    """What stands in the message: `[text][ref]`."""
    target: str
    """The address, as Markdown normalizes it."""
    title: str
    source: str
    """What stands behind the label in the source: `(address "title")`, `[label]`, `[]` or nothing."""

    @property
    def inline(self) -> str:
        """The address and title behind a label, needing no definition elsewhere."""
        target = self.target.replace("&", "&amp;")
        title = _BLANKS.sub(" ", self.title).replace("&", "&amp;")
        quoted = title.replace("\\", "\\\\").replace('"', '\\"')
        return f'(<{target}> "{quoted}")' if quoted else f"(<{target}>)"

    @property
    def written(self) -> str:
        """As the source has it; a collapsed or shortcut reference in full, for its label changes."""
        return self.inline if self.source in {"", "[]"} else self.source


def rename_refs(before: str, after: str, msgstr: str) -> str | None:
    """Carry a translation over when two msgids differ in nothing but link references.

    Returns the msgstr with the references of `after`, or None where more than they differ, or where
    two links of one reference lead apart now: which is which, only a translator can say.
    """
    if before == after:
        return msgstr
    old, new = _REF.findall(before), _REF.findall(after)
    if len(old) != len(new) or without_refs(before) != without_refs(after):
        return None
    names = dict(zip(old, new, strict=True))
    if len(set(zip(old, new, strict=True))) > len(names):
        return None
    return _REF.sub(lambda match: names.get(match[0], match[0]), msgstr)


def without_refs(message: str) -> str:
    """Take link references out, `[text][]`: what is left changes only where the words do."""
    return _REF.sub("", message) if "][" in message else message
