"""Writes ids into the braces behind blocks; every other byte of the source stays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.content.blocks import Segment, Segmented


@dataclass(frozen=True, slots=True)
class Wanted:
    """An id for one block."""

    run: Segment
    unit: str
    kind: str = ""
    """A kind to write beside it, where the id no longer says it."""


def write_ids(source: Segmented, wanted: Iterable[Wanted]) -> str:
    """Write ids behind their blocks: in new braces, into those that are there, or over an old id."""
    pieces, at = [], 0
    for each in sorted(wanted, key=lambda each: each.run.start):
        start, end, new = _edit(source.text, each)
        pieces += [source.text[at:start], new]
        at = end
    return "".join([*pieces, source.text[at:]])


def rename_id(source: Segmented, old: str, new: str, kind: str = "") -> str:
    """Give the block that has the id `old` another; `kind` is what the old one said it was about."""
    run = next(run for run in source.runs() if run.attributes.id == old)
    return write_ids(source, [Wanted(run, new, kind)])


def holds(source: Segmented, written: Segmented, wanted: Sequence[Wanted]) -> bool:
    """Tell whether a text says the same after ids were written into it, and has those ids."""
    units = {each.run.start: each.unit for each in wanted}
    before, after = tuple(source.runs()), tuple(written.runs())
    return len(before) == len(after) and all(
        _shape(old) == _shape(new)
        and new.attributes.id == units.get(old.start, old.attributes.id)
        and new.attributes.unknown == old.attributes.unknown
        for old, new in zip(before, after, strict=True)
    )


def _edit(text: str, wanted: Wanted) -> tuple[int, int, str]:
    run = wanted.run
    word = f"#{wanted.unit}{f' kind={wanted.kind}' if wanted.kind else ''}"
    if run.end == run.outer_end:
        return run.outer_end, run.outer_end, f" {{{word}}}"
    if not run.attributes.id:
        inside = text.index("{", run.end) + 1
        return inside, inside, f"{word} "
    named = re.compile(rf"#{re.escape(run.attributes.id)}(?=[\s}}])")
    found = named.search(text, run.end, run.outer_end)
    assert found is not None  # noqa: S101 - the attributes were read from these braces
    return found.start(), found.end(), word


def _shape(run: Segment) -> tuple[object, ...]:
    """List what an id may not change."""
    return (
        run.msgid,
        run.block,
        run.depth,
        run.links,
        run.remarks,
        run.attributes.kind,
        run.attributes.notranslate,
    )
