"""Right translations pass, and each slip of a translator in them is told."""

import re
from pathlib import Path

import pytest

from service.catalogs.checks import characters, wording
from service.catalogs.checks.context import NO_CONTEXT
from service.content.model import Level, Message

CHOICE = re.compile(r"\{([^{}]*)\}")
MISSED = "~"
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
RULES = (*wording.RULES, *characters.RULES)


def choose(text):
    """Take the first of each choice."""
    return CHOICE.sub(lambda choice: choice[1].partition("|")[0], text)


def change(text):
    """Give each text with another choice in one place, and whether it is known to be missed."""
    for choice in CHOICE.finditer(text):
        for other in choice[1].split("|")[1:]:
            wrong = (
                choose(text[: choice.start()]) + other.lstrip(MISSED) + choose(text[choice.end() :])
            )
            yield wrong, other.startswith(MISSED)


def read_pairs(path):
    source = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("= "):
            source = line[2:]
        elif line and not line.startswith("#"):
            language, _, text = line.partition(" ")
            yield language, source, ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)


PAIRS = list(read_pairs(Path(__file__).with_name("minimal_changes.txt")))
RIGHT = [(language, source, choose(text)) for language, source, text in PAIRS]
CHANGED = [
    (language, source, wrong, is_missed)
    for language, source, text in PAIRS
    for wrong, is_missed in change(text)
]


def find(language, msgid, msgstr):
    message = Message("care", None, msgid, Level.SAFETY, "content/care.md", 1, "s")
    return [
        finding
        for rule in RULES
        if rule.knows(language)
        for finding in rule.check(message, msgstr, language, NO_CONTEXT)
    ]


@pytest.mark.parametrize(("language", "source", "right"), RIGHT, ids=range(len(RIGHT)))
def test_right_translation_is_left_in_peace(language, source, right):
    assert find(language, source, right.strip()) == []


@pytest.mark.parametrize(
    ("language", "source", "wrong"),
    [pair[:3] for pair in CHANGED if not pair[3]],
)
def test_slip_is_told(language, source, wrong):

    assert find(language, source, wrong.strip())


def test_few_slips_are_missed():
    missed = [pair for pair in CHANGED if pair[3]]

    assert len(CHANGED) > 200
    assert len(missed) <= len(CHANGED) * 0.04
