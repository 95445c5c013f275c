import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.markup.links import rename_refs
from service.markup.messages import (
    citations_of,
    collapse,
    expand,
    has_words,
    links_of,
    plain_text,
)
from service.markup.parser import parse_inline

DEFINED = {
    "LAB": {"href": "https://l.example/lab", "title": ""},
    "PAIN": {"href": "/p", "title": "T"},
}
PIECES = st.sampled_from([
    "a", "b c", "é", " ", "\n", "  \n", "\\\n", "[a](b)", "[pain](https://x.example/p/pain)",
    "[other](https://y.example/q/pain.html 'T')", "[pain]", "[x][lab]", "[lab][]", "[lab]", "![i](j.png)",
    "![i [k](l) m](n)", '[![i](j)](k "t")', "[", "]", "(", ")", "!", "\\", "*", "**", "`", "[^n]",
    "[y](<z z>)", "[c](http://[::1)", "[q](?a=1&copy;=2)", '[r](/x "a &amp; \\" b\nc")', "[12](34)",
    "[ß](x/ß)", "[ss](y/ss)", "[e](<>)",
])  # fmt: skip


def split(content):
    return collapse(content, parse_inline(content, DEFINED))


def targets(text, references):
    return sorted(_targets(parse_inline(text, references)))


def _targets(tokens):
    for token in tokens:
        if token.type in {"link_open", "image"}:
            address = token.attrs.get("href", token.attrs.get("src", ""))
            yield (address, " ".join(str(token.attrs.get("title", "")).split()))
        yield from _targets(token.children or ())


@pytest.mark.parametrize(
    ("content", "msgid"),
    [
        ("one\n  two", "one two"),
        ("one  \ntwo", "one\ntwo"),
        ("one \\\n  two", "one\ntwo"),
        ("[a](https://x.example/pain.html#top)", "[a][pain-top]"),
        ("[a](https://www.x.example)", "[a][x-example]"),
        ("[a][Lab]", "[a][lab]"),
        ("[a](/2024)", "[a][link-2024]"),
        ("![a](b.png)", "![a][b]"),
        ("`[a](b)` \\[a](b)", "`[a](b)` \\[a](b)"),
        ("<https://x.example>", "<https://x.example>"),
        ("[a](<b\nc>)", "[a]\\(<b c>)"),
    ],
)
def test_a_run_becomes_a_msgid_without_addresses(content, msgid):
    assert split(content)[0] == msgid


def test_a_changed_address_changes_no_msgid():
    old, _ = split("[a](https://old.example/pain)")
    new, _ = split("[a](https://new.example/pain?x=1)")

    assert old == new


def test_clashing_names_do_not_depend_on_order():
    one, first = split("[a](x/p) [b](y/p)")
    two, second = split("[b](y/p) [a](x/p)")

    assert set(one.split(" ")) == set(two.split(" "))
    assert set(first) == set(second)


def test_titles_tell_links_to_one_address_apart():
    msgid, links = split('[a](p "one") [b](p "two")')

    assert expand(msgid, links, inline=True) == '[a](<p> "one") [b](<p> "two")'


def test_a_translation_may_turn_links_around():
    _, links = split("[a](x/one) and [b](y/two)")

    assert expand("[B][two] y [A][one]", links, inline=False) == "[B](y/two) y [A](x/one)"


def test_a_reference_that_the_message_does_not_know_stays():
    _, links = split("[a](x/one)")

    assert expand("[A][two] [one] [one][]", links, inline=True) == "[A][two] [one] [one][]"


def test_a_translation_cannot_bring_an_address_of_its_own_for_a_known_name():
    _, links = split("[a](https://x.example/one)")

    assert links_of("[A](https://evil.example) [B][one]", links) == (
        "(https://evil.example)",
        "one",
    )


def test_a_shortcut_is_written_out_for_its_label_is_translated():
    msgid, links = split("[pain]")

    assert (msgid, expand("[dolor][p]", links, inline=False)) == ("[pain][p]", '[dolor](</p> "T")')


@settings(deadline=None)
@given(st.lists(PIECES, max_size=9).map(lambda pieces: "".join(pieces).strip(" \t\n")))
def test_expanding_a_msgid_leads_where_the_source_led(content):
    msgid, links = split(content)

    for_readers = expand(msgid, links, inline=True)
    in_source = expand(msgid, links, inline=False)

    assert targets(for_readers, {}) == targets(content, DEFINED)
    assert targets(in_source, DEFINED) == targets(content, DEFINED)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=9).map(lambda pieces: "".join(pieces).strip(" \t\n")))
def test_a_msgid_names_its_links_one_for_one(content):
    msgid, links = split(content)

    assume(links)
    assert set(links_of(msgid, links)) == {link.ref for link in links}
    assert not any(ref.isdigit() for ref in links_of(msgid, links))


@settings(deadline=None)
@given(
    st.lists(PIECES | st.sampled_from(["<b>", "<!-- c -->", "<", "#", "- ", "<div>"]), max_size=9)
)
def test_readers_get_no_html(pieces):
    msgid, links = split("".join(pieces).strip(" \t\n"))

    tokens = parse_inline(expand(msgid, links, inline=True))

    assert all(token.type != "html_inline" for token in tokens)


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("a <b>c</b><!-- d -->", "a c"),
        ("<b># no heading", "\\<b># no heading"),
        ("<<b>script>x", "\\<\\<b>script>x"),
        ("<b>[a]: /b", "\\<b>[a]: /b"),
        ("`a`<b>`", "`a`\\<b>`"),
        ("<!-- all", "\\<!-- all"),
        ("1 < 2 <https://x.example> `<b>`", "1 < 2 <https://x.example> `<b>`"),
        ("<br>", ""),
    ],
)
def test_html_goes_or_is_shown_as_text_where_going_would_change_more(message, wanted):
    assert expand(message, (), inline=True) == wanted


@pytest.mark.parametrize(
    ("before", "after", "msgstr", "wanted"),
    [
        ("[a][x] b", "[a][y] b", "B [A][x]", "B [A][y]"),
        ("[a][x] [b][y]", "[a][y] [b][x]", "[B][y] [A][x]", "[B][x] [A][y]"),
        ("a", "a", "A", "A"),
        ("[a][x] b", "[a][y] c", "A", None),
        ("[a][x]", "[a][]", "[A][x]", None),
        ("[a][x]", "a", "[A][x]", None),
        ("a[^x]", "a[^y]", "A[^x]", None),
    ],
)
def test_a_translation_is_carried_where_only_link_names_changed(before, after, msgstr, wanted):
    assert rename_refs(before, after, msgstr) == wanted


def test_citations_are_listed_as_they_stand():
    assert citations_of("a[^b][^c] `[^d]` [^b]") == ("b", "c", "b")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("*a* **b** `c` [d](e)[^f]", "a b c d"),
        ("one\ntwo\\\nthree", "one two\nthree"),
        ("![alt *x*](y) &amp; \\*", "alt x & *"),
        ("a<b>c</b><!-- d -->", "ac"),
    ],
)
def test_plain_text_is_what_is_read_aloud(markdown, text):
    assert plain_text(parse_inline(markdown)) == text


@pytest.mark.parametrize(
    ("markdown", "speaks"),
    [("a", True), ("24", True), ("![a](b)", True), ("`a`", False), ("![](b)", False), ("[^a] …", False)],
)  # fmt: skip
def test_code_and_marks_hold_nothing_to_translate(markdown, speaks):
    assert has_words(parse_inline(markdown)) is speaks
