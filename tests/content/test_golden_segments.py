"""Golden files: `title`, `.`, input, `.`, expected, `.`, as markdown-it has them.

In an input ␍ is a carriage return, ␉ a tab, ␣ a space at a line's end, ￼ a byte order mark, and ␄
takes the last line end away.
"""

import re
from pathlib import Path

import pytest

from service.content.blocks import Block
from service.content.segment import join_clean, segment

FIXTURES = Path(__file__).parent / "fixtures"
CASE = re.compile(
    r"(?P<title>[^\n]+)\n\.\n(?P<given>.*?)^\.\n(?P<wanted>.*?)^\.\n", re.MULTILINE | re.DOTALL
)
SIGNS = {"␍": "\r", "␉": "\t", "␣": " ", "￼": "\ufeff", "␄\n": ""}


def cases(folder):
    for path in sorted((FIXTURES / folder).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not CASE.sub("", text).strip(), f"{path} holds something that is no case"
        for case in CASE.finditer(text):
            yield pytest.param(
                show_signs(case["given"]), case["wanted"], id=f"{path.stem}: {case['title']}"
            )


def show_signs(given):
    for sign, meaning in SIGNS.items():
        given = given.replace(sign, meaning)
    return given


def describe(source):
    return "".join(f"{line}\n" for item in source.runs() for line in describe_run(item))


def describe_run(item):
    name = f"h{item.depth}" if item.depth else str(item.block)
    unit = f" #{item.attributes.id}" if item.attributes.id else ""
    kind = f" kind={item.attributes.kind}" if item.attributes.kind else ""
    key = f" {item.key}" if item.block is Block.FRONT_MATTER else ""
    kept = " kept" if item.is_kept else ""
    yield f"{item.line} {name}{key}{unit}{kind}{kept}: {item.msgid!r}"
    yield from (f"  braces: {word}" for word in item.attributes.unknown)
    if item.remarks.context:
        yield f"  context: {item.remarks.context}"
    yield from (f"  note: {note}" for note in item.remarks.notes)
    yield from (f"  fact: {fact}" for fact in item.remarks.facts)
    yield from (f"  link: {link.ref} -> {link.target} {link.title}".rstrip() for link in item.links)


@pytest.mark.parametrize(("given", "wanted"), [*cases("segment")])
def test_text_splits_into_these_segments(given, wanted):
    found = describe(segment(given))

    assert found == wanted


@pytest.mark.parametrize(("given", "wanted"), [*cases("clean")])
def test_readers_get_this_markdown(given, wanted):
    source = segment(given)

    found = join_clean(source, lambda _: None, source.body, len(given))

    assert found.replace("\r\n", "\n") == wanted
