"""Laws of segment and join, over texts that hypothesis writes."""

import re
from itertools import pairwise

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.content.directives import read_comments, split_attributes
from service.content.front_matter import front_matter_end, read_values, write_scalar
from service.content.segment import join, join_clean, segment
from service.markup.parser import make_parser, parse_blocks

MARK = " Ŧ"
UNHURRIED = settings(deadline=None)  # other processes may take the machine meanwhile

# Anything: marks that open and never close, every line end, every kind of blank.
SCRAPS = st.sampled_from([
    "a", "b c", "é", "😀", "\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "\u00a0", "\u2028", "\x0b",
    "# ", "## ", "===\n", "---\n", "- ", "1. ", "> ", ">", "`", "```\n", "*", "**", "_",
    "[a](b)", '[a](<b c> "t")', "[a]", "[a][b]", "[a]: /u\n", "[^n]", "[^n]: ", "![i](j)", "[", "]",
    "(", ")", "!", "\\", "\\\n", "  \n", "|", "| a | b |\n|---|---|\n", "| c \\| d | e |\n",
    "<!-- c -->", "<!-- context: n -->\n", "<!--", "-->", "<b>", "<div>\n", "<https://e.org>",
    "&amp;", "{", "}", "{#id}", " {.notranslate}", "\0", "\ufeff", "title: x\n", "\ud800",
])  # fmt: skip

# Well-formed documents, for laws about what is written.
WORDS = st.sampled_from([
    "word", "two words", "é", "1 < 2", "a & b", "\\*", "&lt;", "24\u00a0h", "x\u2028y", "a_b", "{name}",
    "*em*", "**strong**", "`co|de`", "`code`", '[a](https://x.org/p "T")', "[b][ref]", "[ref]",
    "![alt *x*](i.png)", "[![in](a.png) out](b)", "[^n]", "<b>x</b>", "<https://y.org>", "text", "so",
])  # fmt: skip
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)
BREAKS = st.sampled_from(["", "\\", "  "])


@st.composite
def runs(draw, *, one_line=False):
    lines = [f"so {line}" for line in draw(LINES)]
    if one_line:
        return [" ".join(lines)]
    return [*(line + draw(BREAKS) for line in lines[:-1]), lines[-1]]


@st.composite
def blocks(draw, depth=2):  # noqa: PLR0911 - one return a kind of block
    """Draw one block as a list of lines."""
    kinds = ["paragraph", "atx", "setext", "table", "comment", "code"]
    kind = draw(st.sampled_from([*kinds, "list", "quote"] if depth else kinds))
    match kind:
        case "atx":
            return ["#" * draw(st.integers(1, 6)) + " " + draw(runs(one_line=True))[0]]
        case "setext":
            return [*draw(runs()), "==="]
        case "table":
            cells = [
                run[0].replace("|", "\\|") for run in draw(st.tuples(*[runs(one_line=True)] * 4))
            ]
            return [f"| {cells[0]} | {cells[1]} |", "|---|:-:|", f"{cells[2]} | {cells[3]}"]
        case "comment":
            comment = draw(st.sampled_from(["<!-- c -->", "<!-- translators: n\nm -->"]))
            return [*comment.split("\n"), *draw(runs())]
        case "code":
            return ["```", "so code", "```"]
        case "list":
            first, *further = draw(containers(depth - 1))
            return [
                f"- {first}",
                *(f"  {line}".rstrip(" ") if not line else f"  {line}" for line in further),
            ]
        case "quote":
            return [f"> {line}" for line in draw(containers(depth - 1))]
        case _:
            return draw(runs())


def containers(depth):
    return st.lists(blocks(depth), min_size=1, max_size=2).map(apart)


def apart(found):
    lines = [line for block in found for line in [*block, ""]]
    return lines[:-1]


@st.composite
def documents(draw):
    lines = [*apart(draw(st.lists(blocks(), max_size=4))), "", "[ref]: https://z.org/ref"]
    front = draw(st.sampled_from([[], ["---", "title: T", "---"]]))
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join([*front, *lines])
    return draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", "\n"]))


def split(text):
    try:
        return segment(text)
    except yaml.YAMLError:
        assume(False)


def render(text):
    html = make_parser().render(text[front_matter_end(text) :])
    return re.sub(r"\s+", " ", re.sub(r"\s*<br />\s*", "<br />", html))


@UNHURRIED
@given(st.lists(SCRAPS, max_size=15).map("".join))
def test_identity_gives_the_same_bytes(text):
    source = split(text)

    assert join(source, lambda item: item.msgid) == text
    assert join(source, lambda _: None) == text


@UNHURRIED
@given(st.lists(SCRAPS, max_size=15).map("".join))
def test_segments_stand_in_order_and_apart(text):
    found = [*split(text).runs()]

    assert all(0 <= item.start < item.end <= item.outer_end <= len(text) for item in found)
    assert all(one.outer_end <= two.start for one, two in pairwise(found))


@UNHURRIED
@given(documents())
def test_a_marked_translation_gives_the_same_html_but_for_the_mark(text):
    marked = join(segment(text), lambda item: item.msgid + MARK)

    assert render(marked).replace(MARK, "") == render(text)


@UNHURRIED
@given(documents())
def test_a_translation_is_read_back_as_it_was_written(text):
    source = segment(text)

    again = segment(join(source, lambda item: item.msgid + MARK))

    assert [item.msgid for item in again.segments] == [
        item.msgid + MARK for item in source.segments
    ]


@UNHURRIED
@given(documents(), st.sampled_from(["", " {#some-id}", " {#a} {.notranslate}"]))
def test_readers_get_neither_braces_nor_html(text, braces):
    assume("```" not in text)
    text = re.sub(r"so\b", "so<!-- d -->", text.replace("\n\n", f"{braces}\n\n"))
    source = segment(text)

    clean = join_clean(source, lambda item: item.msgid, source.body, len(text))

    inline = [child.type for token in parse_blocks(clean) for child in token.children or ()]
    assert "html_inline" not in inline
    assert all(token.type != "html_block" for token in parse_blocks(clean))
    assert "{#" not in clean
    assert "notranslate" not in clean


@UNHURRIED
@given(documents())
def test_readers_get_the_blocks_of_the_source(text):
    source = segment(text)

    clean = join_clean(source, lambda _: None, source.body, len(text))

    assert kinds(clean) == kinds(text[source.body :])


def kinds(text):
    return [token.type for token in parse_blocks(text) if token.type != "html_block"]


@given(st.text().filter(lambda text: text.strip()))
def test_a_front_matter_value_is_read_back_as_it_was_written(words):
    assume(not re.search("[\ud800-\udfff]", words))
    text = f"---\ntitle: {write_scalar(words)}\n---\n"

    [value] = read_values(text, front_matter_end(text))

    assert value.text == words
    assert yaml.safe_load(text.split("---\n")[1]) == {"title": words}


@given(st.text(alphabet="a# .={}\n\\x", max_size=30))
def test_text_and_braces_are_parted_without_loss(content):
    core, _ = split_attributes(content)

    assert content.startswith(core)
    assert core.strip() or core == content


@given(st.text(alphabet="<!->translos: x\n", max_size=40))
def test_any_html_can_be_searched_for_comments(html):
    assert all(
        directive.name in {"translators", "context", "facts"} for directive in read_comments(html)
    )


@pytest.mark.parametrize(
    "words", ["yes", "Null", "12", "- a", "a: b", "a #b", "", "it's", '"', "\u2028"]
)
def test_what_yaml_would_read_otherwise_is_quoted(words):
    assert yaml.safe_load(f"title: {write_scalar(words)}") == {"title": words}
