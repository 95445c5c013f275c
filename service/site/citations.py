"""Leads from a citation in the text to the publication that it names."""

import re
from collections.abc import Collection

_CITATION = re.compile(r'<sup class="citation" data-source="[^"]*">\[(\d+)\]</sup>')

_WORD_JOINER = "\u2060"
"""Keeps a number on the line of the words that it belongs to (UAX #14, class WJ)."""


def link_citations(html: str, numbers: Collection[int]) -> str:
    """Link the citations whose numbers stand in the list of sources; `html` is sanitized."""

    def link(found: re.Match[str]) -> str:
        if int(found[1]) not in numbers:
            return found[0]
        link = f'<a href="#_source-{found[1]}">[{found[1]}]</a>'
        return f'{_WORD_JOINER}<sup class="citation">{link}</sup>'

    return _CITATION.sub(link, html)
