"""Real documents: every byte comes back, and a translation changes nothing but its words."""

import re
import subprocess
import sys

import pytest

from service.content.front_matter import front_matter_end
from service.content.segment import join, join_clean, segment
from service.markup.parser import make_parser, parse_blocks

pytestmark = pytest.mark.corpora

MARK = " Ŧ"


@pytest.fixture(scope="module")
def documents(corpora):
    found = [path.read_bytes().decode("utf-8") for path in (corpora / "corpora").rglob("*.md")]
    assert len(found) >= 927
    return found


def render(text):
    html = make_parser().render(text[front_matter_end(text) :])
    return re.sub(r"\s+", " ", re.sub(r"\s*<br />\s*", "<br />", html))


def test_identity_gives_the_same_bytes_for_every_document(documents):
    for text in documents:
        assert join(segment(text), lambda item: item.msgid) == text


def test_a_marked_translation_gives_the_same_html_but_for_the_mark_for_every_document(documents):
    for text in documents:
        marked = join(segment(text), lambda item: item.msgid + MARK)

        assert render(marked).replace(MARK, "") == render(text)


def test_a_translation_is_read_back_as_it_was_written_for_every_document(documents):
    for text in documents:
        source = segment(text)

        again = segment(join(source, lambda item: item.msgid + MARK))

        assert [item.msgid for item in again.segments] == [
            item.msgid + MARK for item in source.segments
        ]


def test_the_prose_of_a_real_catalog_is_found_in_its_source(corpora):
    command = [
        sys.executable,
        "-m",
        "benchmarks.reproduction",
        corpora / "corpora/comprehensive-rust",
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    share, _, prose = done.stdout.splitlines()[0].split()
    assert float(share) >= 0.915
    assert int(prose) >= 2700


def test_readers_get_the_blocks_of_every_document_without_html(documents):
    for text in documents:
        source = segment(text)

        clean = join_clean(source, lambda _: None, source.body, len(text))

        assert kinds(clean) == [kind for kind in kinds(text[source.body :]) if kind != "html_block"]


def kinds(text):
    return [token.type for token in parse_blocks(text)]
