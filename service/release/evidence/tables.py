"""Writes evidence as tables in CSV (RFC 4180), which a spreadsheet cannot take for formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from service.release.evidence.model import Decided, Evidence, Found, TextEvidence
from service.release.evidence.when import write_second

_FORMULA = frozenset("=+-@\0＝＋－＠")
"""Full-width signs begin formulas too."""
_TEXTS = (
    "language", "document", "sections", "address", "level", "status", "origin", "source",
    "written_for", "translation", "author", "author_named", "importer", "first_seen", "reviewed",
    "reviewers", "reviewed_as", "second_person", "attested", "later", "findings", "recalls",
    "digest", "source_digest",
)  # fmt: skip
_DECISIONS = (
    "language", "document", "address", "level", "when", "kind", "counts", "account", "name",
    "roles", "qualification", "made", "received", "reason", "rules", "change", "by", "certificate",
    "on_earlier_words", "revokes", "carries", "decision", "digest",
)  # fmt: skip


def write_texts(evidence: Evidence) -> bytes:
    """Write a line for each text."""
    rows = (
        (language.tag, *_text(text)) for language in evidence.languages for text in language.texts
    )
    return _write(_TEXTS, rows)


def write_decisions(evidence: Evidence) -> bytes:
    """Write a line for each decision on each text: a decision on a section has many."""
    return _write(_DECISIONS, _list_decisions(evidence))


def neutralize(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet may take for a formula (OWASP, CSV Injection).

    Blanks before the sign do not stop all of them; a tab or line end begins no cell at all.
    """
    is_formula = cell.lstrip()[:1] in _FORMULA
    return f"'{cell}" if cell and (is_formula or cell[0] in "\t\r\n") else cell


def _write(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Quote every cell, so that none can begin another; UTF-8 with the mark that spreadsheets look for."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([neutralize(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _text(text: TextEvidence) -> Sequence[str]:
    made, shows = text.provenance, text.shows
    return (
        text.document,
        " ".join(text.sections),
        text.address or "",
        str(text.level),
        text.status,
        text.origin,
        text.source,
        text.written_for,
        text.translation,
        (made and made.author) or "",
        (made and made.author_named) or "",
        (made and made.importer) or "",
        made.created if made else "",
        _yes(shows.is_reviewed),
        " ".join(shows.reviewers),
        " ".join(shows.roles),
        str(shows.second_person),
        _yes(shows.attested),
        shows.later,
        "; ".join(map(_tell_finding, text.findings)),
        "; ".join(f"{write_second(each.at)} {each.reason}" for each in text.recalls),
        text.digest,
        text.source_digest,
    )


def _list_decisions(evidence: Evidence) -> Iterator[Sequence[str]]:
    for language in evidence.languages:
        for text in language.texts:
            place = (language.tag, text.document, text.address or "", str(text.level))
            for when, decided in (("before", text.decisions), ("since", text.since)):
                for each in decided:
                    name = evidence.names.get(each.account, "")
                    yield (*place, when, *_decision(each, name), text.digest)


def _decision(decided: Decided, name: str) -> Sequence[str]:
    return (
        decided.kind,
        _yes(decided.counts),
        decided.account,
        name,
        " ".join(decided.roles),
        decided.qualification,
        decided.made,
        decided.received,
        decided.reason,
        " ".join(decided.rules),
        decided.change,
        decided.by,
        decided.certificate,
        _yes(decided.on_earlier_words),
        " ".join(decided.revokes),
        " ".join(decided.carries),
        decided.id,
    )


def _tell_finding(found: Found) -> str:
    waived = ", waived" if found.waived else ""
    return f"{found.rule} ({found.severity}{waived}): {found.message}"


def _yes(is_so: bool) -> str:  # noqa: FBT001 - a value that is written
    return "yes" if is_so else "no"
