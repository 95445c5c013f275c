"""Rules on wording and terms take time in line with the text, whatever stands in it."""

import pytest

from service.catalogs.checks.context import NO_CONTEXT
from service.catalogs.checks.terms import RULES as TERM_RULES
from service.catalogs.checks.wording import RULES as WORDING_RULES
from service.catalogs.checks.wording import fix_text
from service.content.model import Level, Message

PIECES = [
    "a", " ", "a ", "A", "AB ", "10. ", "ab. ", "a.b", "?", "a? ", "\u00bfa?", "!", ";", " ;", "a;", "a :", "`", "`a` ",
    "{", "{a}", "<", "<a>", "<a@", "a@", "](", "][", "[a]", "&", "&a;", "https://a ", "\u7684", "\u60a8\u60a8", "\u60a8\u597d\u5417",
    "\u3002", "\u043ea", "\u0627 ", "e\u0301", "\u00ab", "\u00bb ", ",a", " .", "\n", " \n", "die die ", "the the ",
    "'", "a'", "%(a)s", "%", "...", "\ue000", "\ud83d\ude00",
]  # fmt: skip


@pytest.mark.parametrize(
    "piece", [piece.encode("utf-16", "surrogatepass").decode("utf-16") for piece in PIECES]
)
@pytest.mark.parametrize("language", ["fr", "zh-Hans"])
@pytest.mark.timeout(20)
def test_long_text_takes_time_in_line_with_its_length(piece, language):
    text = piece * (65536 // len(piece))
    message = Message("care", None, text[:-1], Level.SAFETY, "content/care.md", 1, "s")

    for rule in (*TERM_RULES, *WORDING_RULES):
        for _ in rule.check(message, text, language, NO_CONTEXT):
            pass
    fix_text(text, language)
