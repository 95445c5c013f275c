"""Writes what stands before the texts: the release, the summary, the accounts."""

from collections.abc import Iterable, Iterator
from html import escape

from service.release.evidence.model import Count, Decided, Evidence, LanguageEvidence, Period
from service.release.evidence.page.marks import SHORT, code, isolated, moment, row, said, table
from service.release.evidence.when import write_second


def describe(evidence: Evidence) -> Iterator[str]:
    """Say which release it is, and when it was live."""
    rows = {
        "Release": code(evidence.release),
        "Policy": code(evidence.policy),
        "Built by": escape(evidence.engine),
        "Live": "<br>".join(map(_period, evidence.live)) or "never",
        "Decisions counted until": moment(write_second(evidence.as_of)) if evidence.as_of else "all of them",
        "Journal": code(evidence.journal),
        "Findings by": f"{escape(evidence.program)}, without the glossary of the time",
    }  # fmt: skip
    yield "<table>\n<caption>The release</caption>\n<tbody>"
    for name, cell in rows.items():
        yield f'<tr><th scope="row">{name}</th><td>{cell}</td></tr>'
    yield "</tbody>\n</table>"


def _period(period: Period) -> str:
    end = f"until {moment(write_second(period.end))}" if period.end else "until now"
    return f"{moment(write_second(period.start))} ({escape(period.action)}) {end}"


def summarize(languages: Iterable[LanguageEvidence]) -> Iterator[str]:
    """Say of each language what is recorded, and what is not."""
    yield '<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>'
    for language in languages:
        yield f"<h3>{escape(language.name)} ({code(language.tag)})</h3>\n<ul>"
        for line in language.statements:
            grave = ' class="grave"' if "NOTHING" in line or "NONE" in line else ""
            yield f"<li{grave}>{escape(line)}</li>"
        yield "</ul>"
        if language.counts:
            yield from table(
                f"Texts of {language.name} by level and origin",
                ("Level", "Origin", "Texts", "Reviewed", "By a second person", "In the roles", "Certified outside"),
                map(_count, language.counts),
            )  # fmt: skip
    yield "</section>"


def _count(count: Count) -> str:
    roles = ", ".join(f"{name}: {number}" for name, number in count.by_role.items()) or "–"
    cells = (
        str(count.level), count.origin, count.texts, count.reviewed, count.second_person, roles,
        count.attested,
    )  # fmt: skip
    return row(*(escape(str(cell)) for cell in cells))


def list_accounts(evidence: Evidence) -> Iterator[str]:
    """List who stands behind the short ids, with what they were when they decided."""
    known: dict[str, set[str]] = {}
    for each in _list_people(evidence):
        known.setdefault(each, set())
    for decided in _list_decisions(evidence):
        stated = f", stated {said(decided.qualification)}" if decided.qualification else ""
        known[decided.account].add(f"{escape(', '.join(decided.roles))}{stated}")
    if known:
        yield '<section aria-labelledby="accounts">\n<h2 id="accounts">Accounts</h2>'
        yield from table(
            "The accounts of people who wrote, brought in or decided",
            ("Short", "Account", "Name", "As which they decided"),
            (
                row(
                    code(each[:SHORT]),
                    code(each),
                    isolated(evidence.names.get(each, "")),
                    "<br>".join(sorted(roles)),
                )
                for each, roles in sorted(known.items())
            ),
        )
        yield "</section>"


def _list_decisions(evidence: Evidence) -> Iterator[Decided]:
    for language in evidence.languages:
        for text in language.texts:
            yield from (*text.decisions, *text.since)


def _list_people(evidence: Evidence) -> Iterator[str]:
    yield from (each.account for each in _list_decisions(evidence))
    for language in evidence.languages:
        for text in language.texts:
            made = text.provenance
            held = (made.author, made.importer) if made else ()
            recalled = (each.account for each in text.recalls)
            yield from (each for each in (*held, *recalled) if each)
