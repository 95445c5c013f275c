"""Two editions of a section stand beside each other, element by element and item by item."""

import re
from html.parser import HTMLParser
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.markup.html import render_html
from service.site.alignment import align_bodies, pair_sections
from service.site.elements import split_elements


def rows(first, second):
    return [(row.first, row.second) for row in align_bodies(first, second)]


def section(name, parts=()):
    return {"id": name, "body": {"html": f"<p>{name}</p>"}, "parts": list(parts)}


def test_sections_and_parts_come_in_reading_order():
    one = {"sections": [section("a", [section("b")]), section("c")]}

    pairs = [(pair.first["id"], pair.depth) for pair in pair_sections(one, one)]

    assert pairs == [("a", 2), ("b", 3), ("c", 2)]


def test_a_list_becomes_a_row_an_item():
    [head, one, other] = align_bodies(
        "<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>",
        "<p>x</p>\n<ul>\n<li>y</li>\n<li>z</li>\n</ul>",
    )

    assert (head.first, head.second) == ("<p>a</p>", "<p>x</p>")
    assert (one.first, one.second) == ("<ul><li>b</li></ul>", "<ul><li>y</li></ul>")
    assert [row.continues for row in (head, one, other)] == [False, False, True]


@pytest.mark.parametrize(
    ("opening", "second", "third"),
    [
        ("<ol>", '<ol start="2">', '<ol start="3">'),
        ('<ol start="7">', '<ol start="8">', '<ol start="9">'),
        ('<ol start="0">', '<ol start="1">', '<ol start="2">'),
        ('<ol dir="rtl" start="3" lang="ar">', '<ol dir="rtl" lang="ar" start="4">',
         '<ol dir="rtl" lang="ar" start="5">'),
    ],
)  # fmt: skip
def test_a_numbered_list_keeps_its_numbers(opening, second, third):
    numbered = f"{opening}<li>a</li><li>b</li><li>c</li></ol>"

    [one, two, three] = (first for first, _ in rows(numbered, numbered))

    assert one == f"{opening}<li>a</li></ol>"
    assert two == f"{second}<li>b</li></ol>"
    assert three == f"{third}<li>c</li></ol>"


def test_a_nested_list_stays_in_its_item_and_a_loose_item_stays_loose():
    html = render_html("- one\n\n  more\n\n  1. in\n  2. deep\n\n- two", {})

    [(one, _), (two, _)] = rows(html, html)

    assert "<p>more</p>\n<ol>\n<li>in</li>\n<li>deep</li>\n</ol>" in one
    assert two == "<ul><li>\n<p>two</p>\n</li></ul>"


@pytest.mark.parametrize(
    "markdown",
    ["| a | b |\n|---|---|\n| c | d |", "> a\n>\n> - b\n> - c", "```\na <b>\n```", "---"],
)
def test_anything_else_is_one_row_whole(markdown):
    html = render_html(markdown, {})

    assert rows(html, html) == [(html, html)]


def test_text_that_stands_in_no_element_is_a_row():
    assert rows("a <em>b</em> c<p>d</p>", "<p>d</p>") == [
        ("a <em>b</em> c", ""),
        ("<p>d</p>", "<p>d</p>"),
    ]


def test_what_is_alike_at_both_ends_stays_together_where_the_middle_differs():
    first = "<p>a</p><blockquote>new</blockquote><p>b</p><ul><li>c</li></ul>"
    second = "<p>x</p><p>y</p><ul><li>z</li></ul>"

    assert rows(first, second) == [
        ("<p>a</p>", "<p>x</p>"),
        ("<blockquote>new</blockquote>", ""),
        ("<p>b</p>", "<p>y</p>"),
        ("<ul><li>c</li></ul>", "<ul><li>z</li></ul>"),
    ]


def test_a_text_that_was_taken_back_leaves_its_side_empty():
    assert rows("<p>a</p>", "") == [("<p>a</p>", "")]


def as_list(marker, is_loose, items):
    indent = "\n" + " " * len(marker)
    return ("\n\n" if is_loose else "\n").join(
        marker + item.replace("\n", indent) for item in items
    )


LEAVES = st.sampled_from([
    "@ *@* [@](https://clinic.example/a?b=1&c=2 \"@ < '\")", "#### @", "@  \n@ &amp; @ < @",
    "| @ | @ |\n|---|--:|\n| @ | @ |", "```\n@ <b> @\n```", "***", "> @\n>\n> - @\n> - @",
    '![@](/a.png "@ > b")', "<!-- @ -->", "@[^S1] @",
])  # fmt: skip
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        as_list, st.sampled_from(["- ", "1. ", "17. "]), st.booleans(), st.lists(inner, min_size=1)
    ),
    max_leaves=8,
)


@st.composite
def bodies(draw):
    """A body as it is released, in which no two words are alike."""
    numbers = count()
    markdown = re.sub("@", lambda _: f"w{next(numbers)}.", "\n\n".join(draw(st.lists(BLOCKS))))
    return render_html(markdown, {"S1": 1})


class Reading(HTMLParser):
    """Reads the texts of a page in order, and judges that its elements are closed."""

    def __init__(self, html):
        super().__init__()
        self.texts = []
        self.open = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.texts += [value for name, value in attrs if name in {"href", "src", "alt", "title"}]
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts += data.split()


def read(html):
    reading = Reading(html)
    assert not reading.open
    return reading.texts


@given(bodies(), bodies())
def test_every_text_of_both_is_there_once_in_its_order(first, second):
    found = rows(first, second)

    for place, body in enumerate((first, second)):
        assert [text for row in found for text in read(row[place])] == read(body)


@given(bodies())
def test_an_edition_beside_itself_has_the_same_on_both_sides(body):
    assert all(one == other for one, other in rows(body, body))


@given(bodies())
def test_the_elements_of_a_body_make_it_up(body):
    whole = "".join(each.html for each in split_elements(body))

    assert re.sub(r">\s+<", "><", whole) == re.sub(r">\s+<", "><", body)
