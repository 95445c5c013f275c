"""Puts proposals of the memory into the empty messages of a catalog."""

import copy
from dataclasses import dataclass

import polib

from service.catalogs.memory.index import Match, Memory
from service.catalogs.memory.report import Proposal
from service.catalogs.po import copy_head, is_live, is_plural, is_translated
from service.catalogs.texts import Origin, mark_origin
from service.catalogs.written_for import mark_written_for


@dataclass(frozen=True, slots=True)
class Proposed:
    """A catalog with proposals, and what became of its empty messages."""

    catalog: polib.POFile
    proposals: tuple[Proposal, ...]
    left: int
    """Messages that are empty still."""


def propose_texts(catalog: polib.POFile, domain: str, memory: Memory, at_least: float) -> Proposed:
    """Fill the empty messages of a catalog for which the memory has a text; it is not changed itself.

    A proposal is fuzzy, the same words or not: readers never get it, and a person decides. Messages
    with plural forms stay empty.
    """
    filled, proposals, left = copy_head(catalog), [], 0
    filled.header_position = getattr(catalog, "header_position", 0)
    for entry in catalog:
        match = _find(entry, domain, memory, at_least)
        if match is None:
            left += is_live(entry) and not is_translated(entry)
            filled.append(entry)
        else:
            proposal, entered = _propose(entry, domain, match)
            proposals.append(proposal)
            filled.append(entered)
    return Proposed(filled, tuple(proposals), left)


def _find(entry: polib.POEntry, domain: str, memory: Memory, at_least: float) -> Match | None:
    if not is_live(entry) or is_translated(entry) or is_plural(entry):
        return None
    return memory.find(domain, entry.msgctxt, entry.msgid, at_least)


def _propose(entry: polib.POEntry, domain: str, match: Match) -> tuple[Proposal, polib.POEntry]:
    filled = copy.copy(entry)
    filled.msgstr = match.msgstr
    filled.tcomment = mark_origin(entry.tcomment, Origin.MEMORY)
    change = mark_written_for(filled, match.text.msgid, match.text.context)
    proposal = Proposal(
        change=change,
        likeness=round(match.likeness, 1),
        document=domain,
        address=entry.msgctxt or "",
        msgid=entry.msgid,
        msgstr=match.msgstr,
        written_for=match.text.msgid,
        written_in=match.text.domain,
        others=match.others,
    )
    return proposal, filled
