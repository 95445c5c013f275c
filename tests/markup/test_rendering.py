import pytest

from service.markup.html import render_html, render_inline_html


def test_a_citation_shows_its_number_or_else_its_key():
    rendered = render_inline_html("Words.[^FDA23][^note]", {"FDA23": 2})

    assert rendered == (
        'Words.<sup class="citation" data-source="FDA23">[2]</sup>'
        '<sup class="citation" data-source="note">[note]</sup>'
    )


def test_a_footnote_stands_where_it_is_written():
    rendered = render_html("Words.[^note]\n\n[^note]: More *words*.\n", {"note": 1})

    assert rendered.endswith("<p>More <em>words</em>.</p>")


def test_raw_html_leaves_no_gap():
    assert render_html("<!-- c -->\na <b>c</b>\n\n<div>x</div>\n", {}) == "<p>a c</p>"


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("one\\\ntwo", "<p>one<br>\ntwo</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("![a *b*](/c.png)", '<p><img src="/c.png" alt="a b"></p>'),
        ("3. x", '<ol start="3">\n<li>x</li>\n</ol>'),
        ("", ""),
    ],
)
def test_markdown_is_rendered_as_commonmark_says(markdown, wanted):
    assert render_html(markdown, {}) == wanted


def test_rendering_one_text_leaves_no_trace_in_the_next():
    render_html("[a]: /b\n\n[^n]: c\n", {"x": 1})

    assert render_html("[a] [^x]", {}) == (
        '<p>[a] <sup class="citation" data-source="x">[x]</sup></p>'
    )
