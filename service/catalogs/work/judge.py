"""Judges one text that came back: the three-way rule for base, catalog and file."""

from dataclasses import dataclass

from service.catalogs.work.base import Place, State, digest_state
from service.catalogs.work.report import Fate

_FEW_WORDS = 3
"""So few words may be the same in two languages."""
Verdict = tuple[Fate, str]
"""With its reason; empty where the fate says all."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a text was when the file was written, as far as it is known."""

    place: Place
    was: str | None

    def is_state(self, state: State) -> bool:
        """Tell whether the text was this; never where the base is not known."""
        return self.was is not None and self.was == digest_state(self.place, state)

    def is_text(self, forms: tuple[str, ...]) -> bool:
        """Tell whether the text had these forms, fuzzy or not: an update marks what it does not touch."""
        return any(self.is_state(State(forms, is_fuzzy)) for is_fuzzy in (True, False))


def judge_text(base: Base, ours: State, theirs: State, *, confirm: bool) -> Verdict:
    """Say what becomes of the file's text (`theirs`) where the catalog has `ours`.

    Where the file changed nothing, the catalog stays. An emptied text is no edit, and a text whose
    fuzzy mark alone is gone counts as read only where `confirm` says so. Two changes are never mixed.
    """
    if theirs == ours or base.is_state(theirs):
        return Fate.UNCHANGED, ""
    if not any(theirs.forms):
        return Fate.KEPT, "An emptied text is no edit."
    if reason := refuse_text(base.place.msgid, ours, theirs):
        return Fate.REFUSED, reason
    return _judge_edit(base, ours, theirs, confirm=confirm)


def _judge_edit(base: Base, ours: State, theirs: State, *, confirm: bool) -> Verdict:
    if not any(ours.forms):
        return Fate.TAKEN, ""
    if theirs.forms == ours.forms and ours.is_fuzzy:
        return _judge_confirmed(confirm=confirm)
    if base.was is None:
        return Fate.KEPT, "The file does not say what the text was."
    if not base.is_state(ours):
        return Fate.KEPT, "The catalog's text has changed since the file was written."
    return Fate.TAKEN, ""


def refuse_text(msgid: str, ours: State, theirs: State) -> str:
    """Say why a text can be taken for no message; nothing where it can."""
    if len(theirs.forms) != len(ours.forms):
        return f"It has {len(theirs.forms)} forms, the catalog {len(ours.forms)}."
    if not all(theirs.forms):
        return "One of its plural forms is empty."
    if theirs.forms == (msgid,) and len(msgid.split()) > _FEW_WORDS:
        return "It is not translated."
    return ""


def _judge_confirmed(*, confirm: bool) -> Verdict:
    if confirm:
        return Fate.TAKEN, "Confirmed unchanged."
    return Fate.UNCONFIRMED, "Its fuzzy mark is gone, its text is the same; it stays fuzzy."
