"""Writes evidence as one HTML page, to read and to print: without a script, and without another file."""

from collections.abc import Iterator
from html import escape

from service.release.evidence.model import Evidence
from service.release.evidence.page.style import HEAD, STYLE
from service.release.evidence.page.summary import describe, list_accounts, summarize
from service.release.evidence.page.texts import write_language

_HONESTY = (
    "This page shows what is recorded, and nothing else. It is no legal statement.",
    "Qualifications are what people stated of themselves; nobody verified them here.",
    "A decision says that a person approved exactly these words; it cannot show how carefully they read.",
)


def write_page(evidence: Evidence) -> bytes:
    """Write the page; equal evidence gives equal bytes."""
    return "".join(f"{line}\n" for line in _page(evidence)).encode()


def _page(evidence: Evidence) -> Iterator[str]:
    title = f"Evidence of review: release {evidence.release[:12]}"
    yield HEAD.format(title=escape(title), style=STYLE).rstrip("\n")
    yield from (f"<p>{escape(line)}</p>" for line in _HONESTY)
    yield from describe(evidence)
    yield "</header>\n<main>"
    yield from summarize(evidence.languages)
    yield from list_accounts(evidence)
    for language in evidence.languages:
        yield from write_language(language, evidence)
    yield "</main>\n</body>\n</html>"
