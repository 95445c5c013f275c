"""Writes the texts of a language: a table for each section."""

from collections.abc import Iterator, Mapping
from html import escape

from service.release.evidence.model import (
    Decided,
    Evidence,
    Found,
    LanguageEvidence,
    Provenance,
    Recalled,
    SecondPerson,
    Shows,
    TextEvidence,
    Withheld,
)
from service.release.evidence.page.marks import (
    code,
    listed,
    moment,
    row,
    said,
    table,
    who,
)
from service.release.evidence.when import write_second

_SECOND = {
    SecondPerson.YES: "yes",
    SecondPerson.NO: "no",
    SecondPerson.UNSURE: "not shown: nobody knows who wrote it",
}
_LATER = {
    "approved": "Approved only after the release went live.",
    "recalled": "Recalled: taken off the air.",
    "rejected": "Rejected after the release went live.",
    "withdrawn": "Withdrawn after the release went live.",
}


def write_language(language: LanguageEvidence, evidence: Evidence) -> Iterator[str]:
    """Write a language: the sections that its readers did not get in it, then those that they did."""
    anchor = f"language-{language.tag}"
    yield f'<section aria-labelledby="{anchor}">'
    yield f'<h2 id="{anchor}">{escape(language.name)} ({code(language.tag)})</h2>'
    if language.withheld:
        yield from table(
            f"Sections that readers of {language.name} got in another language",
            ("Section", "Language", "Why"),
            map(_withheld, language.withheld),
        )
    sections: dict[str, list[TextEvidence]] = {}
    for text in language.texts:
        sections.setdefault(f"{text.document}/{text.sections[0]}", []).append(text)
    for place, texts in sections.items():
        yield from table(
            place,
            ("Text", "Source", "Words that readers got", "From", "What is shown", "Decisions", "Findings"),
            (_text(text, language, evidence) for text in texts),
            of_texts=True,
        )  # fmt: skip
    yield "</section>"


def _withheld(withheld: Withheld) -> str:
    return row(code(withheld.section), code(withheld.language), escape(withheld.reason))


def _text(text: TextEvidence, language: LanguageEvidence, evidence: Evidence) -> str:
    names = evidence.names
    level = ' class="of-safety"' if text.level == "safety" else ""
    source = f'<td lang="{evidence.source_language}" dir="ltr">{escape(text.source)}</td>'
    words = f'<td lang="{escape(language.tag)}" dir="{language.direction}">{escape(text.translation)}</td>'
    cells = (
        _from(text, names),
        _shows(text, names),
        listed([*(_decision(each, names, "") for each in text.decisions),
               *(_decision(each, names, "SINCE ") for each in text.since),
               *(_recall(each, names) for each in text.recalls)]),
        listed([_finding(each) for each in text.findings]),
    )  # fmt: skip
    rest = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr{level}><td>{_name(text)}</td>{source}{words}{rest}</tr>"


def _name(text: TextEvidence) -> str:
    address = code(text.address) if text.address else "no id"
    behind = " (written for earlier words)" if text.written_for != text.source else ""
    return f"{address}<br>{escape(str(text.level))}, {escape(text.status)}{behind}<br>{code(text.digest[:12])}"


def _from(text: TextEvidence, names: Mapping[str, str]) -> str:
    origin = f"origin: {escape(text.origin)}"
    if text.provenance is None:
        return f"{origin}<br>the journal does not have these words"
    return "<br>".join((origin, *_provenance(text.provenance, names)))


def _provenance(made: Provenance, names: Mapping[str, str]) -> Iterator[str]:
    named = (
        f"<bdi>{escape(made.author_named)}</bdi>, no account"
        if made.author_named
        else "nobody known"
    )
    yield f"author recorded: {who(made.author, names) if made.author else named}"
    yield f"brought in by: {who(made.importer, names) if made.importer else 'nobody known'}"
    yield f"{escape(made.how)}, {moment(made.created)}"


def _shows(text: TextEvidence, names: Mapping[str, str]) -> str:
    shows: Shows = text.shows
    if shows.is_reviewed:
        lines = [f"reviewed by {', '.join(who(each, names) for each in shows.reviewers)}",
                 f"as {escape(', '.join(shows.roles))}",
                 f"by a second person: {_SECOND[shows.second_person]}"]  # fmt: skip
    else:
        lines = ["<strong>no review recorded</strong>"]
    if shows.attested:
        lines.append("certified outside")
    if shows.later:
        lines.append(f"<strong>{_LATER[shows.later]}</strong>")
    return "<br>".join(lines)


def _decision(decided: Decided, names: Mapping[str, str], mark: str) -> str:
    kind = f"<strong>{mark}{escape(decided.kind)}</strong>"
    roles = escape(", ".join(decided.roles))
    parts = [f"{kind} by {who(decided.account, names)} ({roles})", moment(decided.made)]
    if decided.qualification:
        parts.append(f"stated: {said(decided.qualification)}")
    if decided.reason:
        parts.append(f"reason: {said(decided.reason)}")
    parts += [f"waives: {escape(', '.join(decided.rules))}"] if decided.rules else []
    parts += [f"over a change classed {escape(decided.change)}"] if decided.change else []
    parts += (
        [f"certified by {said(decided.by)}, file {code(decided.certificate)}"]
        if decided.certificate
        else []
    )
    parts += ["on earlier words"] if decided.on_earlier_words else []
    parts += ["did not count"] if not decided.counts and not mark else []
    return f"{'; '.join(parts)}; {code(decided.id[:12])}"


def _recall(recalled: Recalled, names: Mapping[str, str]) -> str:
    person = who(recalled.account, names) if recalled.account else "the operator"
    return f"<strong>recall</strong> by {person}; {moment(write_second(recalled.at))}; reason: {said(recalled.reason)}"


def _finding(found: Found) -> str:
    waived = ", waived" if found.waived else ""
    return (
        f"{code(found.rule)} ({escape(found.severity)}{waived}): <bdi>{escape(found.message)}</bdi>"
    )
