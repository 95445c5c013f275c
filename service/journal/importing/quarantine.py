"""Decides which uploads a person has to look at before they come in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polib

from service.catalogs.po import forms_of
from service.catalogs.template import merge_messages
from service.catalogs.texts import Origin
from service.content.model import Level, Message
from service.journal.decisions.verdict import NO_VERDICT, Verdict, Verdicts
from service.journal.merge import Reason
from service.journal.store.records import TextRow, Wording, key_of_message
from service.journal.sync.catalog import CatalogMerge

Entries = Mapping[str, polib.POEntry]
"""By key."""
MANY = 10
"""So few approved texts may change without a word."""
SHARE = 0.1
"""So large a part of them may (design §6)."""
_MARKS = 3
"""So many marks do not vanish all at once because people read the texts."""


class Concern(StrEnum):
    """Why an upload waits for a person."""

    MANY_APPROVED = "many-approved"
    """It would change more than a tenth of the approved texts, and at least ten, with the files beside it."""
    ALL_COPIED = "all-copied"
    """Every text in it is its source."""
    MARKS_GONE = "marks-gone"
    """No fuzzy mark of several is left, and the texts are the same: a tool may have dropped them."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many approved texts there are, and how many of them an upload would change."""

    approved: int = 0
    changed: int = 0

    @property
    def is_heavy(self) -> bool:
        """Whether a person has to look."""
        return self.changed >= MANY and self.changed > SHARE * self.approved

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.approved + other.approved, self.changed + other.changed)


def is_approved(text: TextRow, message: Message, roles: Sequence[str], verdict: Verdict) -> bool:
    """Tell whether a text counts as approved: finished, for the present source, by those asked.

    Where policy asks nobody, a person's own hand is enough.
    """
    wording = text.wording
    if wording.is_empty or wording.unfinished or wording.msgid != message.msgid:
        return False
    if verdict.is_rejected:
        return False
    by_hand = not roles and wording.origin is Origin.HUMAN and not verdict.is_withdrawn
    return by_hand or verdict.approves(roles)


def weigh(
    merge: CatalogMerge,
    texts: Mapping[str, TextRow],
    messages: Sequence[Message],
    roles: Mapping[Level, Sequence[str]],
    verdicts: Verdicts,
) -> Weight:
    """Weigh what an upload would change; `messages` are the source's of its domain."""
    approved = {
        key
        for message, _ in merge_messages(messages)
        if (key := key_of_message(message.domain, message.context, message.msgid)) in texts
        and is_approved(
            texts[key],
            message,
            roles.get(message.level, ()),
            verdicts.get(texts[key].digest, NO_VERDICT),
        )
    }
    changed = sum(line.reason is Reason.EDITED and line.key in approved for line in merge.lines)
    return Weight(len(approved), changed)


def find_concerns(
    merge: CatalogMerge, texts: Mapping[str, TextRow], admitted: Entries, template: Entries
) -> Iterator[Concern]:
    """Find why an upload waits, whatever is approved.

    `texts` are the journal's last ones, `admitted` the upload's entries, `template` the source's.
    """
    if _is_all_copied([*admitted.values()]):
        yield Concern.ALL_COPIED
    if _lost_marks(merge, texts, admitted, template):
        yield Concern.MARKS_GONE


def _is_all_copied(entries: Sequence[polib.POEntry]) -> bool:
    said = [entry for entry in entries if any(forms_of(entry))]
    return bool(said) and all(
        form in {entry.msgid, entry.msgid_plural} for entry in said for form in forms_of(entry)
    )


def _lost_marks(
    merge: CatalogMerge, texts: Mapping[str, TextRow], admitted: Entries, template: Entries
) -> bool:
    """Tell whether a file took the mark off every fuzzy text that it has, and changed no word of them."""
    marked = {
        key
        for key, row in texts.items()
        if key in admitted and key in template and _is_marked(row.wording, template[key])
    }
    bare = {
        text.address.key
        for text in merge.texts
        if text.address.key in marked
        and text.wording.msgstr == texts[text.address.key].wording.msgstr
        and not _is_marked(text.wording, template[text.address.key])
    }
    return len(bare) >= _MARKS and bare == marked


def _is_marked(wording: Wording, message: polib.POEntry) -> bool:
    """Tell whether catalogs have a text fuzzy: unfinished, or written for other words."""
    return not wording.is_empty and (wording.unfinished or wording.msgid != message.msgid)
