"""Finds the old texts of each message: the surest rule for all, before the next for any."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polib

from service.catalogs.po import DISK, is_plural, is_translated
from service.catalogs.update.entries import is_waiting, written_for
from service.catalogs.update.pool import Located, Name, Pool
from service.catalogs.update.proposals import Bond, Proposal, Proposals, Vanished

Ask = Callable[[Proposals, Located], Sequence[Proposal]]


@dataclass(frozen=True, slots=True)
class Match:
    """The old texts of a message."""

    olds: tuple[Located, ...]
    """One that it takes whole, or those that it has copies of."""
    copied: Bond | None = None
    """How it hangs together with texts that stay in their catalogs too."""
    own: polib.POEntry | None = None
    """The message's own entry, without a text but with a translator's comments, if it is another."""


Matches = dict[Name, Match]


def find_matches(messages: Sequence[Located], pool: Pool) -> Matches:
    """Match messages, which are in the order of their domains and templates.

    A message that stands in its catalog without a text takes no proposal: it was offered what there
    was when it was new, and an edit of another message may vanish today. It takes its very words.
    """
    found = _take_own(messages, pool)
    textless = [message for message in messages if not _has_text(found.get(message.name))]
    found |= _take_words_here(textless, pool, found)
    textless = [message for message in textless if not _has_text(found.get(message.name))]
    found |= _take_words_elsewhere(textless, pool, found)
    new = [message for message in messages if message.name not in found]
    found |= _take_alike(new, pool, _ask_here)
    new = [message for message in new if message.name not in found]
    found |= _take_alike(new, pool, _ask_elsewhere)
    return found | _copy_parts(messages, pool, found)


def _take_own(messages: Sequence[Located], pool: Pool) -> Matches:
    """Take the entry of the same key, then of the same address."""
    found: Matches = {}
    for find in (pool.own, pool.at_address):
        for message in messages:
            if message.name not in found and (old := find(message)):
                found[message.name] = Match((pool.hand_out(old, message),))
    return found


def _has_text(match: Match | None) -> bool:
    return match is not None and is_translated(match.olds[0].entry)


def _take_words_here(messages: Iterable[Located], pool: Pool, own: Matches) -> Matches:
    left = pool.left_here()
    taken = ((each, pool.take(left.get(each.wording, ()), each)) for each in messages)
    return {message.name: _match_words(message, old, own) for message, old in taken if old}


def _take_words_elsewhere(messages: Iterable[Located], pool: Pool, own: Matches) -> Matches:
    """Share the very words of another document, of the same unit if there is one."""
    left = pool.left_elsewhere()

    def find(message: Located) -> Sequence[Located]:
        others = left.get(message.entry.msgid, ())
        return sorted(others, key=lambda old: old.unit != message.unit)

    shared = ((each, pool.share(find(each), each)) for each in messages)
    return {message.name: _match_words(message, old, own) for message, old in shared if old}


def _match_words(message: Located, old: Located, own: Mapping[Name, Match]) -> Match:
    empty = own.get(message.name)
    return Match((old,), own=empty.olds[0].entry if empty else None)


def _ask_here(proposals: Proposals, message: Located) -> Sequence[Proposal]:
    return proposals.alike_here(message.entry.msgid, message.domain)


def _ask_elsewhere(proposals: Proposals, message: Located) -> Sequence[Proposal]:
    return proposals.alike_elsewhere(message.entry.msgid)


def _take_alike(messages: Sequence[Located], pool: Pool, ask: Ask) -> Matches:
    """Take texts that messages may be edits of: over all of them, the likest pair first."""
    free = {text: olds for text, olds in pool.vanished().items() if any(map(pool.is_free, olds))}
    if not free:
        return {}
    proposals = Proposals(free)
    pairs = [
        (-proposal.score, rank, number, proposal.texts[0])
        for number, message in enumerate(messages)
        for rank, proposal in enumerate(ask(proposals, message))
    ]
    found: Matches = {}
    for *_, number, text in sorted(pairs):
        message = messages[number]
        if message.name not in found and (old := pool.take(free[text], message)):
            found[message.name] = Match((old,))
    return found


def _copy_parts(messages: Sequence[Located], pool: Pool, found: Matches) -> Matches:
    """Match what was split or merged; such a message has a copy, and the texts stay."""
    vanished = {
        text: singular
        for text, olds in pool.vanished().items()
        if (singular := [old for old in olds if not is_plural(old.entry)])
    }
    if not vanished:
        return {}
    proposals = Proposals(vanished)
    copied: Matches = {}
    for message in messages:
        match = found.get(message.name)
        if not is_plural(message.entry) and _may_copy(match, vanished):
            copy = _copy(message, match, proposals, vanished, pool)
            copied |= {message.name: copy} if copy else {}
    for name in copied.keys() & found.keys():
        pool.give_back(found[name].olds[0])
    return copied


def _may_copy(match: Match | None, vanished: Mapping[Vanished, Sequence[Located]]) -> bool:
    """Tell whether a message is new, or its words changed since a text was made for them."""
    if match is None:
        return True
    old = match.olds[0]
    return old.wording in vanished and not is_waiting(old.entry)


def _copy(
    message: Located,
    match: Match | None,
    proposals: Proposals,
    vanished: Mapping[Vanished, Sequence[Located]],
    pool: Pool,
) -> Match | None:
    """Copy the text that a new message was split from, or the texts that a message was merged from."""
    words, document = message.entry.msgid, message.domain
    if match is None and (wholes := proposals.wholes(words, document)):
        return Match((vanished[wholes[0].texts[0]][0],), Bond.PART)
    own = match.olds[0] if match else None
    texts = [text for proposal in proposals.parts(words, document) for text in proposal.texts]
    found = (own if own and own.wording == text else vanished[text][0] for text in texts)
    olds = tuple(old for old in found if old is own or pool.is_free(old))
    is_merged = olds and (own is None or (own in olds and len(olds) > 1))
    return Match(olds, Bond.WHOLE) if is_merged and _fits(olds) else None


def _fits(olds: Iterable[Located]) -> bool:
    """Tell whether joined texts stay within what one string may hold."""
    pairs = [(old.entry.msgstr, written_for(old.entry)) for old in olds]
    joined = (" ".join(texts) for texts in zip(*pairs, strict=True))
    return all(len(text.encode("utf-8", "surrogatepass")) <= DISK.string_bytes for text in joined)
