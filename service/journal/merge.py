"""The three-way merge of one message: what a file says, what the journal says, what both began from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from service.journal.store.records import Wording


class Fate(StrEnum):
    """What becomes of a message that a file holds."""

    UNCHANGED = "unchanged"
    """The file says what the journal says, or what the journal said when both began."""
    TAKEN = "taken"
    """The file's text is the message's text now."""
    KEPT = "kept"
    """The journal's text stays; the file says nothing against it: absent, emptied, or older."""
    SUGGESTION = "suggestion"
    """Both changed: the journal's text stays, the file's is kept as a suggestion."""
    REFUSED = "refused"
    """A text of no message that there is: it stays in its file."""


class Reason(StrEnum):
    """Why a message was merged as it was."""

    SAME = "same"
    EDITED = "edited"
    COMMENTED = "commented"
    RELABELLED = "relabelled"
    """The words are the same; a person says that they come from elsewhere (their origin)."""
    FILLED = "filled"
    ABSENT = "absent"
    """Absent is not deleted (promise P5)."""
    EMPTIED = "emptied"
    """Emptied is not an edit (promise P5)."""
    CUT_SHORT = "cut-short"
    """Some plural forms say nothing, which a text may not."""
    UNTOUCHED = "untouched"
    """The file says what it said when it was written; the journal has gone on."""
    BOTH_CHANGED = "both-changed"
    NO_BASE = "no-base"
    """Nobody knows what the file was made from."""
    OLDER = "older"
    """The file has a text that the message had before, in a file that cannot prove that it is meant."""
    SOURCE_COPIED = "source-copied"
    """The file has the source where the journal has a translation."""
    NO_MESSAGE = "no-message"
    """The source has no such message."""
    NO_WORDING = "no-wording"
    """The source has the message, and never said it so."""
    OTHER_SHAPE = "other-shape"
    """One has plural forms, the other none, or another number of them."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a file began from."""

    wording: Wording | None
    """The text that the journal gave then; None where it had none."""


UNKNOWN = None
"""No base: the file names none, or one of another journal."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome for one message."""

    fate: Fate
    reason: Reason
    text: Wording | None
    """What the message's text is now; None where there is none."""
    suggestion: Wording | None = None


def merge_message(
    base: Base | None, ours: Wording | None, theirs: Wording | None, *, is_older: bool = False
) -> Merged:
    """Merge one message; `ours` is the journal's text, `theirs` the file's.

    Laws: no text of either side is lost; equal inputs change nothing; merging the outcome again
    changes nothing. `is_older`: theirs is a text that the message had before ours, in a file whose
    base is only said.
    """
    if theirs is None:
        return Merged(Fate.KEPT, Reason.ABSENT, ours)
    if theirs.is_empty:
        return _merge_empty(ours)
    if ours is not None and theirs.words == ours.words:
        return _merge_remarks(base, ours, theirs)
    if is_cut_short(theirs):
        return _set_aside(base, ours, theirs, Reason.CUT_SHORT)
    if ours is None:
        return Merged(Fate.TAKEN, Reason.FILLED, theirs)
    return _merge_words(base, ours, theirs, is_older=is_older)


def is_cut_short(wording: Wording) -> bool:
    """Tell whether some plural forms of a text say nothing while others do."""
    return not wording.is_empty and not all(form.strip() for form in wording.msgstr)


def _merge_empty(ours: Wording | None) -> Merged:
    if ours is None or ours.is_empty:
        return Merged(Fate.UNCHANGED, Reason.SAME, ours)
    return Merged(Fate.KEPT, Reason.EMPTIED, ours)


def _merge_remarks(base: Base | None, ours: Wording, theirs: Wording) -> Merged:
    """Merge what is said of equal words: their comments, of which all lines stay, and their origin."""
    comment = _merge_comment(_comment_of(base), ours.comment, theirs.comment)
    known = base.wording if base else None
    if known is not None and known.origin is ours.origin is not theirs.origin:
        return Merged(Fate.TAKEN, Reason.RELABELLED, replace(theirs, comment=comment))
    if comment == ours.comment:
        return Merged(Fate.UNCHANGED, Reason.SAME, ours)
    return Merged(Fate.TAKEN, Reason.COMMENTED, replace(ours, comment=comment))


def _comment_of(base: Base | None) -> str | None:
    """Return the comment that both began from; None where nobody knows."""
    if base is None:
        return None
    return base.wording.comment if base.wording else ""


def _merge_comment(base: str | None, ours: str, theirs: str) -> str:
    if base == ours:
        return theirs
    if base == theirs:
        return ours
    lines = [*ours.split("\n"), *theirs.split("\n")]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _merge_words(base: Base | None, ours: Wording, theirs: Wording, *, is_older: bool) -> Merged:
    known = base.wording if base else None
    if is_older:
        return _keep(base, ours, theirs, Reason.OLDER)
    if known is not None and theirs.words == known.words:
        return _keep(base, ours, theirs, Reason.UNTOUCHED)
    if ours.is_empty:
        return Merged(Fate.TAKEN, Reason.FILLED, theirs)
    copies = _is_source(theirs) and not _is_source(ours)
    if known is not None and ours.words == known.words and not copies:
        comment = _merge_comment(known.comment, ours.comment, theirs.comment)
        return Merged(Fate.TAKEN, Reason.EDITED, replace(theirs, comment=comment))
    return _set_aside(base, ours, theirs, Reason.SOURCE_COPIED if copies else _why(base))


def _why(base: Base | None) -> Reason:
    """Say why two texts are not one."""
    return Reason.NO_BASE if base is None else Reason.BOTH_CHANGED


def _keep(base: Base | None, ours: Wording, theirs: Wording, reason: Reason) -> Merged:
    """Keep our words, and what is new in their comment."""
    comment = _merge_comment(_comment_of(base), ours.comment, theirs.comment)
    return Merged(Fate.KEPT, reason, replace(ours, comment=comment))


def _set_aside(base: Base | None, ours: Wording | None, theirs: Wording, reason: Reason) -> Merged:
    """Keep our text, and theirs as a suggestion."""
    kept = _keep(base, ours, theirs, reason).text if ours else None
    return Merged(Fate.SUGGESTION, reason, kept, theirs)


def _is_source(wording: Wording) -> bool:
    """Tell whether every form only repeats the source."""
    said = {wording.msgid, wording.msgid_plural}
    return all(form in said for form in wording.msgstr)
