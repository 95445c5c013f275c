"""Every example of CommonMark and of GitHub's dialect, and the whole text of both specifications."""

import os
import re
from pathlib import Path

import pytest

from service.catalogs.checks.context import Context
from service.catalogs.checks.markup import check_structure
from service.content.front_matter import front_matter_end
from service.content.model import Level, Message
from service.content.segment import join, segment
from service.markup.parser import make_parser

pytestmark = pytest.mark.corpora

MARK = " Ŧ"
EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)
DEFINITION = "[foo]:\n\n[foo]\n"
"""The one example of both that a mark makes another block of: what follows the colon is an address."""


@pytest.fixture(scope="module")
def specifications():
    """The two texts that `make test-corpora` takes from a registry package."""
    folder = Path(os.environ.get("POLYLEAF_COMMONMARK", ".venv/commonmark"))
    if not folder.is_dir():
        missing = pytest.fail if os.environ.get("POLYLEAF_REQUIRE_TOOLS") == "1" else pytest.skip
        missing(f"the CommonMark examples are not at {folder}: make test-corpora")
    return [(folder / name).read_text("utf-8") for name in ("commonmark.txt", "gfm.txt")]


@pytest.fixture(scope="module")
def texts(specifications):
    examples = [
        match[1].replace("→", "\t") for text in specifications for match in EXAMPLE.finditer(text)
    ]
    assert len(examples) >= 652 + 672
    return [*examples, *specifications]


def render(text):
    html = make_parser().render(text[front_matter_end(text) :])
    return re.sub(r"\s+", " ", re.sub(r"\s*<br />\s*", "<br />", html))


def mark(text):
    return join(segment(text), lambda item: item.msgid + MARK)


def test_identity_gives_the_same_bytes_for_every_example(texts):
    changed = [text for text in texts if join(segment(text), lambda item: item.msgid) != text]

    assert changed == []


def test_a_marked_translation_gives_the_same_html_but_for_the_mark_for_every_example(texts):
    other = {text for text in texts if render(mark(text)).replace(MARK, "") != render(text)}

    assert other == {DEFINITION}


def test_the_mark_that_makes_a_definition_is_refused():
    first, *_ = segment(DEFINITION).segments
    message = Message("care", None, first.msgid, Level.SAFETY, "care.md", 1, "", block=first.block)

    findings = list(check_structure(message, first.msgid + MARK, "es", Context()))

    assert [finding.rule for finding in findings] == ["structure"]
